package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the settings in force come from, and what a run says before it does anything. */
class PreparationTest {
    @TempDir
    private Path home;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(home.resolve("jobs/policies"));
        Files.createDirectories(home.resolve("jobs/templates"));
        Files.writeString(home.resolve("jobs/nightly.yaml"), SettingsTest.GOOD);
    }

    @Test
    void the_installation_s_own_settings_are_taken_when_none_are_named() {
        Settings settings = settings(Terminal.at(home), Map.of());

        assertThat(settings.file()).isEqualTo(home.resolve("jobs/nightly.yaml"));
        assertThat(settings.output()).isEqualTo(home.resolve("out"));
    }

    @Test
    void a_flag_beats_a_variable_beats_the_file() {
        Terminal plain = Terminal.at(home);
        Terminal variable = plain.with("DAYBREAK_OUTPUT", "from-variable");

        assertThat(settings(plain, Map.of()).output()).isEqualTo(home.resolve("out"));
        assertThat(settings(variable, Map.of()).output()).isEqualTo(home.resolve("from-variable"));
        assertThat(settings(variable, Map.of(Key.OUTPUT, "from-flag")).output()).isEqualTo(home.resolve("from-flag"));
    }

    @Test
    void each_choice_can_be_made_by_flag_and_by_variable() throws IOException {
        Files.copy(home.resolve("jobs/nightly.yaml"), home.resolve("jobs/other.yaml"));
        Map<Key, String> chosen = new EnumMap<>(Map.of(
                Key.INPUT, "in/{date}",
                Key.OUTPUT, "there",
                Key.STORE, "memory",
                Key.POLICY, "p.yaml",
                Key.SETTINGS, "jobs/other.yaml",
                Key.THREADS, "5",
                Key.DATE, "2026-02-28"));
        assertThat(chosen).containsOnlyKeys(Key.values());

        for (Key key : Key.values()) {
            String value = chosen.get(key);
            Terminal terminal = Terminal.at(home);
            Choices byFlag = Choices.of(Map.of(key, value), terminal.machine());
            Choices byVariable =
                    Choices.of(Map.of(), terminal.with(key.variable(), value).machine());

            assertThat(byFlag.of(key)).contains(new Choice(value, key.flag(), home));
            assertThat(byVariable.of(key)).contains(new Choice(value, key.variable(), home));
        }
        Settings settings = settings(Terminal.at(home), chosen);
        assertThat(settings.inputOn(LocalDate.of(2026, 2, 28))).isEqualTo(home.resolve("in/2026-02-28"));
        assertThat(settings.output()).isEqualTo(home.resolve("there"));
        assertThat(settings.store().path()).isEqualTo(home.resolve("memory"));
        assertThat(settings.policy()).isEqualTo(home.resolve("p.yaml"));
        assertThat(settings.file()).isEqualTo(home.resolve("jobs/other.yaml"));
        assertThat(settings.threads()).isEqualTo(5);
    }

    @Test
    void an_empty_variable_is_none() {
        assertThat(settings(Terminal.at(home).with("DAYBREAK_OUTPUT", ""), Map.of())
                        .output())
                .isEqualTo(home.resolve("out"));
    }

    @Test
    void what_is_chosen_beside_the_file_need_not_be_in_it() throws IOException {
        Files.writeString(
                home.resolve("jobs/nightly.yaml"),
                SettingsTest.GOOD.replaceAll("(?m)^(input|output|store|policy):.*\n", ""));

        Settings settings =
                settings(Terminal.at(home), Map.of(Key.INPUT, "a", Key.OUTPUT, "b", Key.STORE, "c", Key.POLICY, "d"));

        assertThat(settings.output()).isEqualTo(home.resolve("b"));
    }

    @Test
    void without_a_date_it_is_yesterday_where_the_lender_is() throws IOException {
        assertThat(date(Terminal.at(home), Map.of())).contains(LocalDate.of(2026, 6, 30));

        Files.writeString(
                home.resolve("jobs/nightly.yaml"), SettingsTest.GOOD.replace("Asia/Shanghai", "America/New_York"));
        assertThat(date(Terminal.at(home), Map.of())).contains(LocalDate.of(2026, 6, 29));
    }

    @Test
    void a_date_that_is_given_may_be_any_day() {
        assertThat(date(Terminal.at(home), Map.of(Key.DATE, "2031-01-01"))).contains(LocalDate.of(2031, 1, 1));
        assertThat(date(Terminal.at(home).with("DAYBREAK_DATE", "1999-12-31"), Map.of()))
                .contains(LocalDate.of(1999, 12, 31));
    }

    @Test
    void a_bad_variable_is_named_as_such() {
        Terminal threads = Terminal.at(home).with("DAYBREAK_THREADS", "many");
        Terminal date = Terminal.at(home).with("DAYBREAK_DATE", "yesterday");

        assertThat(threads.run("run")).isEqualTo(2);
        assertThat(threads.err().toString())
                .contains("DAYBREAK_THREADS: 'many' is not a number of threads; write a whole number from 1 to 256");
        assertThat(date.run("run")).isEqualTo(2);
        assertThat(date.err().toString()).contains("DAYBREAK_DATE: 'yesterday' is not a date");
    }

    @Test
    void settings_that_are_not_there_are_one_problem_with_what_to_do() {
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run("run", "--settings", "nowhere.yaml")).isEqualTo(2);

        assertThat(terminal.err().toString().lines())
                .containsExactly(
                        "daybreak: 1 problem; nothing was run.",
                        "  nowhere.yaml: does not exist; check the path; give the settings with --settings");
    }

    @Test
    void settings_in_another_charset_are_refused() throws IOException {
        Files.write(home.resolve("jobs/nightly.yaml"), SettingsTest.GOOD.getBytes(Charset.forName("GB18030")));
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run("status")).isEqualTo(2);

        assertThat(terminal.err().toString()).contains("jobs/nightly.yaml: is not UTF-8; save it as UTF-8");
    }

    @Test
    void problems_of_settings_policy_templates_and_store_are_all_told_at_once() throws IOException {
        Files.writeString(home.resolve("jobs/policies/consumer.yaml"), "name: x\nversion: 1\n");
        Files.writeString(home.resolve("jobs/templates/reminder.txt"), "hello");
        Terminal terminal = Terminal.at(home);

        int exit = terminal.run("run", "--date", "2026-06-30", "--store", "jdbc:mysql://db/x");

        assertThat(exit).isEqualTo(2);
        assertThat(terminal.out().toString()).isEmpty();
        assertThat(terminal.err().toString())
                .contains("--store: ", "this database cannot be a store")
                .contains("jobs/policies/consumer.yaml:1: tiers: 'tiers' is missing");
        assertThat(home.resolve("out")).doesNotExist();
    }

    @Test
    void a_draft_needs_to_be_allowed() throws IOException {
        draft("");
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run("run", "--date", "2026-06-30")).isEqualTo(2);

        assertThat(terminal.err().toString())
                .contains("jobs/policies/consumer.yaml: status: the policy is a draft", "--allow-draft");
    }

    @Test
    void a_policy_that_fails_its_own_example_does_not_start_and_can_still_be_shown() throws IOException {
        draft("examples:\n  - {installments: [{due: 2026-01-10, amount: 100.00}], payments: [],"
                + " as_of: 2026-01-11, policy_dpd: 2, tier: LATE}\n");
        Terminal test = Terminal.at(home);
        Terminal show = Terminal.at(home);
        Terminal run = Terminal.at(home);

        assertThat(test.run("policy", "test")).isEqualTo(2);
        assertThat(show.run("policy", "show")).isZero();
        assertThat(run.run("run", "--date", "2026-06-30", "--allow-draft")).isEqualTo(2);

        assertThat(test.err().toString()).contains("jobs/policies/consumer.yaml: examples[0]", "policy_dpd");
        assertThat(show.out().toString()).contains("Policy consumer");
        assertThat(run.err().toString()).contains("jobs/policies/consumer.yaml: examples[0]");
    }

    @Test
    void a_template_with_a_name_that_says_nothing_is_a_problem() throws IOException {
        draft("");
        Files.writeString(home.resolve("jobs/templates/reminder.txt"), "hello");
        Files.writeString(home.resolve("jobs/templates/README.md"), "notes for the next person");
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run("run", "--date", "2026-06-30", "--allow-draft")).isEqualTo(2);

        assertThat(terminal.err().toString())
                .contains("jobs/templates/reminder.txt: a template's file is named <name>.<channel>.<language>.txt")
                .doesNotContain("README");
    }

    @Test
    void status_of_an_installation_that_never_ran_is_a_result_and_writes_nothing() throws IOException {
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run("status")).isZero();

        assertThat(terminal.out().toString()).contains("No run yet.");
        assertThat(home.resolve("store")).doesNotExist();
        assertThat(home.resolve("out")).doesNotExist();
    }

    private void draft(String more) throws IOException {
        Files.writeString(
                home.resolve("jobs/policies/consumer.yaml"),
                "name: consumer\nversion: \"1\"\nstatus: draft\ntiers:\n  - {code: GOOD, from_dpd: 0}\n"
                        + "  - {code: LATE, from_dpd: 1}\n" + more,
                StandardCharsets.UTF_8);
    }

    private static Settings settings(Terminal terminal, Map<Key, String> flags) {
        Preparation preparation = new Preparation(terminal.machine(), Choices.of(flags, terminal.machine()));
        Optional<Settings> settings = preparation.settings();
        assertThat(preparation.problems()).isEqualTo(List.of());
        return settings.orElseThrow();
    }

    private static Optional<LocalDate> date(Terminal terminal, Map<Key, String> flags) {
        Preparation preparation = new Preparation(terminal.machine(), Choices.of(flags, terminal.machine()));
        return preparation.settings().flatMap(preparation::date);
    }
}
