package io.daybreak.loan;

import static io.daybreak.loan.PaymentType.CHARGEBACK;
import static io.daybreak.loan.PaymentType.OPENING;
import static io.daybreak.loan.PaymentType.PENDING;
import static io.daybreak.loan.PaymentType.REPAYMENT;
import static io.daybreak.loan.PaymentType.REVERSAL;
import static io.daybreak.loan.PaymentType.WAIVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReversalsTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void aReversalUndoesItsRowFromItsOwnValueDateOn() {
        Given given = Given.aLoan().paid("p1", "2026-01-05", "100").row("r1", "2026-01-20", REVERSAL, "100", "p1");

        assertThat(undone(given, "2026-01-19")).isEmpty();
        assertThat(undone(given, "2026-01-20")).containsExactly("p1");
        assertThat(reversals(given).changes()).containsExactly(LocalDate.of(2026, 1, 20));
        assertThat(refused(given)).isEmpty();
    }

    @Test
    void aReversalMayStandBeforeItsRowAndBeValuedBeforeIt() {
        Given given =
                Given.aLoan().row("r1", "2026-01-02", REVERSAL, "100", "p1").paid("p1", "2026-01-05", "100");

        assertThat(undone(given, "2026-01-01")).isEmpty();
        assertThat(undone(given, "2026-01-02")).containsExactly("p1");
        assertThat(refused(given)).isEmpty();
    }

    @Test
    void reversingAReversalRevivesTheRowAndItMayBeReversedAgain() {
        Given given = Given.aLoan()
                .paid("p1", "2026-01-05", "100")
                .row("r1", "2026-01-10", REVERSAL, "100", "p1")
                .row("r2", "2026-01-15", REVERSAL, "100", "r1")
                .row("r3", "2026-01-20", REVERSAL, "100", "p1");

        assertThat(undone(given, "2026-01-14")).containsExactly("p1");
        assertThat(undone(given, "2026-01-15")).containsExactly("r1");
        assertThat(undone(given, "2026-01-20")).containsExactly("p1", "r1");
        assertThat(refused(given)).isEmpty();
    }

    @Test
    void roomMadeOnTheSameDayCountsWhateverTheRowsAreCalled() {
        Given given = Given.aLoan()
                .paid("p1", "2026-01-05", "100")
                .row("r1", "2026-01-10", REVERSAL, "100", "p1")
                .row("a-again", "2026-01-15", REVERSAL, "100", "p1")
                .row("z-revive", "2026-01-15", REVERSAL, "100", "r1");

        assertThat(refused(given)).isEmpty();
        assertThat(undone(given, "2026-01-15")).containsExactly("p1", "r1");
    }

    @Test
    void theSecondReversalOfARowIsAlreadyReversed() {
        Given given = Given.aLoan()
                .row("r2", "2026-01-11", REVERSAL, "100", "p1")
                .paid("p1", "2026-01-05", "100")
                .row("r1", "2026-01-10", REVERSAL, "100", "p1");

        assertThat(refused(given)).containsExactly("2 reverses ALREADY_REVERSED p1");
        assertThat(undone(given, "2026-02-01")).containsExactly("p1");
    }

    @Test
    void ofTwoReversalsOnOneDateTheOneBookedLaterIsRefused() {
        Given given = Given.aLoan()
                .paid("p1", "2026-01-05", "100")
                .row("r1", "2026-01-10", REVERSAL, "100", "p1")
                .bookedOn("2026-01-12")
                .row("r2", "2026-01-10", REVERSAL, "100", "p1")
                .bookedOn("2026-01-11");

        assertThat(refused(given)).containsExactly("3 reverses ALREADY_REVERSED p1");
    }

    @Test
    void aZeroRowToo() {
        Given given = Given.aLoan()
                .paid("p1", "2026-01-05", "0")
                .row("r1", "2026-01-10", REVERSAL, "0", "p1")
                .row("r2", "2026-01-11", REVERSAL, "0", "p1");

        assertThat(refused(given)).containsExactly("4 reverses ALREADY_REVERSED p1");
    }

    @Test
    void revivingAReversalWhoseRowWasReversedAnewIsRefused() {
        Given given = Given.aLoan()
                .paid("p1", "2026-01-05", "100")
                .row("r1", "2026-01-10", REVERSAL, "100", "p1")
                .row("r2", "2026-01-12", REVERSAL, "100", "r1")
                .row("r3", "2026-01-14", REVERSAL, "100", "p1")
                .row("r4", "2026-01-16", REVERSAL, "100", "r2");

        assertThat(refused(given)).containsExactly("6 reverses ALREADY_REVERSED r2");
        assertThat(undone(given, "2026-01-16")).containsExactly("p1", "r1");
    }

    @Test
    void whatIsNotThereOrOnlyPendingIsNotLive() {
        Given given = Given.aLoan()
                .row("p1", "2026-01-05", PENDING, "100")
                .row("r1", "2026-01-10", REVERSAL, "100", "p1")
                .row("r2", "2026-01-10", REVERSAL, "100", "elsewhere")
                .row("r3", "2026-01-10", REVERSAL, "100")
                .row("c1", "2026-01-10", CHARGEBACK, "100", "elsewhere");

        assertThat(refused(given))
                .containsExactly(
                        "3 reverses NOT_LIVE p1",
                        "4 reverses NOT_LIVE elsewhere",
                        "5 reverses NOT_LIVE ",
                        "6 reverses NOT_LIVE elsewhere");
    }

    @Test
    void reversalsInACircleAreNotLive() {
        Given given = Given.aLoan()
                .row("r1", "2026-01-10", REVERSAL, "100", "r2")
                .row("r2", "2026-01-11", REVERSAL, "100", "r1")
                .row("self", "2026-01-11", REVERSAL, "5", "self");

        assertThat(refused(given))
                .containsExactlyInAnyOrder(
                        "2 reverses NOT_LIVE r2", "3 reverses NOT_LIVE r1", "4 reverses NOT_LIVE self");
        assertThat(undone(given, "2026-02-01")).isEmpty();
    }

    @Test
    void aReversalUndoesTheWholeRow() {
        Given given = Given.aLoan()
                .paid("p1", "2026-01-05", "100.00")
                .row("r1", "2026-01-10", REVERSAL, "99.99", "p1")
                .paid("p2", "2026-01-05", "100.00")
                .row("r2", "2026-01-10", REVERSAL, "100.01", "p2");

        assertThat(refused(given)).containsExactly("3 amount EXCEEDS 99.99", "5 amount EXCEEDS 100.01");
    }

    @Test
    void anyPostedRowMayBeReversed() {
        Given given = Given.aLoan()
                .paid("p1", "2026-01-01", "100")
                .row("c1", "2026-01-05", CHARGEBACK, "100", "p1")
                .row("r1", "2026-01-06", REVERSAL, "100", "c1")
                .row("o1", "2026-01-01", OPENING, "7")
                .row("r2", "2026-01-06", REVERSAL, "7", "o1")
                .row("r3", "2026-01-07", REVERSAL, "100", "p1");

        assertThat(refused(given)).isEmpty();
        assertThat(undone(given, "2026-01-06")).containsExactly("c1", "o1");
        assertThat(undone(given, "2026-01-07")).containsExactly("c1", "o1", "p1");
    }

    @Test
    void chargebacksOfARowMayNotExceedIt() {
        Given given = Given.aLoan()
                .paid("p1", "2026-01-05", "100")
                .row("c1", "2026-01-10", CHARGEBACK, "60", "p1")
                .row("c2", "2026-01-11", CHARGEBACK, "40", "p1")
                .row("c3", "2026-01-12", CHARGEBACK, "0.01", "p1")
                .paid("p2", "2026-01-05", "100")
                .row("c4", "2026-01-12", CHARGEBACK, "100.01", "p2")
                .row("c5", "2026-01-12", CHARGEBACK, "500");

        assertThat(refused(given)).containsExactly("5 amount EXCEEDS 0.01", "7 amount EXCEEDS 100.01");
    }

    @Test
    void moneyTakenBackCannotBeUndoneOnceMore() {
        Given given = Given.aLoan()
                .paid("p1", "2026-01-05", "100")
                .row("c1", "2026-01-10", CHARGEBACK, "100", "p1")
                .row("r1", "2026-01-11", REVERSAL, "100", "p1")
                .paid("p2", "2026-01-05", "100")
                .row("c2", "2026-01-10", CHARGEBACK, "60", "p2")
                .row("r2", "2026-01-11", REVERSAL, "100", "p2")
                .paid("p3", "2026-01-05", "100")
                .row("r3", "2026-01-10", REVERSAL, "100", "p3")
                .row("c3", "2026-01-11", CHARGEBACK, "50", "p3");

        assertThat(refused(given))
                .containsExactly(
                        "4 reverses ALREADY_REVERSED p1", "7 amount EXCEEDS 100.00", "10 reverses ALREADY_REVERSED p3");
    }

    @Test
    void onlyMoneyReceivedIsChargedBack() {
        Given given = Given.aLoan()
                .row("w1", "2026-01-05", WAIVER, "100")
                .row("c1", "2026-01-10", CHARGEBACK, "100", "w1")
                .row("o1", "2026-01-05", OPENING, "100")
                .row("c2", "2026-01-10", CHARGEBACK, "100", "o1");

        assertThat(refused(given)).containsExactly("3 reverses NOT_LIVE w1");
    }

    @Test
    void aPendingRowIsSupersededByThePostedRowWhereverItStands() {
        Given given = Given.aLoan()
                .row("p1", "2026-01-05", PENDING, "100")
                .row("p2", "2026-01-05", PENDING, "100")
                .row("p1", "2026-01-06", REPAYMENT, "100")
                .row("r1", "2026-01-10", REVERSAL, "100", "p1");

        assertThat(reversals(given).superseded().stream()).containsExactly(0);
        assertThat(refused(given)).isEmpty();
        assertThat(reversals(given).undone(LocalDate.of(2026, 1, 10)).stream()).containsExactly(2);
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        Given given = Given.aLoan().paid("p0", "2026-01-01", "1");
        int length = 5_000;
        for (int link = 1; link <= length; link++) {
            given.row("p" + link, "2026-01-01", REVERSAL, "1", "p" + (link - 1));
        }

        assertThat(refused(given)).isEmpty();
        // The last link stands, so the one before it is undone, the one before that stands, …, and p0 stands.
        assertThat(reversals(given).undone(LocalDate.of(2026, 1, 1)).get(0)).isEqualTo(length % 2 == 1);
    }

    /** Chains of random shape against the definition itself, in any order of the rows. */
    @Test
    void noOrderOfTheRowsChangesTheAnswer() {
        for (long seed = 0; seed < 300; seed++) {
            List<Payment> rows = randomRows(new Random(seed));
            Reversals reversals = Reversals.of(rows, EUR);
            List<Payment> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(~seed));
            Reversals other = Reversals.of(shuffled, EUR);

            assertThat(other.rejections()).as("seed %s", seed).isEqualTo(reversals.rejections());
            for (int day = 1; day <= 12; day++) {
                LocalDate asOf = LocalDate.of(2026, 1, day);
                assertThat(ids(shuffled, other, asOf))
                        .as("seed %s day %s", seed, day)
                        .isEqualTo(ids(rows, reversals, asOf));
            }
        }
    }

    private static List<Payment> randomRows(Random random) {
        Given given = Given.aLoan();
        int count = 2 + random.nextInt(8);
        for (int row = 0; row < count; row++) {
            String date = "2026-01-%02d".formatted(1 + random.nextInt(10));
            String named = "p" + random.nextInt(count);
            switch (random.nextInt(4)) {
                case 0 -> given.paid("p" + row, date, "10");
                case 1 -> given.row("p" + row, date, CHARGEBACK, "" + (1 + random.nextInt(10)), named);
                default -> given.row("p" + row, date, REVERSAL, "10", named);
            }
        }
        return given.payments();
    }

    private static Reversals reversals(Given given) {
        return Reversals.of(given.payments(), EUR);
    }

    private static List<String> refused(Given given) {
        return reversals(given).rejections().stream()
                .map(rejection -> rejection.line() + " " + rejection.field() + " " + rejection.reason() + " "
                        + rejection.maskedValue())
                .toList();
    }

    private static Set<String> undone(Given given, String asOf) {
        return ids(given.payments(), reversals(given), LocalDate.parse(asOf));
    }

    private static Set<String> ids(List<Payment> rows, Reversals reversals, LocalDate asOf) {
        Set<String> ids = new TreeSet<>();
        reversals.undone(asOf).stream().forEach(row -> ids.add(rows.get(row).paymentId()));
        return ids;
    }
}
