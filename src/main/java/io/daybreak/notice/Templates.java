package io.daybreak.notice;

import io.daybreak.policy.Channel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The message templates in force, read once. Check them with {@link TemplateChecks} first. */
public final class Templates {
    private final Map<TemplateKey, CompiledTemplate> byKey;

    private Templates(Map<TemplateKey, CompiledTemplate> byKey) {
        this.byKey = byKey;
    }

    /**
     * Reads template texts.
     *
     * @param texts the texts as they stand in their files
     * @throws com.samskivert.mustache.MustacheException when braces do not match, which the checks would have said
     */
    public static Templates of(Map<TemplateKey, String> texts) {
        Map<TemplateKey, CompiledTemplate> byKey = new HashMap<>();
        texts.forEach((key, text) -> byKey.put(key, CompiledTemplate.of(text)));
        return new Templates(byKey);
    }

    /**
     * A template found for a borrower.
     *
     * @param key which one
     * @param template its text
     */
    record Found(TemplateKey key, CompiledTemplate template) {}

    /**
     * The template for a borrower's language: the language itself, then without its region, then the fallback.
     *
     * @param name template name as the policy has it
     * @param channel channel
     * @param language the borrower's language tag
     * @param fallback the declared fallback language
     */
    Optional<Found> find(String name, Channel channel, Optional<String> language, Optional<String> fallback) {
        Set<String> tried = new LinkedHashSet<>();
        language.ifPresent(tag -> addWithPrimary(tried, tag));
        fallback.ifPresent(tag -> addWithPrimary(tried, tag));
        for (String tag : tried) {
            TemplateKey key = new TemplateKey(name, channel, tag);
            CompiledTemplate template = byKey.get(key);
            if (template != null) {
                return Optional.of(new Found(key, template));
            }
        }
        return Optional.empty();
    }

    private static void addWithPrimary(Set<String> tried, String tag) {
        String lower = tag.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        tried.add(lower);
        for (int end = lower.lastIndexOf('-'); end > 0; end = lower.lastIndexOf('-', end - 1)) {
            tried.add(lower.substring(0, end));
        }
    }
}
