package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.job.NightExit;
import io.daybreak.notice.SuppressionCode;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a command line before anything is read. */
class CommandLineTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "check",
                "status",
                "release",
                "discard",
                "purge",
                "explain",
                "policy",
                "policy lint",
                "policy show",
                "policy test",
                "policy compare"
            })
    void help_is_a_result_and_lists_the_exit_codes(String command) {
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run((command + " --help").strip().split(" "))).isZero();

        assertThat(terminal.out().toString())
                .startsWith(("Usage: daybreak " + command).strip())
                .contains("Exit codes:");
        for (NightExit exit : NightExit.values()) {
            assertThat(terminal.out().toString()).containsPattern("(?m)^  " + exit.code() + "  +\\S");
        }
        assertThat(terminal.err().toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void help_of_a_night_says_why_a_late_loan_gets_no_notice(String command) {
        Terminal terminal = Terminal.at(home);

        terminal.run(command, "--help");

        assertThat(Arrays.stream(SuppressionCode.values())).allSatisfy(code -> assertThat(
                        terminal.out().toString())
                .containsPattern("(?m)^  " + code + " +" + code.meaning().substring(0, 10)));
        assertThat(terminal.out().toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/cli/command-lines.csv", numLinesToSkip = 1)
    void a_wrong_command_line_is_exit_2_with_what_is_wrong_and_a_hint_of_one_line(
            String arguments, String problem, String usage) {
        Terminal terminal = Terminal.at(home);

        int exit = terminal.run(arguments == null ? new String[0] : arguments.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(terminal.out().toString()).isEmpty();
        assertThat(terminal.err().toString()).startsWith("daybreak: ").contains(problem, "Usage: " + usage, "--help");
        assertThat(terminal.err().toString().lines()).hasSizeLessThanOrEqualTo(3);
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"rnu, run", "stauts, status", "run --dta=2026-06-30, --date", "policy shwo, show"})
    void a_word_nearly_right_is_guessed(String arguments, String meant) {
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run(arguments.split(" "))).isEqualTo(2);

        assertThat(terminal.err().toString()).contains("Did you mean '" + meant + "'?");
    }

    @Test
    void version_is_a_result() {
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run("--version")).isZero();

        assertThat(terminal.out().toString()).startsWith("daybreak ");
    }
}
