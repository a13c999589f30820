package io.daybreak.job;

import io.daybreak.notice.TemplateKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All templates as one text: what their digest is taken over, and what is kept of them. */
final class TemplateTexts {
    private static final String HEADING = "==> ";

    private TemplateTexts() {}

    /** Every template under its name, in name order. */
    static String toText(Map<TemplateKey, String> templates) {
        StringBuilder text = new StringBuilder();
        templates.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().fileName()))
                .forEach(entry -> text.append(HEADING)
                        .append(entry.getKey().fileName())
                        .append('\n')
                        .append(entry.getValue())
                        .append('\n'));
        return text.toString();
    }

    /** The templates of a text; empty when it is none that {@link #toText} wrote. */
    static Optional<Map<TemplateKey, String>> parse(String text) {
        Map<TemplateKey, String> templates = new HashMap<>();
        List<String> body = new ArrayList<>();
        Optional<TemplateKey> key = Optional.empty();
        for (String line : text.split("\n", -1)) {
            Optional<TemplateKey> heading =
                    line.startsWith(HEADING) ? TemplateKey.parse(line.substring(HEADING.length())) : Optional.empty();
            if (heading.isPresent()) {
                key.ifPresent(before -> templates.put(before, String.join("\n", body)));
                body.clear();
                key = heading;
            } else {
                body.add(line);
            }
        }
        if (key.isPresent()) {
            // The end of the last line is the end of the whole text.
            templates.put(key.get(), String.join("\n", body.subList(0, Math.max(0, body.size() - 1))));
        }
        return toText(templates).equals(text) ? Optional.of(templates) : Optional.empty();
    }
}
