package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.RejectReason;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.reconciliation.GuardFinding;
import io.daybreak.reconciliation.GuardName;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.Term;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages of the report say everything, with the same gaps to fill. */
class PhrasesTest {
    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    @Test
    void chinese_has_every_english_phrase_with_the_same_gaps() throws IOException {
        Properties english = load("en");
        Properties chinese = load("zh");

        assertThat(chinese.stringPropertyNames()).containsAll(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(gaps(chinese.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
        }
    }

    @Test
    void chinese_says_what_english_takes_from_the_code() throws IOException {
        Set<String> keys = load("zh").stringPropertyNames();

        assertThat(keys)
                .containsAll(Arrays.stream(Term.values())
                        .map(term -> "term." + term.word())
                        .toList())
                .containsAll(Arrays.stream(SuppressionCode.values())
                        .map(code -> "code." + code)
                        .toList())
                .containsAll(Arrays.stream(GuardName.values())
                        .flatMap(guard -> Stream.of("guard." + guard, "do." + guard))
                        .toList())
                .containsAll(Arrays.stream(GuardFinding.Kind.values())
                        .map(kind -> "seen." + kind)
                        .toList())
                .containsAll(Arrays.stream(RejectReason.values())
                        .map(reason -> "hint." + reason)
                        .toList());
    }

    @Test
    void every_finding_of_a_guard_fills_all_its_gaps_in_both_languages() {
        List<String> values = List.of("41", "42", "43");
        for (GuardFinding.Kind kind : GuardFinding.Kind.values()) {
            GuardFinding finding = new GuardFinding(kind, values);
            String english = Phrases.in(ReportLanguage.EN).seen(finding);
            String chinese = Phrases.in(ReportLanguage.ZH).seen(finding);

            assertThat(english).doesNotContain("{");
            assertThat(chinese)
                    .as("%s has the values of the English sentence", kind)
                    .doesNotContain("{");
            for (String value : values) {
                assertThat(chinese.contains(value)).as(kind + " " + value).isEqualTo(english.contains(value));
            }
        }
    }

    @Test
    void both_name_every_identity_verdict_and_queue() throws IOException {
        for (String language : new String[] {"en", "zh"}) {
            assertThat(load(language).stringPropertyNames())
                    .containsAll(Arrays.stream(Identity.Name.values())
                            .map(name -> "identity." + name.word())
                            .toList())
                    .containsAll(Arrays.stream(Report.Verdict.values())
                            .map(verdict -> "verdict." + verdict)
                            .toList())
                    .containsAll(Arrays.stream(Queue.values())
                            .map(queue -> "queue." + queue)
                            .toList());
        }
    }

    private static Set<String> gaps(String phrase) {
        Matcher matcher = GAP.matcher(phrase);
        return matcher.results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                PhrasesTest.class.getResourceAsStream("report." + language + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
