package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.ProgressFile;
import io.daybreak.store.LocationReading;
import io.daybreak.store.NewRun;
import io.daybreak.store.OpenOptions;
import io.daybreak.store.Opening;
import io.daybreak.store.Run;
import io.daybreak.store.RunChange;
import io.daybreak.store.RunInputs;
import io.daybreak.store.RunKind;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code status} knows from the store, and what it still knows while another process has the store. */
class StatusTest {
    private static final Instant BEGAN = Instant.parse("2026-06-30T18:15:00Z");

    @TempDir
    private Path home;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/nightly.yaml"), SettingsTest.GOOD);
    }

    @Test
    void lists_the_last_runs_newest_first_in_the_lender_s_time() {
        try (Store store = store()) {
            Run refused = begin(store, LocalDate.of(2026, 6, 29), BEGAN.minusSeconds(86_400));
            store.runs()
                    .transition(
                            refused.id(),
                            RunChange.to(RunState.REFUSED, BEGAN.minusSeconds(86_000), "holds.csv is missing\nmore"));
            begin(store, LocalDate.of(2026, 6, 30), BEGAN);
        }
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run("status")).isZero();

        assertThat(terminal.out().toString().lines())
                .containsExactly(
                        "From the store " + home.resolve("store/daybreak") + ".",
                        "2026-06-30  attempt 1   begun, not classified  2026-07-01 02:15:00  -",
                        "2026-06-29  attempt 1   refused                2026-06-30 02:15:00  2026-06-30 02:21:40"
                                + "  holds.csv is missing");
        assertThat(terminal.err().toString()).isEmpty();
    }

    @Test
    void lists_as_many_as_asked_for() {
        try (Store store = store()) {
            for (int day = 1; day <= 5; day++) {
                begin(store, LocalDate.of(2026, 6, day), BEGAN.plusSeconds(day));
            }
        }
        Terminal terminal = Terminal.at(home);

        assertThat(terminal.run("status", "--last", "2")).isZero();

        assertThat(terminal.out().toString().lines().filter(line -> line.contains("attempt")))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("2026-06-05");
    }

    @Test
    void a_summary_that_is_cut_short_hides_no_other() throws IOException {
        summary("2026-06-28/attempt-1", "2026-06-28", "PUBLISHED", "2026-06-28T18:15:00Z", "");
        Path half = Files.createDirectories(home.resolve("out/2026-06-29/attempt-2"))
                .resolve("run.json");
        Files.writeString(half, "{\"business_date\": \"2026-06");
        Terminal terminal = Terminal.at(home);

        try (StoreHolder other = StoreHolder.of(home.resolve("store"))) {
            assertThat(other).isNotNull();
            assertThat(terminal.run("status")).as(terminal.err().toString()).isZero();
        }

        assertThat(terminal.out().toString())
                .containsPattern("2026-06-29  attempt 2   not known .*" + half + " is not as a run wrote it")
                .containsPattern("2026-06-28  attempt 1   published ");
    }

    @Test
    void tells_from_the_files_while_another_process_has_the_store() throws IOException {
        summary("2026-06-28/attempt-1", "2026-06-28", "PUBLISHED", "2026-06-28T18:15:00Z", "");
        summary(
                "refused/2026-06-29/attempt-2",
                "2026-06-29",
                "REFUSED",
                "2026-06-29T18:15:00Z",
                "holds.csv is missing");
        ProgressFile.of(new OutputFolder(home.resolve("out")))
                .write(new ProgressFile.Progress(
                        LocalDate.of(2026, 6, 30), 1, "classifying", 250, 1_000, BEGAN, BEGAN.plusSeconds(3)));
        Terminal terminal = Terminal.at(home);

        try (StoreHolder other = StoreHolder.of(home.resolve("store"))) {
            assertThat(other).isNotNull();
            assertThat(terminal.run("status")).isZero();
        }

        assertThat(terminal.out().toString().lines())
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).contains("another process works with it"))
                .contains(
                        "From the files in out.",
                        "Under way: 2026-06-30, attempt 1, classifying, 250 of 1000 loans, begun 2026-07-01 02:15:00,"
                                + " as of 2026-07-01 02:15:03.")
                .endsWith(
                        "2026-06-29  attempt 2   refused                2026-06-30 02:15:00  2026-06-30 02:15:00"
                                + "  holds.csv is missing",
                        "2026-06-28  attempt 1   published              2026-06-29 02:15:00  2026-06-29 02:15:00");
    }

    private void summary(String folder, String date, String outcome, String moment, String problem) throws IOException {
        Path attempt = home.resolve("out").resolve(folder);
        Files.createDirectories(attempt);
        String problems = problem.isEmpty() ? "" : "{\"code\": \"X\", \"message\": \"" + problem + "\"}";
        Files.writeString(attempt.resolve("run.json"), """
                {"business_date": "%s", "attempt": %s, "outcome": "%s", "started_at": "%s", "finished_at": "%s",
                 "problems": [%s]}
                """.formatted(
                        date, folder.charAt(folder.length() - 1), outcome, moment, moment, problems));
    }

    private static Run begin(Store store, LocalDate date, Instant at) {
        RunInputs inputs = new RunInputs("d", "p", "t", "s", "g");
        return store.runs()
                .begin(new NewRun(date, date, RunKind.NIGHTLY, inputs, Optional.empty(), "operator", ""), at);
    }

    private Store store() {
        LocationReading located = StoreLocation.parse("store", home, Map.of());
        Opening opening =
                Store.open(((LocationReading.Located) located).location(), new OpenOptions("test", 3, new Random(1)));
        return ((Opening.Opened) opening).store();
    }
}
