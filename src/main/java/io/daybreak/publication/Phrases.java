package io.daybreak.publication;

import io.daybreak.notice.SuppressionCode;
import io.daybreak.reconciliation.GuardFinding;
import io.daybreak.reconciliation.Term;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/**
 * The words of the report in one language. Meanings that the code states itself, of terms and suppression codes, are
 * taken from there for English.
 */
final class Phrases {
    private final Properties phrases;

    private Phrases(Properties phrases) {
        this.phrases = phrases;
    }

    static Phrases in(ReportLanguage language) {
        String resource = "report." + language.word() + ".properties";
        Properties phrases = new Properties();
        try (InputStream stream = Phrases.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not in the program");
            }
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                phrases.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Phrases(phrases);
    }

    /** A phrase with its gaps {0}, {1}, … filled; one that is missing is a fault of the program. */
    String of(String key, String... values) {
        String phrase = find(key).orElseThrow(() -> new IllegalStateException("no phrase " + key));
        for (int index = 0; index < values.length; index++) {
            phrase = phrase.replace("{" + index + "}", values[index]);
        }
        return phrase;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(phrases.getProperty(key));
    }

    /** What a term of an identity is: a counted one, a file, or a place where something was counted. */
    String term(String word) {
        String key = word.startsWith("noticed ") || word.startsWith("suppressed ")
                ? word.substring(0, word.indexOf(' '))
                : word.replace(' ', '_');
        return find("term." + key)
                .or(() -> Arrays.stream(Term.values())
                        .filter(term -> term.word().equals(word))
                        .map(Term::meaning)
                        .findFirst())
                .orElseGet(() -> of("term.file"));
    }

    /** What a suppression code means. */
    String code(SuppressionCode code) {
        return find("code." + code.name()).orElse(code.meaning());
    }

    /** What a guard saw. */
    String seen(GuardFinding finding) {
        return find("seen." + finding.kind().name()).map(finding::filled).orElseGet(finding::sentence);
    }
}
