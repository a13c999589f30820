package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.CleanPortfolio;
import io.daybreak.sample.Table;
import io.daybreak.store.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was kept long enough goes, and nothing else: what is published, held or unfinished, the ledger, the evidence and
 * the approvals stay, every answer is the one it was, and the next night writes the same bytes.
 */
class PurgeTest {
    private static final long SEED = Long.getLong("purge.seed", 20260601L);
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final CleanPortfolio PORTFOLIO = CleanPortfolio.of(SEED, 160);

    /** All runs of this test end on 2026-07-02. */
    private static final String EVERYTHING = "2026-07-03";

    @TempDir
    private static Path deliveries;

    @TempDir
    private static Path publishedFolder;

    @TempDir
    private Path folder;

    private House house = House.in(Path.of(""));

    /** Nights 0 to 3; then night 1 twice again, and night 2 and 3 once. */
    @BeforeAll
    static void publishedAndSettledAgain() {
        history(House.in(publishedFolder));
    }

    private static void history(House house) {
        for (int night = 0; night <= 3; night++) {
            done(house.run(day(night), input(night)));
        }
        done(rerun(house, 1, 1));
        done(rerun(house, 1, 3));
    }

    @BeforeEach
    void copy() {
        house = House.in(publishedFolder).copiedTo(folder.resolve("house"));
    }

    @Test
    void whatWasReplacedGoesAndWhatWasSentStays() {
        Map<String, String> before = Tree.all(house.output());
        assertThat(Table.read(attempt(1, 1).resolve("notices/sms.csv")).rows())
                .as("seed %s", SEED)
                .isNotEmpty();
        assertThat(Tree.all(attempt(1, 2).resolve("notices")).values())
                .allMatch(text -> text.lines().count() <= 1);

        Night purged = purge(EVERYTHING);

        done(purged);
        assertThat(attempt(1, 2)).doesNotExist();
        assertThat(Tree.all(attempt(1, 1)).keySet())
                .contains("control.csv", "run.json", "evidence.jsonl", "notices/sms.csv", "corrections.csv")
                .doesNotContain("classification.csv", "collections.csv", "reconciliation.html", "suppressed.csv");
        Map<String, String> after = Tree.all(house.output());
        after.forEach((file, text) -> assertThat(text).as(file).isEqualTo(before.get(file)));
        assertThat(Tree.all(attempt(1, 3)))
                .isEqualTo(Tree.all(House.in(publishedFolder).published(day(1))));
        assertThat(purged.out())
                .contains("2026-06-02/attempt-1: ", "replaced by attempt 2; what it sent, and the evidence, stays")
                .contains("2026-06-02/attempt-2: ", "replaced by attempt 3\n")
                .containsPattern(
                        "Removed \\d+ files, .* and 20 job instances of Spring Batch, of business dates before "
                                + EVERYTHING);
        assertWhole("8 published runs in the chain, the files of 7 compared, those of 4 removed by purge");
    }

    /** What a run reported goes with its date, and not before. */
    @Test
    void reportsGoWithTheirDates() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(house.run(day(4), empty).exitCode()).isEqualTo(4);
        done(house.run(day(4), input(4)));
        assertThat(house.refused(day(4), 1)).isDirectory();
        Path first = house.output().resolve("rerun-2026-06-02-2026-06-02-attempt-2");
        Path second = house.output().resolve("rerun-2026-06-02-2026-06-04-attempt-2");
        assertThat(List.of(first, second)).allMatch(Files::isDirectory);
        Path compared = Files.createDirectories(house.output().resolve("rerun-2026-06-02-2026-06-02-as-known-then"));

        assertThat(purge("2026-06-04").out()).doesNotContain("reported");
        Night purged = purge(EVERYTHING);

        assertThat(purged.out())
                .contains("refused/2026-06-05/attempt-1: ", "rerun-2026-06-02-2026-06-04-attempt-2: 1 file, ");
        assertThat(house.output().resolve("refused")).isEmptyDirectory();
        assertThat(List.of(first, second)).noneMatch(Files::exists);
        assertThat(compared).isDirectory();
    }

    @Test
    void everyAnswerIsTheOneItWasAndTheNextNightWritesTheSameBytes() throws IOException {
        House untouched = House.in(publishedFolder).copiedTo(folder.resolve("untouched"));
        String loan = Table.read(attempt(1, 1).resolve("notices/sms.csv"))
                .rows()
                .get(0)
                .cell("loan_id");
        String explained = answer("explain", loan, "--date", day(1).toString());
        String noticed = answer("notices", "--loan", loan, "--json");
        Path complaints = folder.resolve("complaints.csv");
        Files.writeString(complaints, "complaint_id,loan_id,text\nC-1," + loan + ",I paid\n");
        String verdict = verdict(complaints);

        done(purge(EVERYTHING));

        assertThat(answer("explain", loan, "--date", day(1).toString())).isEqualTo(explained);
        assertThat(answer("notices", "--loan", loan, "--json")).isEqualTo(noticed);
        assertThat(verdict(complaints)).isEqualTo(verdict);
        done(house.run(day(4), input(4)));
        done(untouched.run(day(4), input(4)));
        assertThat(Tree.business(house.published(day(4)))).isEqualTo(Tree.business(untouched.published(day(4))));
        done(rerun(house, 2, 4));
        assertWhole("12 published runs in the chain");
    }

    @Test
    void aDryRunOnlyLists() {
        Map<String, String> files = Tree.all(folder.resolve("house"));

        Night listed = purge(EVERYTHING, "--dry-run");

        done(listed);
        assertThat(Tree.all(folder.resolve("house"))).isEqualTo(files);
        Night purged = purge(EVERYTHING);
        assertThat(listed.out().replace("Dry run: would remove ", "Removed ")).isEqualTo(purged.out());
    }

    @Test
    void theSecondTimeNothingIsLeftToRemove() {
        done(purge(EVERYTHING));
        Map<String, String> files = Tree.all(house.output());

        Night again = purge(EVERYTHING);

        assertThat(again.out())
                .startsWith("Removed 0 files, 0 B, and 0 job instances")
                .hasLineCount(1);
        assertThat(Tree.all(house.output())).isEqualTo(files);
    }

    /** What was replaced or done later than the days that are kept stays, however old its business date. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-06-01", "2026-06-04", "2026-07-02", "30d", "1y"})
    void nothingThatIsNotOldEnoughGoes(String age) {
        Map<String, String> files = Tree.all(house.output());

        Night purged = purge(age);

        assertThat(purged.out()).startsWith("Removed 0 files, 0 B, and 0 job instances");
        assertThat(Tree.all(house.output())).isEqualTo(files);
    }

    @Test
    void whatIsUnfinishedOrHeldStaysAndGoesOn() throws IOException {
        assertThat(house.runInOwnProcess(day(4), input(4), "before-publish").exitCode())
                .isEqualTo(Night.KILLED);
        Path rerun = Files.createDirectories(house.output().resolve(".staging/rerun-2026-06-03-2026-06-05-attempt-1"));
        Files.writeString(rerun.resolve("x"), "of a run that goes on");
        Map<String, String> files = Tree.all(house.output().resolve(".staging"));
        Files.createDirectories(house.output().resolve(".staging/rerun-2026-06-02-2026-06-04-attempt-2"));
        Path left = Files.createDirectories(house.output().resolve(".work/2026-06-02-attempt-1/delivery"));
        Files.writeString(left.resolve("x"), "left by a killed run");
        Files.createDirectories(house.output().resolve(".work/2026-06-03-attempt-0"));
        Files.createDirectories(house.output().resolve(".staging/refused-2026-06-02/attempt-9"));

        Night purged = purge(EVERYTHING);

        assertThat(purged.out())
                .contains(".work/2026-06-02-attempt-1: 1 file, 20 B, left by a run that ended")
                .contains(".work/2026-06-03-attempt-0: ", ".staging/refused-2026-06-02/attempt-9: ");
        assertThat(house.output().resolve(".work/2026-06-02-attempt-1")).doesNotExist();
        assertThat(house.output().resolve(".work/2026-06-03-attempt-0")).doesNotExist();
        assertThat(house.output().resolve(".staging/refused-2026-06-02")).doesNotExist();
        assertThat(house.output().resolve(".staging/rerun-2026-06-02-2026-06-04-attempt-2"))
                .doesNotExist();
        assertThat(house.output().resolve(".work/2026-06-05-attempt-1")).isNotEmptyDirectory();
        assertThat(Tree.all(house.output().resolve(".staging"))).isEqualTo(files);
        done(house.run(day(4), input(4)));
    }

    @Test
    void anAttemptThatIsNotAsItWasPublishedIsLeft() throws IOException {
        Files.writeString(attempt(1, 2).resolve("suppressed.csv"), "edited\n");

        Night purged = purge(EVERYTHING);

        done(purged);
        assertThat(purged.out())
                .contains("left as it is: 2026-06-02/attempt-2 is not as it was published: ", "suppressed.csv");
        assertThat(attempt(1, 2).resolve("classification.csv")).exists();
        Night verified = house.command("status", "--verify");
        assertThat(verified.exitCode()).isEqualTo(3);
    }

    @Test
    void whatWasSentIsStillMissedWhenItGoes() throws IOException {
        done(purge(EVERYTHING));
        Files.delete(attempt(1, 1).resolve("evidence.jsonl"));

        Night verified = house.command("status", "--verify");

        assertThat(verified.exitCode()).isEqualTo(3);
        assertThat(verified.err()).contains("2026-06-02/attempt-1/evidence.jsonl is not there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "purge-leftover",
                "purge-report",
                "purge-noted:2",
                "purge-file:4",
                "purge-taken",
                "purge-instance:7"
            })
    void killedAnywhereTheSameCommandFinishes(String killPoint) throws IOException {
        Path left = Files.createDirectories(house.output().resolve(".work/2026-06-02-attempt-1"));
        Files.writeString(left.resolve("x"), "left by a killed run");
        House calm = house.copiedTo(folder.resolve("calm"));
        done(calm.command("purge", "--older-than", EVERYTHING));

        Night killed = house.inOwnProcess(killPoint, "purge", "--older-than", EVERYTHING);
        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(Night.KILLED);
        assertWhole("8 published runs in the chain");
        done(purge(EVERYTHING));

        assertThat(Tree.all(house.output())).isEqualTo(Tree.all(calm.output()));
        Path work = house.output().resolve(".work");
        assertThat(Files.exists(work) ? Tree.all(work).keySet() : Set.of()).isEmpty();
        assertThat(work.resolve("2026-06-02-attempt-2-removed")).doesNotExist();
        assertThat(batchRows(house::openDatabase)).isEqualTo(batchRows(calm::openDatabase));
        assertWhole("8 published runs in the chain, the files of 7 compared, those of 4 removed by purge");
    }

    @Test
    void theSameOnAServer() throws IOException {
        String url = PostgresServer.emptySchemaUrl();
        Database server = () -> DriverManager.getConnection(url);
        house = House.on(url, Files.createDirectory(folder.resolve("server")));
        history(house);
        assertThat(batchRows(server).get("batch_job_instance")).isEqualTo(20);
        Night listed = purge(EVERYTHING, "--dry-run");

        Night killed = house.inOwnProcess("purge-instance:7", "purge", "--older-than", EVERYTHING);
        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(Night.KILLED);
        done(purge(EVERYTHING));

        assertThat(listed.out()).contains("and 20 job instances of Spring Batch");
        assertThat(batchRows(server).values()).containsOnly(0L);
        assertWhole("8 published runs in the chain, the files of 7 compared, those of 4 removed by purge");
        done(house.run(day(4), input(4)));
    }

    /** Where the tables of Spring Batch are. */
    @FunctionalInterface
    private interface Database {
        Connection open() throws SQLException;
    }

    private static Map<String, Long> batchRows(Database database) {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "batch_job_instance",
                    "batch_job_execution",
                    "batch_job_execution_params",
                    "batch_job_execution_context",
                    "batch_step_execution",
                    "batch_step_execution_context")) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private void assertWhole(String line) {
        Night verified = house.command("status", "--verify");
        done(verified);
        assertThat(verified.out()).contains(line, "Everything is as it was published.");
    }

    private Night purge(String age, String... more) {
        String[] words = new String[3 + more.length];
        System.arraycopy(new String[] {"purge", "--older-than", age}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        return house.command(words);
    }

    private String answer(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--input";
        all[words.length + 1] = deliveries.resolve("in-{date}").toString();
        Night answered = house.command(all);
        done(answered);
        return answered.out();
    }

    private String verdict(Path complaints) {
        Path to = folder.resolve("answers");
        answer("verify", complaints.toString(), "--to", to.toString());
        Table.Row answer = Table.read(to.resolve("answers.csv")).rows().get(0);
        return answer.cell("verdict") + " " + answer.cell("notice_id") + " " + answer.cell("known_then") + " "
                + answer.cell("known_now");
    }

    private Path attempt(int night, int number) {
        return house.output().resolve(day(night).toString()).resolve("attempt-" + number);
    }

    private static Night rerun(House house, int from, int to) {
        return house.rerun(day(from), day(to), deliveries.resolve("in-{date}"));
    }

    private static Path input(int night) {
        Path input = deliveries.resolve("in-" + day(night));
        if (!Files.exists(input)) {
            PORTFOLIO.at(day(night)).writeTo(input, day(night));
        }
        return input;
    }

    private static LocalDate day(int night) {
        return FIRST.plusDays(night);
    }
}
