package io.daybreak.notice;

import io.daybreak.policy.Channel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which template: {@code <name>.<channel>.<language>.txt} in the templates folder.
 *
 * @param name template name as the policy names it
 * @param channel channel it is written for
 * @param language language tag in lower case
 */
public record TemplateKey(String name, Channel channel, String language) {
    private static final Pattern FILE_NAME =
            Pattern.compile("([a-z0-9][a-z0-9-]*)\\.(sms|email|letter)\\.([a-z]{2,8}(?:-[a-z0-9]{1,8})*)\\.txt");

    /** The name of the template's file. */
    public String fileName() {
        return name + "." + channel.word() + "." + language + ".txt";
    }

    /** The key that a file name stands for; empty when it is no template's name. */
    public static Optional<TemplateKey> parse(String fileName) {
        Matcher matcher = FILE_NAME.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Channel channel =
                switch (matcher.group(2)) {
                    case "sms" -> Channel.SMS;
                    case "email" -> Channel.EMAIL;
                    default -> Channel.LETTER;
                };
        return Optional.of(new TemplateKey(matcher.group(1), channel, matcher.group(3)));
    }
}
