package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Given;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Counting;
import io.daybreak.policy.Rules;
import io.daybreak.policy.TierCondition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BorrowerTiersTest {
    private static final Rules INDIA = RulesBuilder.rules()
            .counting(Counting.INCLUSIVE)
            .band("STANDARD", 0)
            .band("SMA_0", 1)
            .band("SMA_1", 31)
            .band("SMA_2", 61)
            .band("NPA_SUBSTANDARD", 91)
            .aging("NPA_DOUBTFUL_1", 12)
            .untilArrearsCleared("NPA_SUBSTANDARD")
            .contagion(new Contagion.PerBorrower("NPA_SUBSTANDARD"))
            .build();

    @Test
    void theWorstLoanDecidesForAllFromTheTierThatSpreads() {
        Given late = Given.aLoan().named("A", "B1").due("2021-03-31", "1000");
        Given current = Given.aLoan().named("B", "B1").due("2021-07-01", "1000").paid("p1", "2021-07-01", "1000");

        assertThat(tiers(INDIA, "2021-06-28", late, current)).containsExactly("SMA_2 OWN", "STANDARD OWN");
        assertThat(tiers(INDIA, "2021-06-29", late, current))
                .containsExactly("NPA_SUBSTANDARD OWN", "NPA_SUBSTANDARD CONTAGION");
        assertThat(tiers(INDIA, "2022-06-29", late, current))
                .containsExactly("NPA_DOUBTFUL_1 AGING", "NPA_DOUBTFUL_1 CONTAGION");
    }

    @Test
    void anUpgradeNeedsTheArrearsOfAllLoansPaid() {
        Given defaulted =
                Given.aLoan().named("A", "B1").due("2021-03-31", "1000").paid("p1", "2021-07-10", "1000");
        // Never in default by itself: due 1 June, paid on 20 July.
        Given other = Given.aLoan().named("B", "B1").due("2021-06-01", "1000").paid("p2", "2021-07-20", "1000");

        assertThat(tiers(INDIA, "2021-07-09", defaulted, other))
                .containsExactly("NPA_SUBSTANDARD OWN", "NPA_SUBSTANDARD CONTAGION");
        // A has paid everything, B still owes: neither comes back.
        assertThat(tiers(INDIA, "2021-07-10", defaulted, other))
                .containsExactly("NPA_SUBSTANDARD CONTAGION", "NPA_SUBSTANDARD CONTAGION");
        assertThat(tiers(INDIA, "2021-07-19", defaulted, other))
                .containsExactly("NPA_SUBSTANDARD CONTAGION", "NPA_SUBSTANDARD CONTAGION");
        assertThat(tiers(INDIA, "2021-07-20", defaulted, other)).containsExactly("STANDARD OWN", "STANDARD OWN");
    }

    @Test
    void aProbationOfTheBorrowerBeginsWhenAllIsClearAndAnyArrearsBeginItAnew() {
        Rules rules = RulesBuilder.rules()
                .band("GOOD", 0)
                .band("LATE", 1)
                .band("BAD", 31)
                .probation("BAD", 0, 2)
                .contagion(new Contagion.PerBorrower("BAD"))
                .build();
        Given defaulted = Given.aLoan().named("A", "B1").due("2026-01-01", "10").paid("p1", "2026-02-10", "10");
        Given other = Given.aLoan().named("B", "B1").due("2026-04-01", "10").paid("p2", "2026-04-03", "10");

        // Cleared on 10 February, two months would be over on 10 April; a miss on 2 April, clear again on the 3rd.
        assertThat(tiers(rules, "2026-04-01", defaulted, other)).containsExactly("BAD PROBATION", "BAD CONTAGION");
        assertThat(tiers(rules, "2026-04-10", defaulted, other)).containsExactly("BAD CONTAGION", "BAD CONTAGION");
        assertThat(tiers(rules, "2026-06-02", defaulted, other)).containsExactly("BAD CONTAGION", "BAD CONTAGION");
        assertThat(tiers(rules, "2026-06-03", defaulted, other)).containsExactly("GOOD OWN", "GOOD OWN");
    }

    @Test
    void aTierThatSpreadsButDoesNotStickIsGoneWhenItsLoanHasPaid() {
        Rules rules = spreadingSoonerThanSticking().probation("BAD", 0, 2).build();
        Given late = Given.aLoan().named("A", "B1").due("2026-01-01", "10").paid("p1", "2026-01-05", "10");
        Given current = Given.aLoan().named("B", "B1").due("2026-12-01", "10");

        assertThat(tiers(rules, "2026-01-04", late, current)).containsExactly("LATE OWN", "LATE CONTAGION");
        assertThat(tiers(rules, "2026-01-05", late, current)).containsExactly("GOOD OWN", "GOOD OWN");
    }

    @Test
    void whereLessSpreadsThanSticksTheBorrowerIsInDefaultFromTheTierThatSticks() {
        Rules rules = spreadingSoonerThanSticking().untilArrearsCleared("BAD").build();
        Given defaulted = Given.aLoan().named("A", "B1").due("2026-01-01", "10").paid("p1", "2026-02-10", "10");
        Given other = Given.aLoan().named("B", "B1").due("2026-02-05", "10").paid("p2", "2026-02-20", "10");

        assertThat(tiers(rules, "2026-01-31", defaulted, other)).containsExactly("LATE OWN", "LATE CONTAGION");
        assertThat(tiers(rules, "2026-02-01", defaulted, other)).containsExactly("BAD OWN", "BAD CONTAGION");
        // A has paid, B is 14 days late: the arrears of all loans are not yet cleared.
        assertThat(tiers(rules, "2026-02-19", defaulted, other)).containsExactly("BAD CONTAGION", "BAD CONTAGION");
        assertThat(tiers(rules, "2026-02-20", defaulted, other)).containsExactly("GOOD OWN", "GOOD OWN");
    }

    @Test
    void aBorrowerAgesFromTheTierThatSticksHoweverSoonTiersSpread() {
        Rules rules = spreadingSoonerThanSticking()
                .aging("OLD", 2)
                .untilArrearsCleared("BAD")
                .build();
        Given late = Given.aLoan().named("A", "B1").due("2026-01-01", "10");
        Given current = Given.aLoan().named("B", "B1").due("2026-12-01", "10");

        // Late since 2 January, bad since 1 February.
        assertThat(tiers(rules, "2026-03-31", late, current)).containsExactly("BAD OWN", "BAD CONTAGION");
        assertThat(tiers(rules, "2026-04-01", late, current)).containsExactly("OLD AGING", "OLD CONTAGION");
    }

    private static RulesBuilder spreadingSoonerThanSticking() {
        return RulesBuilder.rules()
                .band("GOOD", 0)
                .band("LATE", 1)
                .band("BAD", 31)
                .contagion(new Contagion.PerBorrower("LATE"));
    }

    @Test
    void byShareTheOperatorDecidesAtTheLimit() {
        Given bad = Given.aLoan().named("A", "B1").exposure("2000").due("2026-01-01", "10");
        Given good = Given.aLoan().named("B", "B1").exposure("8000").due("2026-01-01", "0");

        // 2,000 of 10,000 is exactly 20 percent; a cent more is over it.
        assertThat(tiers(share(2_000, false), "2026-06-30", bad, good)).containsExactly("BAD OWN", "GOOD OWN");
        assertThat(tiers(share(2_000, true), "2026-06-30", bad, good)).containsExactly("BAD OWN", "PULLED CONTAGION");
        Given more = Given.aLoan().named("A", "B1").exposure("2000.01").due("2026-01-01", "10");
        assertThat(tiers(share(2_000, false), "2026-06-30", more, good)).containsExactly("BAD OWN", "PULLED CONTAGION");
    }

    @Test
    void withoutATierForItTheShareGivesTheTierItIsMeasuredFrom() {
        Rules rules = RulesBuilder.fiveTiers()
                .contagion(new Contagion.BorrowerShare("SUBSTANDARD", 1_000, false))
                .build();
        Given bad = Given.aLoan().named("A", "B1").exposure("11").due("2026-01-01", "10");
        Given good = Given.aLoan().named("B", "B1").exposure("89").due("2026-01-01", "0");

        assertThat(tiers(rules, "2026-12-01", bad, good)).containsExactly("DOUBTFUL OWN", "SUBSTANDARD CONTAGION");
    }

    @Test
    void currenciesAreNeverAddedAndTheWorstOneDecides() {
        Yardstick yardstick = Yardstick.of(share(2_000, false));
        List<BorrowerTiers.Member> members = List.of(
                member("A", yardstick, "USD", "BAD", TierReason.OWN, 1),
                member("B", yardstick, "USD", "GOOD", TierReason.OWN, 1),
                member("C", yardstick, "EUR", "GOOD", TierReason.OWN, 1_000_000));

        assertThat(outcomes(members)).containsExactly("BAD OWN", "PULLED CONTAGION", "PULLED CONTAGION");
        assertThat(outcomes(List.of(
                        member("A", yardstick, "USD", "BAD", TierReason.OWN, 1),
                        member("B", yardstick, "USD", "GOOD", TierReason.OWN, 9),
                        member("C", yardstick, "EUR", "GOOD", TierReason.OWN, 1))))
                .containsExactly("BAD OWN", "GOOD OWN", "GOOD OWN");
    }

    @Test
    void exposuresBeyondSixtyFourBitsAreStillCompared() {
        Yardstick yardstick = Yardstick.of(share(5_000, false));
        assertThat(outcomes(List.of(
                        member("A", yardstick, "USD", "BAD", TierReason.OWN, Long.MAX_VALUE),
                        member("B", yardstick, "USD", "GOOD", TierReason.OWN, Long.MAX_VALUE - 1))))
                .containsExactly("BAD OWN", "PULLED CONTAGION");
    }

    @Test
    void closedAndWrittenOffLoansNeitherPullNorArePulled() {
        Given writtenOff =
                Given.aLoan().named("A", "B1").due("2021-03-31", "1000").status(LoanStatus.WRITTEN_OFF, "2021-08-01");
        Given closed = Given.aLoan().named("B", "B1").due("2021-03-31", "1000").status(LoanStatus.CLOSED, "2021-08-01");
        Given current = Given.aLoan().named("C", "B1").due("2021-12-01", "1000");

        assertThat(tiers(INDIA, "2021-07-31", writtenOff, closed, current))
                .containsExactly("NPA_SUBSTANDARD OWN", "NPA_SUBSTANDARD OWN", "NPA_SUBSTANDARD CONTAGION");
        assertThat(tiers(INDIA, "2021-08-01", writtenOff, closed, current))
                .containsExactly("none WRITTEN_OFF", "STANDARD CLOSED_WITH_ARREARS", "STANDARD OWN");
    }

    @Test
    void aLoanThatWasNotClassifiedPullsByItsLastTierAndKeepsIt() {
        Yardstick yardstick = Yardstick.of(INDIA);
        assertThat(outcomes(List.of(
                        member("A", yardstick, "INR", "NPA_SUBSTANDARD", TierReason.REJECTED, 0),
                        member("B", yardstick, "INR", "STANDARD", TierReason.OWN, 5),
                        member("C", yardstick, "INR", "SMA_1", TierReason.REJECTED, 5))))
                .containsExactly("NPA_SUBSTANDARD REJECTED", "NPA_SUBSTANDARD CONTAGION", "SMA_1 REJECTED");
    }

    @Test
    void aTierOfAnotherScaleSpreadsWhenItSpreadsThere() {
        Yardstick india = Yardstick.of(INDIA);
        Yardstick other = Yardstick.of(RulesBuilder.rules()
                .band("FINE", 0)
                .band("GONE", 100)
                .contagion(new Contagion.PerBorrower("GONE"))
                .build());
        assertThat(outcomes(List.of(
                        member("A", other, "INR", "GONE", TierReason.OWN, 5),
                        member("B", india, "INR", "SMA_0", TierReason.OWN, 5),
                        member("C", other, "INR", "FINE", TierReason.OWN, 5))))
                .containsExactly("GONE OWN", "NPA_SUBSTANDARD CONTAGION", "GONE CONTAGION");
        assertThat(outcomes(List.of(
                        member("A", other, "INR", "FINE", TierReason.OWN, 5),
                        member("B", india, "INR", "SMA_0", TierReason.OWN, 5))))
                .containsExactly("FINE OWN", "SMA_0 OWN");
    }

    @Test
    void aTierOfAnotherScaleThatSpreadsNowhereDoesNotSpreadHere() {
        Yardstick other = Yardstick.of(
                RulesBuilder.rules().band("FINE", 0).band("GONE", 100).build());
        assertThat(outcomes(List.of(
                        member("A", other, "INR", "GONE", TierReason.OWN, 5),
                        member("B", Yardstick.of(INDIA), "INR", "SMA_0", TierReason.OWN, 5))))
                .containsExactly("GONE OWN", "SMA_0 OWN");
    }

    @Test
    void byBorrowerTooAPulledTierIsGivenToLoansThatWouldBeBetter() {
        Rules rules = RulesBuilder.rules()
                .band("GOOD", 0)
                .when("PULLED", TierCondition.PULLED)
                .band("LATE", 1)
                .band("BAD", 31)
                .contagion(new Contagion.PerBorrower("BAD"))
                .build();
        Given bad = Given.aLoan().named("A", "B1").due("2026-01-01", "10");
        Given late = Given.aLoan().named("B", "B1").due("2026-02-10", "10");
        Given current = Given.aLoan().named("C", "B1").due("2026-12-01", "10");

        assertThat(tiers(rules, "2026-02-20", bad, late, current))
                .containsExactly("BAD OWN", "LATE OWN", "PULLED CONTAGION");
    }

    @Test
    void nothingBadReachesNoShare() {
        Given good = Given.aLoan().named("A", "B1").exposure("2000").due("2026-01-01", "0");
        Given other = Given.aLoan().named("B", "B1").exposure("8000").due("2026-01-01", "0");
        assertThat(tiers(share(0, true), "2026-06-30", good, other)).containsExactly("GOOD OWN", "GOOD OWN");
    }

    @Test
    void perLoanNothingSpreads() {
        Given late = Given.aLoan().named("A", "B1").due("2021-03-31", "1000");
        Given current = Given.aLoan().named("B", "B1").due("2031-07-01", "1000");
        assertThat(tiers(RulesBuilder.fiveTiers().build(), "2021-12-31", late, current))
                .containsExactly("DOUBTFUL OWN", "NORMAL OWN");
    }

    @Test
    void theHistoryThatABorrowerWiseRuleNeedsIsOneLineOfText() {
        LoanRecords records = Given.aLoan()
                .due("2021-03-31", "1000")
                .paid("p1", "2021-07-10", "1000")
                .records();
        ArrearsHistory history = Timeline.of(records, INDIA).arrearsHistory(LocalDate.of(2021, 12, 31));

        // Counted inclusively: arrears on the due date itself, day 91 on 29 June.
        assertThat(history.toText()).isEqualTo("2021-03-31A;2021-06-29D;2021-07-10C");
        assertThat(ArrearsHistory.parse(history.toText())).isEqualTo(history);
        assertThat(ArrearsHistory.parse("")).isEqualTo(ArrearsHistory.CLEAR);
        assertThat(history.on(LocalDate.of(2021, 3, 30))).isEqualTo(ArrearsHistory.State.CLEAR);
        assertThat(history.on(LocalDate.of(2021, 6, 28))).isEqualTo(ArrearsHistory.State.ARREARS);
        assertThat(history.on(LocalDate.of(2021, 6, 29))).isEqualTo(ArrearsHistory.State.DEFAULT);
        assertThat(history.on(LocalDate.of(2021, 7, 10))).isEqualTo(ArrearsHistory.State.CLEAR);
    }

    private static Rules share(int basisPoints, boolean inclusive) {
        return RulesBuilder.rules()
                .band("GOOD", 0)
                .band("LATE", 1)
                .when("PULLED", TierCondition.PULLED)
                .band("BAD", 31)
                .contagion(new Contagion.BorrowerShare("BAD", basisPoints, inclusive))
                .build();
    }

    private static BorrowerTiers.Member member(
            String loanId, Yardstick yardstick, String currency, String tier, TierReason reason, long exposure) {
        return new BorrowerTiers.Member(
                loanId, yardstick, currency, Optional.of(tier), reason, exposure, ArrearsHistory.CLEAR);
    }

    private static List<String> outcomes(List<BorrowerTiers.Member> members) {
        return BorrowerTiers.of(members, LocalDate.of(2026, 6, 30)).stream()
                .map(outcome -> outcome.tier().orElse("none") + " " + outcome.reason())
                .toList();
    }

    private static List<String> tiers(Rules rules, String asOf, Given... loans) {
        Yardstick yardstick = Yardstick.of(rules);
        LocalDate date = LocalDate.parse(asOf);
        List<BorrowerTiers.Member> members = new ArrayList<>();
        for (Given given : loans) {
            members.add(BorrowerTiers.Member.of(given.records(), yardstick, date));
        }
        return BorrowerTiers.of(members, date).stream()
                .map(outcome -> outcome.tier().orElse("none") + " " + outcome.reason())
                .toList();
    }
}
