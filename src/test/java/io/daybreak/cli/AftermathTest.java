package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.daybreak.job.NightExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows a run by the settings: figures for Prometheus, and the lender's own program. */
class AftermathTest {
    private static final LocalDate DATE = LocalDate.of(2026, 6, 30);
    private static final String RUN = """
            {"business_date": "2026-06-30", "started_at": "2026-07-01T00:00:00Z", "finished_at": "2026-07-01T00:02:05Z",
             "counted": {"CNY": {"loans_read": {"count": 9}, "tiers": {"NORMAL": {"count": 7, "amount": "70.00"},
                                                                       "\\"odd\\"": {"count": 2, "amount": "1.00"}}}},
             "notices": {"CNY": {"1 sms": {"count": 3, "amount": "3.00"}}},
             "suppressions": {"CNY": {"HOLD": {"count": 4, "amount": "4.00"}}},
             "identities": {"checked": 5, "breaks": []}}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_published_night_says_everything() throws IOException {
        Files.writeString(folder.resolve("run.json"), RUN);
        Path file = folder.resolve("metrics/daybreak.prom");

        new MetricsFile(file).write(NightExit.PUBLISHED, Optional.of(folder), Instant.parse("2026-07-01T00:02:06Z"));

        assertThat(file)
                .content()
                .contains(
                        "# TYPE daybreak_last_run_exit_code gauge\ndaybreak_last_run_exit_code 0\n",
                        "daybreak_last_success_timestamp_seconds 1782864125\n",
                        "daybreak_last_success_duration_seconds 125\n",
                        "daybreak_loans{currency=\"CNY\",tier=\"NORMAL\"} 7\n",
                        "daybreak_loans{currency=\"CNY\",tier=\"\\\"odd\\\"\"} 2\n",
                        "daybreak_notices{currency=\"CNY\",level=\"1\",channel=\"sms\"} 3\n",
                        "daybreak_suppressions{currency=\"CNY\",reason=\"HOLD\"} 4\n",
                        "daybreak_held 0\n",
                        "daybreak_breaks 0\n");
    }

    /** An alarm on the age of the last success must go on while nights fail. */
    @Test
    void what_was_last_published_stays_while_a_night_is_held() throws IOException {
        Files.writeString(folder.resolve("run.json"), RUN);
        Path file = folder.resolve("daybreak.prom");
        new MetricsFile(file).write(NightExit.PUBLISHED, Optional.of(folder), Instant.EPOCH);

        new MetricsFile(file).write(NightExit.HELD, Optional.empty(), Instant.parse("2026-07-02T00:00:00Z"));

        assertThat(file)
                .content()
                .contains(
                        "daybreak_held 1\n",
                        "daybreak_last_run_exit_code 5\n",
                        "daybreak_last_success_timestamp_seconds 1782864125\n",
                        "daybreak_loans{currency=\"CNY\",tier=\"NORMAL\"} 7\n");
        assertThat(Files.readAllLines(file)).doesNotHaveDuplicates();
    }

    /** What the launcher makes is its owner's alone; here as a run left it that was killed within. */
    @Test
    void others_may_read_the_figures() throws IOException {
        Path file = folder.resolve("a/b/daybreak.prom");
        new MetricsFile(file).write(NightExit.FAILED, Optional.empty(), Instant.EPOCH);
        Path unfinished = Files.createFile(
                folder.resolve("a/b/daybreak.prom.new"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        new MetricsFile(file).write(NightExit.FAILED, Optional.empty(), Instant.EPOCH);

        assertThat(unfinished).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
                .isEqualTo("rwxr-xr-x");
    }

    /** Such as mail, which reads its text. */
    @Test
    void a_hook_that_reads_finds_the_end_at_once() throws IOException {
        Hook hook =
                new Hook(List.of(script("cat").toString()), Terminal.at(folder).machine());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(hook.call(DATE, NightExit.HELD, "held", Optional.empty()))
                        .isEmpty());
    }

    @Test
    void the_hook_gets_its_arguments_as_they_are_and_what_happened_in_its_environment() throws IOException {
        Path said = folder.resolve("said");
        Path hook = script("printf '%s\\n' \"$@\" \"$DAYBREAK_OUTCOME\" \"$DAYBREAK_EXIT\" \"$DAYBREAK_DATE\""
                + " \"$DAYBREAK_HEADLINE\" \"$DAYBREAK_FOLDER\" \"${DAYBREAK_STORE_PASSWORD-none}\" > " + said);
        Terminal terminal = Terminal.at(folder);

        Optional<String> problem = new Hook(
                        List.of(hook.toString(), "$(touch " + folder + "/injected)", "; two words"), terminal.machine())
                .call(DATE, NightExit.HELD, "held; `touch x`", Optional.of(folder.resolve("out")));

        assertThat(problem).isEmpty();
        assertThat(Files.readAllLines(said))
                .containsExactly(
                        "$(touch " + folder + "/injected)",
                        "; two words",
                        "HELD",
                        "5",
                        "2026-06-30",
                        "held; `touch x`",
                        folder.resolve("out").toString(),
                        "none");
        assertThat(folder.resolve("injected")).doesNotExist();
    }

    @Test
    void a_hook_that_fails_or_is_not_there_is_told() throws IOException {
        Terminal terminal = Terminal.at(folder);

        assertThat(new Hook(List.of(script("exit 3").toString()), terminal.machine())
                        .call(DATE, NightExit.FAILED, "failed", Optional.empty()))
                .hasValueSatisfying(problem -> assertThat(problem).contains("ended with exit code 3"));
        assertThat(new Hook(List.of(folder.resolve("nothing").toString()), terminal.machine())
                        .call(DATE, NightExit.FAILED, "failed", Optional.empty()))
                .hasValueSatisfying(problem -> assertThat(problem).contains("cannot be started"));
    }

    private Path script(String body) throws IOException {
        Path file = folder.resolve("hook.sh");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }
}
