package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.intake.DeliveryFile;
import io.daybreak.job.ComplaintInquiry;
import io.daybreak.job.OlderNotices;
import io.daybreak.notice.ComplaintVerdict;
import io.daybreak.notice.MoneyFate;
import io.daybreak.notice.SuppressionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped beside the program works, and says what the program does. */
class ShippedTest {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path SETTINGS = HOME.resolve("jobs/nightly.yaml");

    @Test
    void the_settings_as_shipped_can_be_used_and_close_the_days_of_the_sample() throws IOException {
        Settings settings = shipped();

        assertThat(settings.input().path())
                .hasToString(HOME.resolve("sample-data/{date}").toString());
        assertThat(settings.policy()).isRegularFile();
        assertThat(settings.templates()).isDirectory();
        assertThat(settings.approvers()).isEmpty();
    }

    @Test
    void the_settings_as_shipped_explain_every_key() throws IOException {
        String text = Files.readString(SETTINGS);

        assertThat(SettingsReader.KEYS).allSatisfy(key -> assertThat(text).containsPattern("(?m)^(# )?" + key + ":"));
        assertThat(Arrays.stream(DeliveryFile.values()))
                .allSatisfy(file -> assertThat(text).contains(DeliveryReader.key(file)));
        assertThat(Arrays.stream(Key.values()))
                .allSatisfy(key -> assertThat(text).contains(key.flag(), key.variable()));
    }

    @Test
    void a_delivery_block_as_the_comments_show_it_can_be_used() throws IOException {
        String text = Files.readString(SETTINGS);
        int from = text.indexOf("# delivery:");
        int to = text.indexOf("\n\n", from);
        String uncommented =
                text.substring(0, from) + text.substring(from, to).replaceAll("(?m)^# ", "") + text.substring(to);

        assertThat(uncommented).contains("\ndelivery:\n  default:\n");
        assertThat(read(uncommented)).isInstanceOf(SettingsReading.Usable.class);
    }

    @Test
    void the_readme_lists_every_exit_code_with_what_to_do() throws IOException {
        List<String> lines = readme();

        ExitCodes.meanings().forEach((code, meaning) -> assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("| " + code + " | " + meaning + " | ")));
    }

    @Test
    void the_readme_lists_every_suppression_code_in_order() throws IOException {
        Stream<String> rows = Arrays.stream(SuppressionCode.values())
                .map(code -> "| `" + code + "` | " + code.meaning() + " | " + code.whatToDo() + " |");

        assertThat(readme()).containsSubsequence(rows.toList());
    }

    @Test
    void the_readme_lists_every_code_of_an_answer_in_order() throws IOException {
        Stream<String> verdicts = Arrays.stream(ComplaintVerdict.values())
                .map(code -> "| `" + code + "` | " + code.meaning() + " | " + code.whatToDo() + " |");
        Stream<String> money = Arrays.stream(MoneyFate.values())
                .map(code -> "| `" + code + "` | " + code.meaning() + " | " + code.whatToDo() + " |");

        assertThat(readme()).containsSubsequence(Stream.concat(verdicts, money).toList());
    }

    @Test
    void the_readme_and_the_help_list_every_column_people_hand_in() throws IOException {
        String page = Files.readString(HOME.resolve("README.md"));
        for (List<String> columns : List.of(
                ComplaintInquiry.requiredColumns(),
                ComplaintInquiry.optionalColumns(),
                OlderNotices.requiredColumns(),
                OlderNotices.optionalColumns())) {
            assertThat(columns).allSatisfy(column -> assertThat(page).contains("`" + column + "`"));
        }
    }

    @Test
    void the_readme_lists_every_settings_key() throws IOException {
        List<String> lines = readme();

        assertThat(SettingsReader.KEYS).allSatisfy(key -> assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("| `" + key + "` | ")));
    }

    private static Settings shipped() throws IOException {
        SettingsReading reading = read(Files.readString(SETTINGS));
        assertThat(reading).isInstanceOf(SettingsReading.Usable.class);
        return ((SettingsReading.Usable) reading).settings();
    }

    private static SettingsReading read(String text) {
        return SettingsReader.read(SETTINGS, "nightly.yaml", text, new Choices(Map.of()), 2);
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(HOME.resolve("README.md"));
    }
}
