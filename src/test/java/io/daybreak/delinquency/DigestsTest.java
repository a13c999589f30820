package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Given;
import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What changes the digests that the next night compares, and what does not. */
class DigestsTest {
    private static final int SEEDS = Integer.getInteger("daybreak.seeds", 400);
    private static final long FIRST_SEED = Long.getLong("daybreak.seed", 1);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final List<String> HUNDRED = List.of("80", "20", "0", "0");

    private static String schedule(UnaryOperator<Given> more) {
        return ScheduleDigest.of(more.apply(dueAndNotYet()).records(), DAY);
    }

    private static Given dueAndNotYet() {
        return Given.aLoan().due("2026-03-31", "80", "20", "0", "0").due("2026-04-30", "80", "20", "0", "0");
    }

    @Test
    void aScheduleIsNumbersDatesAndWhatOfPrincipalAndInterestIsDueByTheDay() {
        String digest = schedule(given -> given);
        assertThat(digest).matches("[0-9a-f]{16}");

        // Dates and numbers of all, amounts of those due: the installment of the day itself is.
        assertThat(ofTwo("2026-03-30", HUNDRED, "2026-04-30", HUNDRED)).isNotEqualTo(digest);
        assertThat(ofTwo("2026-03-31", List.of("79", "20", "0", "0"), "2026-04-30", HUNDRED))
                .isNotEqualTo(digest);
        assertThat(ofTwo("2026-03-31", List.of("20", "80", "0", "0"), "2026-04-30", HUNDRED))
                .isNotEqualTo(digest);
        assertThat(ofTwo("2026-03-31", HUNDRED, "2026-05-01", HUNDRED)).isNotEqualTo(digest);
        assertThat(schedule(given -> given.due("2026-05-31", "1"))).isNotEqualTo(digest);
        assertThat(schedule(given -> given.due("2026-05-31", "0", "1", "0", "0")))
                .isNotEqualTo(digest);
        assertThat(ScheduleDigest.of(
                        Given.aLoan()
                                .version(1, "2026-03-31", HUNDRED, Optional.empty(), Optional.empty())
                                .version(3, "2026-04-30", HUNDRED, Optional.empty(), Optional.empty())
                                .records(),
                        DAY))
                .isNotEqualTo(digest);

        // Fees, penalties, rows of nothing else, and the amounts of what is not due yet may change.
        assertThat(ofTwo("2026-03-31", List.of("80", "20", "5", "3"), "2026-04-30", HUNDRED))
                .isEqualTo(digest);
        assertThat(ofTwo("2026-03-31", HUNDRED, "2026-04-30", List.of("70", "40", "0", "0")))
                .isEqualTo(digest);
        assertThat(schedule(given -> given.due("2026-05-31", "0", "0", "7", "7")))
                .isEqualTo(digest);
    }

    private static String ofTwo(String due, List<String> amounts, String laterDue, List<String> laterAmounts) {
        return ScheduleDigest.of(
                Given.aLoan()
                        .version(1, due, amounts, Optional.empty(), Optional.empty())
                        .version(2, laterDue, laterAmounts, Optional.empty(), Optional.empty())
                        .records(),
                DAY);
    }

    @Test
    void aVersionCountsWhileItIsInForce() {
        LoanRecords changed = Given.aLoan()
                .version(1, "2026-03-31", HUNDRED, Optional.empty(), Optional.of("2026-04-02"))
                .version(1, "2026-04-15", HUNDRED, Optional.of("2026-04-02"), Optional.empty())
                .records();
        String before = ScheduleDigest.of(
                Given.aLoan().due("2026-03-31", "80", "20", "0", "0").records(), DAY);
        assertThat(ScheduleDigest.of(changed, DAY)).isEqualTo(before);
        assertThat(ScheduleDigest.of(changed, LocalDate.of(2026, 4, 1))).isEqualTo(before);
        assertThat(ScheduleDigest.of(changed, LocalDate.of(2026, 4, 2))).isNotEqualTo(before);
    }

    private static String records(UnaryOperator<Given> more) {
        return RecordsDigest.of(
                more.apply(Given.aLoan().paid("p1", "2026-03-31", "100")).records(), DAY);
    }

    @Test
    void paymentsOfTheDayAndBeforeChangeTheRecordsNotWhatIsLaterOrOnlyAnnounced() {
        String digest = records(given -> given);

        assertThat(records(given -> given.paid("p2", "2026-03-31", "1"))).isNotEqualTo(digest);
        assertThat(records(given -> given.row("r1", "2026-03-31", PaymentType.REVERSAL, "100", "p1")))
                .isNotEqualTo(digest);
        assertThat(records(given -> given.paid("p2", "2026-04-01", "1"))).isEqualTo(digest);
        assertThat(records(given -> given.row("x1", "2026-03-01", PaymentType.PENDING, "1")))
                .isEqualTo(digest);

        List<String> others = List.of(
                one(Given.aLoan().paid("p1", "2026-03-31", "100")),
                one(Given.aLoan().paid("p1", "2026-03-30", "100")),
                one(Given.aLoan().paid("p1", "2026-03-31", "101")),
                one(Given.aLoan().row("p1", "2026-03-31", PaymentType.WAIVER, "100")),
                one(Given.aLoan().directed("p1", "2026-03-31", "100", 2)),
                one(Given.aLoan().row("p1", "2026-03-31", PaymentType.CHARGEBACK, "100", "a")),
                one(Given.aLoan().row("p1", "2026-03-31", PaymentType.CHARGEBACK, "100", "b")));
        assertThat(others).doesNotHaveDuplicates();
        assertThat(one(Given.aLoan().paid("another-id", "2026-03-31", "100").bookedOn("2026-04-05")))
                .isEqualTo(others.get(0));
    }

    private static String one(Given given) {
        return RecordsDigest.of(given.records(), DAY);
    }

    @Test
    void holdsOfTheDayAfterStillCountSinceTheyStopTheNoticesOfTheDay() {
        String digest = records(given -> given);
        String held = records(given -> given.held("DISPUTE", "2026-04-01", ""));

        assertThat(held).isNotEqualTo(digest);
        assertThat(records(given -> given.held("DISPUTE", "2026-04-02", ""))).isEqualTo(digest);
        assertThat(records(given -> given.held("PAUSE", "2026-04-01", ""))).isNotEqualTo(held);
        assertThat(records(given -> given.held("DISPUTE", "2026-03-31", ""))).isNotEqualTo(held);
        // An end that has not come by then may yet change.
        assertThat(records(given -> given.held("DISPUTE", "2026-04-01", "2026-04-02")))
                .isEqualTo(held);
        String begun = records(given -> given.held("DISPUTE", "2026-03-01", ""));
        assertThat(records(given -> given.held("DISPUTE", "2026-03-01", "2026-04-02")))
                .isEqualTo(begun);
        assertThat(records(given -> given.held("DISPUTE", "2026-03-01", "2026-04-01")))
                .isNotEqualTo(begun);
    }

    @Test
    void neitherOrderNorASecondDayChangesADigest() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            RandomCases random = new RandomCases(seed);
            LoanRecords records = random.loan();
            LocalDate day = random.date();
            LocalDate earlier = day.minusDays(random.number(60));
            String where = "seed " + seed + " days " + earlier + " and " + day;

            List<Installment> installments = new ArrayList<>(records.installments());
            List<Payment> payments = new ArrayList<>(records.payments());
            Collections.shuffle(installments, new Random(seed));
            Collections.shuffle(payments, new Random(seed));
            LoanRecords shuffled = new LoanRecords(records.loan(), installments, payments, records.holds());

            assertThat(ScheduleDigest.both(shuffled, day, earlier))
                    .as(where)
                    .isEqualTo(new ScheduleDigest.Both(
                            ScheduleDigest.of(records, day), ScheduleDigest.of(records, earlier)));
            assertThat(RecordsDigest.both(shuffled, day, earlier))
                    .as(where)
                    .isEqualTo(
                            new RecordsDigest.Both(RecordsDigest.of(records, day), RecordsDigest.of(records, earlier)));
        }
    }

    /** Last night's digests were written by the program of last night: another formula would call every past changed. */
    @Test
    void digestsStayWhatTheyWere() {
        assertThat(schedule(given -> given.due("2026-05-31", "1"))).isEqualTo("612437cccd55cfb9");
        assertThat(records(given -> given.row("c1", "2026-03-31", PaymentType.CHARGEBACK, "7", "p1")
                        .directed("p2", "2026-03-15", "12.34", 2)
                        .held("DISPUTE", "2026-03-01", "2026-04-01")
                        .held("PAUSE", "2026-02-01", "")))
                .isEqualTo("69597075c6b1169a");
    }
}
