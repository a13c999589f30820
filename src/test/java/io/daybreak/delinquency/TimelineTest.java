package io.daybreak.delinquency;

import static io.daybreak.delinquency.RulesBuilder.fiveTiers;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Components;
import io.daybreak.loan.Given;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PaymentType;
import io.daybreak.policy.Counting;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Rules FIVE = fiveTiers().build();

    @Test
    void theDueDateIsDayZeroAndTheNextDayIsOne() {
        Given given = Given.aLoan().due("2026-01-31", "100");

        assertThat(at(given, "2026-01-30").dpd()).isZero();
        assertThat(at(given, "2026-01-31").dpd()).isZero();
        assertThat(at(given, "2026-02-01").dpd()).isEqualTo(1);
        assertThat(at(given, "2026-05-02").dpd()).isEqualTo(91);
        assertThat(at(given, "2026-05-02").tier().map(Tier::code)).contains("SUBSTANDARD");
        assertThat(at(given, "2026-05-02").overdue()).isEqualTo(new Components(100_00, 0, 0, 0));
        assertThat(at(given, "2026-05-02").oldestUnpaidDueDate()).contains(LocalDate.of(2026, 1, 31));
        assertThat(at(given, "2026-05-02").outstandingPrincipalMinor()).isEqualTo(100_00);
    }

    @Test
    void countedInclusivelyTheDueDateIsDayOneYetNothingIsOverdue() {
        Standing standing = Timeline.of(
                        Given.aLoan().due("2026-01-31", "100").records(),
                        fiveTiers().counting(Counting.INCLUSIVE).build())
                .at(LocalDate.of(2026, 1, 31));

        assertThat(standing.policyDpd()).isEqualTo(1);
        assertThat(standing.dpd()).isZero();
        assertThat(standing.overdue()).isEqualTo(Components.ZERO);
        assertThat(standing.oldestUnpaidDueDate()).isEmpty();
    }

    @Test
    void theOldestIsPaidFirstAndWhatIsOverPaysTheNext() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .due("2026-02-28", "100")
                .due("2026-03-31", "100")
                .paid("p1", "2026-02-10", "150");

        assertThat(at(given, "2026-02-09").dpd()).isEqualTo(9);
        assertThat(at(given, "2026-02-10").dpd()).isZero();
        assertThat(at(given, "2026-03-01").dpd()).isEqualTo(1);
        assertThat(at(given, "2026-03-01").overdue().totalMinor()).isEqualTo(50_00);
        assertThat(timeline(given).unpaid(LocalDate.of(2026, 3, 1)))
                .containsExactly(
                        new Unpaid(OptionalInt.of(2), LocalDate.of(2026, 2, 28), new Components(50_00, 0, 0, 0)),
                        new Unpaid(OptionalInt.of(3), LocalDate.of(2026, 3, 31), new Components(100_00, 0, 0, 0)));
        assertThat(timeline(given).nextDue(LocalDate.of(2026, 3, 1)))
                .contains(new DatedAmount(LocalDate.of(2026, 3, 31), 100_00));
        assertThat(timeline(given).lastPayment(LocalDate.of(2026, 3, 1)))
                .contains(new DatedAmount(LocalDate.of(2026, 2, 10), 150_00));
        assertThat(timeline(given).episodeStart(LocalDate.of(2026, 3, 5))).contains(LocalDate.of(2026, 3, 1));
    }

    @Test
    void aReversalChangesHistoryFromItsValueDateOn() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .paid("p1", "2026-01-31", "100")
                .row("r1", "2026-03-02", PaymentType.REVERSAL, "100", "p1");

        assertThat(at(given, "2026-03-01").dpd()).isZero();
        assertThat(at(given, "2026-03-02").dpd()).isEqualTo(30);
        assertThat(timeline(given).episodeStart(LocalDate.of(2026, 3, 1))).isEmpty();
        assertThat(timeline(given).episodeStart(LocalDate.of(2026, 3, 2))).contains(LocalDate.of(2026, 2, 1));
        assertThat(timeline(given).lastPayment(LocalDate.of(2026, 3, 1))).isPresent();
        assertThat(timeline(given).lastPayment(LocalDate.of(2026, 3, 2))).isEmpty();
        assertThat(timeline(given).lastReversal(LocalDate.of(2026, 3, 1))).isEmpty();
        assertThat(timeline(given).lastReversal(LocalDate.of(2026, 3, 2))).contains(LocalDate.of(2026, 3, 2));
    }

    @Test
    void aChargebackFallsDueOnItsOwnDateAndThePastStays() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .paid("p1", "2026-01-31", "100")
                .row("c1", "2026-03-02", PaymentType.CHARGEBACK, "100", "p1");

        assertThat(at(given, "2026-03-02").dpd()).isZero();
        assertThat(at(given, "2026-03-03").dpd()).isEqualTo(1);
        assertThat(at(given, "2026-03-03").flow().chargedBackMinor()).isEqualTo(100_00);
        assertThat(at(given, "2026-03-03").installmentsOverdue()).isEqualTo(1);
    }

    @Test
    void aRefundTakesCreditFirstAndTheRestFallsDue() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .paid("p1", "2026-01-31", "130")
                .row("f1", "2026-02-10", PaymentType.REFUND, "20")
                .row("f2", "2026-02-20", PaymentType.REFUND, "50");

        MoneyFlow flow = at(given, "2026-02-21").flow();
        assertThat(flow.refundsOutOfCreditMinor()).isEqualTo(30_00);
        assertThat(flow.refundedBeyondCreditMinor()).isEqualTo(40_00);
        assertThat(at(given, "2026-02-21").dpd()).isEqualTo(1);
        assertThat(at(given, "2026-02-21").overdue().principalMinor()).isEqualTo(40_00);
        assertThat(at(given, "2026-02-15").flow().creditLeftMinor()).isEqualTo(10_00);
    }

    @Test
    void aClosedLoanOwesNothingAndSaysWhenTheRecordsDisagree() {
        Given given = Given.aLoan().due("2026-01-31", "100").status(LoanStatus.CLOSED, "2026-02-10");

        assertThat(at(given, "2026-02-09").dpd()).isEqualTo(9);
        Standing closed = at(given, "2026-02-10");
        assertThat(closed.dpd()).isZero();
        assertThat(closed.outstandingPrincipalMinor()).isZero();
        assertThat(closed.tier().map(Tier::code)).contains("NORMAL");
        assertThat(closed.tierReason()).isEqualTo(TierReason.CLOSED_WITH_ARREARS);
        assertThat(closed.flow().onClosedMinor()).isEqualTo(100_00);
        assertThat(closed.flow().overdueMinor()).isZero();
    }

    @Test
    void aWrittenOffLoanHasDaysAndAmountsButNoTier() {
        Given given = Given.aLoan().due("2026-01-31", "100").status(LoanStatus.WRITTEN_OFF, "2026-02-10");

        Standing standing = at(given, "2026-02-10");
        assertThat(standing.dpd()).isEqualTo(10);
        assertThat(standing.overdue().totalMinor()).isEqualTo(100_00);
        assertThat(standing.tier()).isEmpty();
        assertThat(standing.ownTier()).isEmpty();
        assertThat(standing.tierReason()).isEqualTo(TierReason.WRITTEN_OFF);
    }

    @Test
    void aChargedOffLoanGoesOnCounting() {
        Given given = Given.aLoan().due("2026-01-31", "100").status(LoanStatus.CHARGED_OFF, "2026-02-10");

        assertThat(at(given, "2026-05-02").tier().map(Tier::code)).contains("SUBSTANDARD");
    }

    @Test
    void tierSinceIsTheDayTheTierCameToBe() {
        Given given = Given.aLoan().due("2026-01-31", "100");

        assertThat(timeline(given).tierSince(LocalDate.of(2026, 2, 1))).contains(LocalDate.of(2026, 2, 1));
        assertThat(timeline(given).tierSince(LocalDate.of(2026, 4, 1))).contains(LocalDate.of(2026, 2, 1));
        assertThat(timeline(given).tierSince(LocalDate.of(2026, 6, 1))).contains(LocalDate.of(2026, 5, 2));
        assertThat(timeline(given).tierSince(LocalDate.of(2026, 1, 1))).isEmpty();
    }

    @Test
    void whatFallsDueNextIsAllOfItsDayAndTheDayItselfIsNext() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .due("2026-02-28", "60")
                .due("2026-02-28", "40")
                .due("2026-03-31", "100")
                .row("c1", "2026-02-28", PaymentType.CHARGEBACK, "7")
                .paid("p1", "2026-01-01", "130");

        // A chargeback is nobody's next due before it comes.
        assertThat(timeline(given).nextDue(LocalDate.of(2026, 2, 1)))
                .contains(new DatedAmount(LocalDate.of(2026, 2, 28), 70_00));
        assertThat(timeline(given).nextDue(LocalDate.of(2026, 2, 28)))
                .contains(new DatedAmount(LocalDate.of(2026, 2, 28), 77_00));
        assertThat(timeline(given).nextDue(LocalDate.of(2026, 3, 1)))
                .contains(new DatedAmount(LocalDate.of(2026, 3, 31), 100_00));
        assertThat(timeline(given).nextDue(LocalDate.of(2026, 4, 1))).isEmpty();
    }

    @Test
    void aDueOfNothingIsNobodysNext() {
        Given given =
                Given.aLoan().due("2026-01-31", "100").due("2026-02-28", "0").due("2026-03-31", "100");

        assertThat(timeline(given).nextDue(LocalDate.of(2026, 2, 1)))
                .contains(new DatedAmount(LocalDate.of(2026, 3, 31), 100_00));
    }

    @Test
    void aRefundFindsTheMoneyOfItsDayWhicheverRowComesFirst() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .row("f1", "2026-01-20", PaymentType.REFUND, "30")
                .paid("p1", "2026-01-20", "130");

        MoneyFlow flow = at(given, "2026-01-21").flow();
        assertThat(flow.refundsOutOfCreditMinor()).isEqualTo(30_00);
        assertThat(flow.refundedBeyondCreditMinor()).isZero();
    }

    @Test
    void amountsWhoseProductsNeedMoreThanSixtyFourBitsAreComparedExactly() {
        Rules ninety = fiveTiers().fullPaymentPercent(90).build();
        Given exactly = Given.aLoan().due("2026-01-31", "1000000000000000").paid("p1", "2026-01-31", "900000000000000");
        Given short1 =
                Given.aLoan().due("2026-01-31", "1000000000000000").paid("p1", "2026-01-31", "899999999999999.99");

        LocalDate day = LocalDate.of(2026, 2, 10);
        assertThat(Timeline.of(exactly.records(), ninety).at(day).policyDpd()).isZero();
        assertThat(Timeline.of(short1.records(), ninety).at(day).policyDpd()).isEqualTo(10);
    }

    @Test
    void sumsTakenBackAreNoInstallmentsWorth() {
        Rules rules = RulesBuilder.rules()
                .metric(Metric.DAYS_AND_AMOUNT)
                .band("GOOD", 0)
                .band("BAD", 5, 1)
                .build();
        Given given = Given.aLoan().due("2026-01-31", "0").row("c1", "2026-01-31", PaymentType.CHARGEBACK, "100");

        Standing standing = Timeline.of(given.records(), rules).at(LocalDate.of(2026, 2, 20));
        assertThat(standing.policyDpd()).isEqualTo(20);
        assertThat(standing.ownTier().map(Tier::code)).contains("GOOD");
    }

    @Test
    void theLastPaymentIsAllMoneyOfItsDayThatStandsAndNothingForgiven() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .row("o1", "2026-01-01", PaymentType.OPENING, "1")
                .paid("p1", "2026-01-10", "20")
                .paid("p2", "2026-01-10", "5")
                .row("w1", "2026-01-10", PaymentType.WAIVER, "3")
                .paid("p3", "2026-01-12", "9")
                .row("r3", "2026-01-20", PaymentType.REVERSAL, "9", "p3");

        assertThat(timeline(given).lastPayment(LocalDate.of(2026, 1, 9))).isEmpty();
        assertThat(timeline(given).lastPayment(LocalDate.of(2026, 1, 12)))
                .contains(new DatedAmount(LocalDate.of(2026, 1, 12), 9_00));
        assertThat(timeline(given).lastPayment(LocalDate.of(2026, 1, 20)))
                .contains(new DatedAmount(LocalDate.of(2026, 1, 10), 25_00));
    }

    @Test
    void theLastReversalIsTheLatestThatStandsAChargebackIncluded() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .paid("p1", "2026-01-01", "10")
                .paid("p2", "2026-01-01", "20")
                .row("c2", "2026-01-10", PaymentType.CHARGEBACK, "20", "p2")
                .row("r1", "2026-01-05", PaymentType.REVERSAL, "10", "p1")
                .row("u2", "2026-01-15", PaymentType.REVERSAL, "20", "c2")
                .row("f1", "2026-01-20", PaymentType.REFUND, "1");

        assertThat(timeline(given).lastReversal(LocalDate.of(2026, 1, 4))).isEmpty();
        assertThat(timeline(given).lastReversal(LocalDate.of(2026, 1, 9))).contains(LocalDate.of(2026, 1, 5));
        assertThat(timeline(given).lastReversal(LocalDate.of(2026, 1, 10))).contains(LocalDate.of(2026, 1, 10));
        assertThat(timeline(given).lastReversal(LocalDate.of(2026, 1, 31))).contains(LocalDate.of(2026, 1, 15));
    }

    @Test
    void whatWasTakenBackIsOneSumForEachDay() {
        Given given = Given.aLoan()
                .due("2026-01-31", "10")
                .paid("p1", "2026-01-01", "25")
                .row("c1", "2026-02-01", PaymentType.CHARGEBACK, "3")
                .row("c2", "2026-02-01", PaymentType.CHARGEBACK, "4")
                .row("f1", "2026-02-10", PaymentType.REFUND, "8")
                .row("f2", "2026-02-11", PaymentType.REFUND, "2");

        // Credit is 15 less the 7 charged back; the first refund takes it all.
        assertThat(timeline(given).takenBack(LocalDate.of(2026, 1, 31))).isEmpty();
        assertThat(timeline(given).takenBack(LocalDate.of(2026, 2, 10)))
                .containsExactly(new DatedAmount(LocalDate.of(2026, 2, 1), 7_00));
        assertThat(timeline(given).takenBack(LocalDate.of(2026, 2, 11)))
                .containsExactly(
                        new DatedAmount(LocalDate.of(2026, 2, 1), 7_00),
                        new DatedAmount(LocalDate.of(2026, 2, 11), 2_00));
        assertThat(timeline(given).refundedOutOfCredit(LocalDate.of(2026, 2, 9)))
                .isEmpty();
        assertThat(timeline(given).refundedOutOfCredit(LocalDate.of(2026, 2, 11)))
                .containsExactly(new DatedAmount(LocalDate.of(2026, 2, 10), 8_00));
    }

    private static Timeline timeline(Given given) {
        return Timeline.of(given.records(), FIVE);
    }

    private static Standing at(Given given, String asOf) {
        return timeline(given).at(LocalDate.parse(asOf));
    }
}
