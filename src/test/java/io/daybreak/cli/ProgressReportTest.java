package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.job.KillPoints;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a person sees at a terminal, and what a log of cron gets. */
class ProgressReportTest {
    private static final String OVERWRITE = "\r\u001b[K";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-30T18:15:00Z"));
    private final StringWriter err = new StringWriter();

    @Test
    void a_log_gets_a_line_at_each_phase_and_then_every_fifteen_seconds() {
        try (ProgressReport report = report(false)) {
            report.phase("scanning the delivery", 0);
            report.phase("classifying", 1_000_000);
            after(Duration.ofSeconds(14));
            report.loans(280_000);
            after(Duration.ofSeconds(1));
            report.loans(20_000);
            report.loans(20_000);
        }

        assertThat(err.toString().lines())
                .containsExactly(
                        "scanning the delivery",
                        "classifying: 0 of 1,000,000 loans",
                        "classifying: 300,000 of 1,000,000 loans, 20,000 a second, 35 s left");
    }

    @Test
    void a_terminal_gets_one_line_that_is_written_over_and_leaves_none() {
        try (ProgressReport report = report(true)) {
            report.phase("classifying", 4_000_000);
            after(Duration.ofMillis(199));
            report.loans(1);
            after(Duration.ofSeconds(10));
            report.loans(99_999);
        }

        assertThat(err)
                .hasToString(OVERWRITE + "classifying: 0 of 4,000,000 loans" + OVERWRITE
                        + "classifying: 100,000 of 4,000,000 loans, 9,804 a second, 6 min 37 s left" + OVERWRITE);
    }

    @Test
    void a_count_that_nobody_knew_before_has_no_end() {
        try (ProgressReport report = report(false)) {
            report.phase("reading", 0);
            after(Duration.ofSeconds(20));
            report.loans(4_000);
        }

        assertThat(err.toString().lines()).endsWith("reading: 4,000 loans, 200 a second");
    }

    @Test
    void never_shows_more_loans_than_there_are() {
        try (ProgressReport report = report(false)) {
            report.phase("classifying", 100);
            after(Duration.ofSeconds(20));
            report.loans(120);
        }

        assertThat(err.toString().lines()).endsWith("classifying: 100 of 100 loans, 6 a second");
    }

    @Test
    void hours_are_said_as_hours() {
        try (ProgressReport report = report(false)) {
            report.phase("classifying", 10_000);
            after(Duration.ofSeconds(20));
            report.loans(40);
        }

        assertThat(err.toString().lines()).endsWith("classifying: 40 of 10,000 loans, 2 a second, 1 h 23 min left");
    }

    private void after(Duration duration) {
        now.updateAndGet(moment -> moment.plus(duration));
    }

    private ProgressReport report(boolean terminal) {
        InstantSource clock = now::get;
        Path folder = Path.of("").toAbsolutePath();
        return new ProgressReport(new Machine(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                terminal,
                Map.of(),
                "operator",
                clock,
                folder,
                folder,
                folder,
                1,
                new SafeStop(),
                KillPoints.NONE));
    }
}
