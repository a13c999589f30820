package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.CleanPortfolio;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates settled again, and dates caught up with: one delivery, one pass, all published or none. */
class RerunTest {
    private static final long SEED = Long.getLong("rerun.seed", 20260601L);
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final int LOANS = 160;

    @TempDir
    private static Path sharedFolder;

    /** Two nights, and the same after a rerun that nobody disturbs: every kill begins at the one and ends at the other. */
    private static House twoNights;

    private static House calm;

    @TempDir
    private Path folder;

    private final CleanPortfolio portfolio = CleanPortfolio.of(SEED, LOANS);

    @BeforeAll
    static void twoNightsAndACalmRerun() throws IOException {
        RerunTest once = new RerunTest();
        once.folder = sharedFolder;
        twoNights = once.nights(2);
        calm = twoNights.copiedTo(Files.createDirectories(sharedFolder.resolve("calm")));
        done(once.rerun(calm, 1, 4));
    }

    @Test
    void unchangedRecordsMakeNoDifference() {
        House house = nights(4);
        Map<String, String> before = state(house, day(3));

        Night again = rerun(house, 1, 3);

        done(again);
        assertThat(differences(house, 1, 3, 2).rows()).isEmpty();
        assertThat(state(house, day(3))).isEqualTo(before);
        assertThat(realName(house.published(day(2)))).isEqualTo("attempt-2");
        assertThat(realName(house.output().resolve("latest"))).isEqualTo("attempt-2");
        assertThat(realName(house.published(day(0)))).isEqualTo("attempt-1");
        assertThat(notices(house.published(day(3)))).as("a past day").isEmpty();
        Night next = run(house, 4);
        done(next);
    }

    @Test
    void anIdenticalRerunDoesNothing() {
        House house = nights(3);
        done(rerun(house, 1, 2));
        Map<String, String> files = Tree.all(house.output());

        Night again = rerun(house, 1, 2);

        done(again);
        assertThat(again.out() + again.err()).contains("already settled again");
        assertThat(Tree.all(house.output()).keySet()).isEqualTo(files.keySet());
    }

    @Test
    void catchingUpAfterAnOutageClassifiesAsTheNightsWouldHave() {
        House nightly = nights(5);
        House late = House.in(folder.resolve("late"));
        for (int night = 0; night < 2; night++) {
            done(run(late, night));
        }

        Night caughtUp = rerun(late, 2, 4);

        done(caughtUp);
        for (int night = 2; night < 5; night++) {
            assertThat(state(late, day(night))).as("night %s", night).isEqualTo(state(nightly, day(night)));
        }
        assertThat(notices(late.published(day(2)))).isEmpty();
        assertThat(notices(late.published(day(3)))).isEmpty();
        Night next = run(late, 5);
        done(next);
    }

    @Test
    void aLateFeedIsCorrectedAndItsRowsAreNamed() {
        House house = House.in(folder.resolve("house"));
        done(run(house, 0));
        int missing = 0;
        for (int night = 1; night < 4; night++) {
            DeliveryDraft draft = portfolio.at(day(night));
            // One feed stays away, night after night.
            missing = draft.payments()
                    .removeIf(row -> row.cell("value_date").compareTo(day(1).toString()) >= 0
                            && Integer.parseInt(row.cell("loan_id").substring(1)) % 2 == 0);
            done(run(house, night, write(draft, night)));
        }
        assertThat(missing).as("seed %s", SEED).isPositive();

        write(portfolio.at(day(3)), 3);
        Night again = rerun(house, 1, 3);

        done(again);
        List<Table.Row> differences = differences(house, 1, 3, 2).rows();
        assertThat(differences).as("seed %s", SEED).isNotEmpty();
        assertThat(differences)
                .as("the delivery of the last date was written over")
                .allSatisfy(row -> assertThat(row.cell("record"))
                        .contains(
                                row.cell("business_date").equals(day(3).toString())
                                        ? "only the delivery of " + day(3) + " would tell"
                                        : "is new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "discard"})
    void aGuardOfOneDateHoldsTheWholeRangeAndOneDecisionEndsIt(String decision) {
        House house = nights(2);
        // A hold of which nobody can say whom it covers.
        DeliveryDraft draft = portfolio.at(day(4));
        draft.holds().add(List.of("H1", "NOBODY", "X", "DISPUTE", day(0).toString(), "", day(0).toString()));
        write(draft, 4);

        Night held = rerun(house, 2, 4);

        assertThat(held.exitCode()).as(held.toString()).isEqualTo(5);
        for (int night = 2; night <= 4; night++) {
            assertThat(house.output().resolve(day(night).toString())).doesNotExist();
            assertThat(house.held(day(night), 1)).isDirectory();
        }
        assertThat(rerun(house, 2, 4).exitCode()).as("the same inputs").isEqualTo(5);
        Night decided = house.command(
                decision, "--date", day(3).toString(), "--by", "Ms Yu", "--reason", "looked at all three");
        done(decided);
        for (int night = 2; night <= 4; night++) {
            assertThat(house.held(day(night), 1)).doesNotExist();
            assertThat(Files.exists(house.published(day(night)))).isEqualTo(decision.equals("release"));
        }
        if (decision.equals("release")) {
            assertThat(realName(house.output().resolve("latest"))).isEqualTo("attempt-1");
            assertThat(run(house, 5).exitCode()).isIn(0, 5);
        } else {
            input(4);
            assertThat(rerun(house, 2, 4).exitCode()).as("mended").isZero();
            assertThat(realName(house.published(day(4)))).isEqualTo("attempt-2");
        }
    }

    @Test
    void aNoticeThatTheLateFeedProvesWrongIsTakenBackOnceAndInTheLastDate() {
        House house = House.in(folder.resolve("house"));
        done(run(house, 0));
        for (int night = 1; night < 4; night++) {
            DeliveryDraft draft = portfolio.at(day(night));
            draft.payments()
                    .removeIf(row -> row.cell("value_date").compareTo(day(1).toString()) >= 0
                            && Integer.parseInt(row.cell("loan_id").substring(1)) % 2 == 0);
            done(run(house, night, write(draft, night)));
        }
        write(portfolio.at(day(3)), 3);

        Night again = rerun(house, 1, 3);

        done(again);
        List<String> corrected = corrections(house, 3);
        assertThat(corrected).as("seed %s", SEED).isNotEmpty();
        assertThat(corrections(house, 1)).isEmpty();
        assertThat(corrections(house, 2)).isEmpty();
        done(run(house, 4));
        assertThat(corrections(house, 4)).as("once").isEmpty();
    }

    private static List<String> corrections(House house, int night) {
        return Table.read(house.published(day(night)).resolve("corrections.csv")).rows().stream()
                .map(row -> row.cell("loan_id"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-03, 2026-06-01, why, is after --to",
        "2026-05-01, 2026-06-02, why, first business date ever published",
    })
    void aRangeThatCannotBeIsWrongUsage(String from, String to, String reason, String said) {
        House house = nights(2);
        Night wrong =
                house.command("rerun", "--from", from, "--to", to, "--reason", reason, "--input", input(1).toString());
        assertThat(wrong.exitCode()).as(wrong.toString()).isEqualTo(2);
        assertThat(wrong.err()).contains(said);
    }

    @Test
    void aReasonIsWanted() {
        House house = nights(1);
        Night none = house.command("rerun", "--from", "2026-06-01", "--to", "2026-06-01");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--reason");
        Night blank = house.command("rerun", "--from", "2026-06-01", "--to", "2026-06-01", "--reason", " ");
        assertThat(blank.exitCode()).isEqualTo(2);
    }

    @Test
    void aRangeThatEndsAfterItsDeliveryIsRefused() {
        House house = nights(2);
        Night early = house.rerun(day(1), day(4), input(1));
        assertThat(early.exitCode()).as(early.toString()).isEqualTo(4);
        assertThat(early.err() + early.out()).contains("CONTROL_DATE_DIFFERS");
        assertThat(realName(house.published(day(1)))).isEqualTo("attempt-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after-append:2",
                "after-checkpoint:3",
                "after-close",
                "before-decide:2",
                "before-reconcile:2",
                "before-publish",
                "after-stage",
                "after-intend",
                "after-rename:2",
                "after-confirm:2",
                "after-links:3"
            })
    void killedAnywhereItEndsAsIfNothingHadHappened(String killPoint) throws IOException {
        House house = twoNights.copiedTo(Files.createDirectories(folder.resolve("house")));
        input(4);

        Night killed = house.inOwnProcess(killPoint, House.rerunArguments(day(1), day(4), inputs()));
        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(Night.KILLED);
        Night resumed = rerun(house, 1, 4);

        done(resumed);
        for (int night = 1; night <= 4; night++) {
            assertThat(Tree.business(house.published(day(night))))
                    .as("night %s", night)
                    .isEqualTo(Tree.business(calm.published(day(night))));
        }
        assertThat(differences(house, 1, 4, 1).toBytes())
                .isEqualTo(differences(calm, 1, 4, 1).toBytes());
        assertThat(realName(house.output().resolve("latest"))).isEqualTo("attempt-1");
    }

    private House nights(int count) {
        House house = House.in(folder.resolve("house"));
        for (int night = 0; night < count; night++) {
            Night ran = run(house, night);
            assertThat(ran.exitCode())
                    .as("seed %s, night %s: %s", SEED, night, ran)
                    .isZero();
        }
        return house;
    }

    private Night run(House house, int night) {
        return run(house, night, input(night));
    }

    private static Night run(House house, int night, Path input) {
        return house.run(day(night), input);
    }

    private Night rerun(House house, int from, int to) {
        if (!Files.exists(folder(to))) {
            input(to);
        }
        return house.rerun(day(from), day(to), inputs());
    }

    private Path inputs() {
        return folder.resolve("in-{date}");
    }

    private Path folder(int night) {
        return folder.resolve("in-" + day(night));
    }

    private Path input(int night) {
        return write(portfolio.at(day(night)), night);
    }

    private Path write(DeliveryDraft draft, int night) {
        Path input = folder(night);
        draft.writeTo(input, day(night));
        return input;
    }

    private static LocalDate day(int night) {
        return FIRST.plusDays(night);
    }

    private static Table differences(House house, int from, int to, int attempt) {
        return Table.read(house.output()
                .resolve("rerun-" + day(from) + "-" + day(to) + "-attempt-" + attempt)
                .resolve("differences.csv"));
    }

    /** What the classification says of every loan, without what it says of the delivery. */
    private static Map<String, String> state(House house, LocalDate date) {
        Map<String, String> rows = new TreeMap<>();
        Table.read(house.published(date).resolve("classification.csv"))
                .rows()
                .forEach(row -> rows.put(
                        row.cell("loan_id"),
                        row.cell("dpd") + " " + row.cell("policy_dpd") + " " + row.cell("tier") + " "
                                + row.cell("tier_reason") + " " + row.cell("oldest_unpaid_due_date") + " "
                                + row.cell("overdue_total") + " " + row.cell("outstanding_principal") + " "
                                + row.cell("schedule_digest") + " " + row.cell("records_digest")));
        return rows;
    }

    private static Map<String, Integer> notices(Path published) {
        return CleanNightsTest.levels(published);
    }

    private static String realName(Path link) {
        try {
            return link.toRealPath().getFileName().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
