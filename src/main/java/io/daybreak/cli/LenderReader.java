package io.daybreak.cli;

import io.daybreak.notice.LenderContact;
import io.daybreak.policy.Fields;
import io.daybreak.policy.PolicyProblem.Code;
import io.daybreak.policy.Problems;
import io.daybreak.policy.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the settings' key {@code lender}: its own words, each in every language it writes in. */
final class LenderReader {
    private static final List<String> KEYS = List.of("name", "how_to_pay", "how_to_object", "how_to_get_help");
    private static final int TEXT_CHARACTERS_MAX = 200;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,8})*");
    private static final String LANGUAGE_IN_WORDS = "a language tag in lower case, such as zh or en";

    private final Problems problems;
    private final Map<String, Map<String, String>> textsByKey = new LinkedHashMap<>();
    private final Set<String> languages = new TreeSet<>();

    private LenderReader(Problems problems) {
        this.problems = problems;
    }

    /** A language tag behind a key. */
    static Optional<String> language(Fields fields, String key) {
        return fields.name(key, LANGUAGE, LANGUAGE_IN_WORDS);
    }

    /**
     * The lender's words by language.
     *
     * @param fallback a language that must be among them
     */
    static Map<String, LenderContact> read(Fields fields, Optional<String> fallback, Problems problems) {
        fields.require("lender");
        Optional<Fields> lender = fields.section("lender", KEYS);
        if (lender.isEmpty()) {
            return Map.of();
        }
        LenderReader reader = new LenderReader(problems);
        KEYS.forEach(key -> reader.collect(lender.get(), key));
        fallback.ifPresent(reader.languages::add);
        return reader.contacts(lender.get());
    }

    private void collect(Fields lender, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        lender.require(key);
        lender.entries(key).forEach((language, node) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                problems.report(
                        Code.BAD_NAME, node, Fields.quoted(language) + " cannot be used; write " + LANGUAGE_IN_WORDS);
                return;
            }
            lender.scalar(node).ifPresent(scalar -> texts.put(language, checked(scalar)));
            languages.add(language);
        });
        textsByKey.put(key, texts);
    }

    private String checked(YamlNode.Scalar scalar) {
        String text = scalar.text().strip();
        if (text.isEmpty()) {
            problems.report(Code.NO_VALUE, scalar, "the text is blank; every message carries it, so write it");
        } else if (text.length() > TEXT_CHARACTERS_MAX || text.lines().count() > 1) {
            problems.report(
                    Code.OUT_OF_BOUNDS,
                    scalar,
                    "the text has " + text.length() + " characters in "
                            + text.lines().count() + " lines; every message carries it, so keep it to one line of "
                            + TEXT_CHARACTERS_MAX);
        }
        return text;
    }

    private Map<String, LenderContact> contacts(Fields lender) {
        Map<String, LenderContact> contacts = new LinkedHashMap<>();
        for (String language : languages) {
            contacts.put(
                    language,
                    new LenderContact(
                            text(lender, "name", language),
                            text(lender, "how_to_pay", language),
                            text(lender, "how_to_object", language),
                            text(lender, "how_to_get_help", language)));
        }
        return contacts;
    }

    private String text(Fields lender, String key, String language) {
        Map<String, String> texts = textsByKey.getOrDefault(key, Map.of());
        if (!texts.containsKey(language) && lender.has(key)) {
            YamlNode at = lender.find(key).orElse(lender.node());
            String path = at.path() + "." + language;
            problems.report(
                    Code.MISSING_KEY,
                    path,
                    at.line(),
                    "'" + language + "' is missing; the lender's other texts or the fallback language have it");
        }
        return texts.getOrDefault(language, "");
    }
}
