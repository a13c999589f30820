package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that ends at any moment, as kill -9 ends it, costs nothing: the same command goes on, the business files
 * are those of a night that nobody disturbed, and the next night sends nothing twice.
 */
class CrashTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 28);
    private static final LocalDate NEXT = LocalDate.of(2026, 6, 29);

    @TempDir
    private static Path calmFolder;

    private static Map<String, String> calmNight;
    private static Map<String, String> calmNext;

    @BeforeAll
    static void aNightThatNobodyDisturbs() throws IOException {
        House calm = House.in(calmFolder);
        assertThat(calm.run(NIGHT, delivery(NIGHT)).exitCode()).isZero();
        assertThat(calm.run(NEXT, delivery(NEXT)).exitCode()).isZero();
        calmNight = Tree.business(calm.published(NIGHT));
        calmNext = Tree.business(calm.published(NEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before-append",
                "after-append:2",
                "after-checkpoint:3",
                "before-check",
                "before-decide",
                "before-reconcile",
                "before-publish",
                "after-stage",
                "after-intend",
                "after-rename",
                "after-confirm",
                "after-links"
            })
    void endsAsIfNothingHadHappened(String killPoint, @TempDir Path folder) throws IOException {
        House house = House.in(folder);
        Night killed = house.runInOwnProcess(NIGHT, delivery(NIGHT), killPoint);
        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(Night.KILLED);

        Night resumed = house.run(NIGHT, delivery(NIGHT));

        assertThat(resumed.exitCode()).as(resumed.toString()).isZero();
        assertThat(Tree.business(house.published(NIGHT))).isEqualTo(calmNight);
        Night next = house.run(NEXT, delivery(NEXT));
        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(Tree.business(house.published(NEXT))).isEqualTo(calmNext);
    }

    /**
     * What a lost connection left once: the outcome of a partition's commit was unknown, the job failed after it, and both
     * were written down so. A start since then may have failed for it, without the partition.
     */
    @ParameterizedTest
    @CsvSource({"FAILED, false", "UNKNOWN, false", "FAILED, true"})
    void aPartitionWhoseCommitHadAnUnknownOutcomeGoesOn(String job, boolean isStartedSince, @TempDir Path folder)
            throws Exception {
        goesOn(folder, "after-checkpoint:3", statement -> {
            statement.execute("update batch_job_execution set status = '" + job + "', end_time = start_time"
                    + " where status = 'STARTED'");
            assertThat(statement.executeUpdate("update batch_step_execution set status = 'UNKNOWN',"
                            + " end_time = start_time where status = 'STARTED' and step_name like '%:p%'"))
                    .isPositive();
            if (isStartedSince) {
                statement.execute("insert into batch_job_execution (job_execution_id, version, job_instance_id,"
                        + " create_time, start_time, end_time, status, exit_code, exit_message, last_updated)"
                        + " select next value for batch_job_execution_seq, version, job_instance_id, create_time,"
                        + " start_time, end_time, status, exit_code, exit_message, last_updated"
                        + " from batch_job_execution where status = '" + job + "'");
            }
        });
    }

    /**
     * What a kill left in a file store once: the batch metadata said that a partition was completed, and the partition's
     * own row, written before, did not.
     */
    @ParameterizedTest
    @ValueSource(strings = {"after-checkpoint:3", "before-check"})
    void aPartitionThatOnlyTheMetadataCallsReadIsReadAgain(String killPoint, @TempDir Path folder) throws Exception {
        goesOn(folder, killPoint, statement -> {
            statement.execute("update run_partition set done = false");
        });
    }

    /** A process killed just as its job failed: the job is FAILED, and its steps are still marked as running. */
    @Test
    void stepsThatAFailedJobLeftRunningAreEnded(@TempDir Path folder) throws Exception {
        goesOn(folder, "after-checkpoint:3", statement -> {
            statement.execute(
                    "update batch_job_execution set status = 'FAILED', exit_code = 'FAILED', end_time = start_time");
        });
    }

    /** What a test does to the store of a dead process. */
    @FunctionalInterface
    private interface Edit {
        void of(Statement statement) throws SQLException;
    }

    private static void goesOn(Path folder, String killPoint, Edit edit) throws Exception {
        House house = House.in(folder);
        assertThat(house.runInOwnProcess(NIGHT, delivery(NIGHT), killPoint).exitCode())
                .isEqualTo(Night.KILLED);
        try (Connection connection = house.openDatabase();
                Statement statement = connection.createStatement()) {
            edit.of(statement);
        }

        Night resumed = house.run(NIGHT, delivery(NIGHT));

        assertThat(resumed.exitCode()).as(resumed.toString()).isZero();
        assertThat(Tree.business(house.published(NIGHT))).isEqualTo(calmNight);
    }

    /** Service managers ask before they kill: the night comes to a safe point, says so, and goes on when started again. */
    @Test
    void aNightThatIsAskedToEndExits75AndResumes(@TempDir Path folder) throws Exception {
        Night stopped = new Night(0, "", "");
        House house = House.in(folder);
        for (int attempt = 1; attempt <= 5 && stopped.exitCode() == 0; attempt++) {
            Path place = Files.createDirectory(folder.resolve("house-" + attempt));
            house = House.in(place);
            stopped = asked(house, place);
        }
        assertThat(stopped.exitCode()).as(stopped.toString()).isEqualTo(75);
        assertThat(stopped.err()).contains("Stopped on request; nothing of " + NIGHT + " is published.");
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();

        Night resumed = house.run(NIGHT, delivery(NIGHT));

        assertThat(resumed.exitCode()).as(resumed.toString()).isZero();
        assertThat(Tree.business(house.published(NIGHT))).isEqualTo(calmNight);
    }

    /** Asks with SIGTERM as soon as the attempt has work files; a night that was quicker ends 0. */
    private static Night asked(House house, Path place) throws Exception {
        Path out = Files.createTempFile(place, "out", ".txt");
        Path err = Files.createTempFile(place, "err", ".txt");
        Process process = house.start(NIGHT, delivery(NIGHT), "", out, err);
        Path work = house.output().resolve(".work").resolve(NIGHT + "-attempt-1");
        while (process.isAlive() && !Files.exists(work)) {
            Thread.sleep(5);
        }
        process.destroy();
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        return new Night(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void aSecondStartFindsTheStoreTaken(@TempDir Path folder) throws IOException, InterruptedException {
        House house = House.in(folder);
        assertThat(house.run(NIGHT, delivery(NIGHT)).exitCode()).isZero();
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        try (var holder = house.openStore()) {
            assertThat(holder.isLocked()).isTrue();
            Process second = house.start(NEXT, delivery(NEXT), "", out, err);
            assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).as(Files.readString(err)).isEqualTo(75);
        }
        assertThat(house.run(NEXT, delivery(NEXT)).exitCode()).isZero();
    }

    private static Path delivery(LocalDate night) {
        return Path.of("sample-data", night.toString());
    }
}
