package io.daybreak.delinquency;

import static io.daybreak.delinquency.RulesBuilder.fiveTiers;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Component;
import io.daybreak.loan.Given;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PaymentType;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Counting;
import io.daybreak.policy.HoldRule;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Rules;
import io.daybreak.policy.TierCondition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** An explanation may not differ from what it explains. */
class ExplanationTest {
    private static final int SEEDS = Integer.getInteger("daybreak.seeds", 400);
    private static final long FIRST_SEED = Long.getLong("daybreak.seed", 1);

    private static Explanation explained(Given given, Rules rules, String asOf) {
        return Explanation.of(given.records(), rules, LocalDate.parse(asOf));
    }

    @Test
    void whatItSaysIsUnpaidIsWhatTheTimelineSays() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            RandomCases random = new RandomCases(seed);
            LoanRecords records = random.loan();
            Rules rules = random.rules();
            for (int probe = 0; probe < 6; probe++) {
                LocalDate day = random.date();
                String where = "seed " + seed + " day " + day;
                Explanation explanation = Explanation.of(records, rules, day);
                Timeline timeline = Timeline.of(records, rules);

                assertThat(explanation.dues().stream()
                                .filter(due -> due.unpaidMinor() > 0)
                                .map(due -> due.name() + " " + due.dueDate() + " " + due.unpaidMinor()))
                        .as(where)
                        .containsExactlyElementsOf(timeline.unpaid(day).stream()
                                .map(due -> new Explanation.Due(due.installmentNumber(), due.dueDate(), 0, 0, List.of())
                                                .name()
                                        + " " + due.dueDate() + " "
                                        + due.missing().totalMinor())
                                .toList());
                compare(where, explanation, timeline, day);
            }
        }
    }

    private static void compare(String where, Explanation explanation, Timeline timeline, LocalDate day) {
        MoneyFlow flow = timeline.at(day).flow();
        assertThat(explanation.money().stream()
                        .mapToLong(Explanation.MoneyRow::leftMinor)
                        .sum())
                .as(where)
                .isEqualTo(flow.creditLeftMinor());
        long settled = explanation.money().stream()
                .flatMap(row -> row.settled().stream())
                .mapToLong(Explanation.Share::amountMinor)
                .sum();
        assertThat(settled).as(where).isEqualTo(flow.settledMinor() + flow.waivedMinor());
        assertThat(explanation.dues().stream()
                        .flatMap(due -> due.settledBy().stream())
                        .mapToLong(Explanation.Share::amountMinor)
                        .sum())
                .as(where)
                .isEqualTo(settled);
        PaymentFates fates = timeline.fates(day);
        for (PaymentFate fate : PaymentFate.values()) {
            assertThat(explanation.money().stream()
                            .filter(row -> row.fate() == fate)
                            .count())
                    .as(where)
                    .isEqualTo(fates.count(fate));
        }
    }

    @Test
    void whatWasRefundedOutOfCreditSettlesNothing() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .paid("p1", "2026-01-31", "130")
                .row("f1", "2026-02-10", PaymentType.REFUND, "20")
                .row("f2", "2026-02-20", PaymentType.REFUND, "50")
                .paid("p2", "2026-03-01", "5");

        Explanation explanation = explained(given, fiveTiers().build(), "2026-03-02");
        assertThat(explanation.dues().get(1).unpaidMinor()).isEqualTo(35_00);
        assertThat(explanation.dues().get(1).settledBy())
                .extracting(Explanation.Share::paymentId)
                .containsExactly("p2");
        assertThat(explanation.money().get(0).why())
                .isEqualTo("counted as a payment; 30.00 of it was paid back out of credit");
        assertThat(explanation.steps())
                .contains(
                        "The oldest due date before 2026-03-02 with anything unpaid is 2026-02-20: the sum charged back or"
                                + " refunded on 2026-02-20, with 35.00 of 40.00 unpaid.");
    }

    @Test
    void whatIsDirectedGoesWhereItIsDirectedOnlyIfThePolicyHeedsIt() {
        Given given =
                Given.aLoan().due("2026-01-31", "100").due("2026-02-28", "100").directed("p1", "2026-01-31", "60", 2);

        assertThat(explained(given, fiveTiers().build(), "2026-02-10")
                        .dues()
                        .get(0)
                        .unpaidMinor())
                .isEqualTo(40_00);
        assertThat(explained(
                                given,
                                fiveTiers().allocation(Allocation.AS_DIRECTED).build(),
                                "2026-02-10")
                        .dues())
                .extracting(Explanation.Due::unpaidMinor)
                .containsExactly(100_00L, 40_00L);
    }

    @Test
    void theDayTheCounterOfMaterialDaysBeganIsToldAndPausesAreThoseWithinIt() {
        Rules rules = RulesBuilder.rules()
                .metric(Metric.MATERIAL_CONSECUTIVE)
                .materiality(Map.of("EUR", 100_00L), 100)
                .clockStops("PAUSE")
                .band("PERFORMING", 0)
                .when("SMALL", TierCondition.IMMATERIAL)
                .band("PAST_DUE", 1)
                .build();
        Given given = Given.aLoan()
                .exposure("50000")
                .due("2024-03-01", "300")
                .due("2024-04-01", "300")
                .held("PAUSE", "2024-03-10", "2024-04-03");

        // 600 of 50,000 is more than 1 % from the end of 2 April on; of the pause 1 and 2 April lie in the count.
        assertThat(explained(given, rules, "2024-04-10").standing().policyDpd()).isEqualTo(7);
        assertThat(explained(given, rules, "2024-04-10").steps())
                .containsSubsequence(
                        "From 2024-03-01 (day 0) to 2024-04-10 are 40 day(s): dpd is 40.",
                        "The policy counts consecutive day-ends on which the past-due amount was material.",
                        "The first of these day-ends is 2024-04-02.",
                        "The hold PAUSE H1 from 2024-03-10 to before 2024-04-03 stops the clock: 2 day(s) of it lie within"
                                + " the count (days under several holds are taken off once).",
                        "Nothing counts unless the past-due amount exceeds both 100.00 EUR and 1.00 % of the exposure.",
                        "policy_dpd is 7.",
                        "By its own days the loan is PAST_DUE (1 days or more).",
                        "Its tier is PAST_DUE: its own days decide.");
        assertThat(explained(given, rules, "2024-04-01").steps())
                .contains(
                        "It counts nothing of what is unpaid here.",
                        "policy_dpd is 0.",
                        "Its tier is SMALL: something is past due, yet not material.")
                .noneMatch(step -> step.contains("stops the clock"));
    }

    @Test
    void aCurrencyWithoutAThresholdIsSaidToCountWhatever() {
        Rules rules = fiveTiers().materiality(Map.of("USD", 100_00L), 1_000).build();
        Given given = Given.aLoan().exposure("50000").due("2026-01-31", "1");

        assertThat(explained(given, rules, "2026-02-10").steps())
                .containsSubsequence(
                        "The policy sets no amount for EUR, so whatever is past due counts.", "policy_dpd is 10.")
                .noneMatch(step -> step.contains("Nothing counts"));
    }

    @Test
    void theDueDateThePolicyCallsUnpaidIsToldWhereItIsNotTheContracts() {
        Rules rules = fiveTiers().fullPaymentPercent(90).clockStops("PAUSE").build();
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .due("2026-02-28", "100")
                .paid("p1", "2026-01-31", "95")
                .held("PAUSE", "2026-02-05", "2026-02-10");

        assertThat(explained(given, rules, "2026-03-10").steps())
                .containsSubsequence(
                        "From 2026-01-31 (day 0) to 2026-03-10 are 38 day(s): dpd is 38.",
                        "The policy takes a due for paid once 90.00 % of it are paid.",
                        "The policy counts the days since the oldest due date it calls unpaid.",
                        "That is 2026-02-28.",
                        "The hold PAUSE H1 from 2026-02-05 to before 2026-02-10 stops the clock: 0 day(s) of it lie within"
                                + " the count (days under several holds are taken off once).",
                        "policy_dpd is 10.");
        assertThat(explained(given, rules, "2026-02-20").steps())
                .containsSubsequence("It counts nothing of what is unpaid here.", "policy_dpd is 0.");
        Rules plain = fiveTiers().build();
        assertThat(explained(given, plain, "2026-03-10").steps())
                .noneMatch(step -> step.startsWith("That is") || step.startsWith("It counts"));
    }

    @Test
    void countedInclusivelyTheCountBeginsOnTheDueDateItself() {
        Rules rules = fiveTiers().counting(Counting.INCLUSIVE).grace(3).build();
        Given given = Given.aLoan().due("2026-01-31", "100");

        assertThat(explained(given, rules, "2026-01-31").steps())
                .containsSubsequence(
                        "Nothing that fell due before 2026-01-31 is unpaid, so dpd is 0.",
                        "That is 2026-01-31.",
                        "The policy counts the due date as day 1.",
                        "The policy takes off 3 days of grace.",
                        "policy_dpd is 0.");
    }

    @Test
    void everyRowSaysWhatBecameOfIt() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .row("o1", "2026-01-01", PaymentType.OPENING, "10")
                .row("w1", "2026-01-02", PaymentType.WAIVER, "20")
                .paid("p1", "2026-01-03", "30")
                .paid("p2", "2026-01-04", "5")
                .row("r2", "2026-01-05", PaymentType.REVERSAL, "5", "p2")
                .row("c1", "2026-01-06", PaymentType.CHARGEBACK, "30", "p1")
                .row("f1", "2026-01-07", PaymentType.REFUND, "1")
                .row("x1", "2026-01-08", PaymentType.PENDING, "7")
                .row("x2", "2026-01-08", PaymentType.PENDING, "8")
                .row("x2", "2026-01-09", PaymentType.REPAYMENT, "8")
                .paid("z1", "2026-03-01", "9");

        assertThat(explained(given, fiveTiers().build(), "2026-02-28").money())
                .extracting(row -> row.payment().paymentId() + " " + row.fate() + " " + row.why())
                .containsExactly(
                        "o1 USED counted as paid before these records began",
                        "w1 USED counted: this much was forgiven",
                        "p1 USED counted as a payment",
                        "p2 VOID did not count: undone by a reversal",
                        "r2 VOID undoes p2, as though it had never been made",
                        "c1 USED counted: this much fell due again on its value date",
                        "f1 USED counted: paid back out of credit; what exceeded it fell due",
                        "x1 PENDING did not count: announced, not booked",
                        "x2 VOID did not count: the same payment was booked, and that row counts",
                        "x2 USED counted as a payment",
                        "z1 FUTURE_VALUED did not count: its value date is after the business date");
    }

    @Test
    void aRowThatIsUndoneCountsNeitherNowNorWhenItsDateComes() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .paid("p1", "2026-03-01", "100")
                .row("r1", "2026-02-01", PaymentType.REVERSAL, "100", "p1");
        assertThat(explained(given, fiveTiers().build(), "2026-02-10").money())
                .extracting(Explanation.MoneyRow::fate)
                .containsExactly(PaymentFate.VOID, PaymentFate.VOID);
    }

    @Test
    void theStatusOfTheLoanComesFirst() {
        Given late = Given.aLoan().due("2026-01-31", "100");
        assertThat(explained(late, fiveTiers().build(), "2026-02-10").steps().get(0))
                .startsWith("The oldest due date before 2026-02-10");

        Given closed = late.status(LoanStatus.CLOSED, "2026-02-01");
        assertThat(explained(closed, fiveTiers().build(), "2026-02-10").steps())
                .containsExactly(
                        "The core system says the loan is CLOSED since 2026-02-01.",
                        "Nothing that fell due before 2026-02-10 is unpaid, so dpd is 0.",
                        "By its own days the loan is NORMAL (0 days).",
                        "Its tier is NORMAL: the loan is closed although the records show something unpaid.");

        Given writtenOff = late.status(LoanStatus.WRITTEN_OFF, "2026-02-01");
        assertThat(explained(writtenOff, fiveTiers().build(), "2026-02-10").steps())
                .containsExactly(
                        "The core system says the loan is WRITTEN_OFF since 2026-02-01.",
                        "The oldest due date before 2026-02-10 with anything unpaid is 2026-01-31: installment 1, with"
                                + " 100.00 of 100.00 unpaid.",
                        "From 2026-01-31 (day 0) to 2026-02-10 are 10 day(s): dpd is 10.",
                        "Overdue are 100.00 EUR in 1 due(s).",
                        "The policy counts the days since the oldest due date it calls unpaid.",
                        "policy_dpd is 10.",
                        "Its tier is none: the loan is written off.");
    }

    @Test
    void everyRuleThatChangesTheTierIsNamed() {
        Rules rules = RulesBuilder.rules()
                .metric(Metric.MONTHS_OTS)
                .counts(Component.PRINCIPAL, Component.INTEREST)
                .hold("TECHNICAL", new HoldRule(false, OptionalInt.of(30), true, Optional.empty()))
                .floor("FRAUD", "D60")
                .band("CURRENT", 0)
                .band("D30", 30)
                .band("D60", 60)
                .contagion(new Contagion.PerBorrower("D30"))
                .build();
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .held("TECHNICAL", "2026-02-01", "")
                .held("FRAUD", "2026-03-15", "2026-03-20");

        assertThat(explained(given, rules, "2026-03-01").steps())
                .containsSubsequence(
                        "The policy counts only unpaid INTEREST, PRINCIPAL.",
                        "The policy counts months of 30 days; a month is over on the next due date (OTS).",
                        "The hold TECHNICAL H1 from 2026-02-01, still open excuses the tier while policy_dpd is at most 30;"
                                + " the days count on.",
                        "policy_dpd is 30.",
                        "By its own days the loan is D30 (30 to 59 days).",
                        "Its tier is CURRENT: the arrears are technical and excused.",
                        "By the policy other loans of the borrower may make its tier worse; this walk looks at this loan"
                                + " alone.")
                .noneMatch(step -> step.contains("FRAUD"));
        assertThat(explained(given, rules, "2026-03-15").steps())
                .containsSubsequence(
                        "The hold FRAUD H2 from 2026-03-15 to before 2026-03-20 does not let the tier be better than D60.",
                        "Its tier is D60: a hold does not let it be better.");
    }

    @Test
    void aTierThatIsKeptSaysWhy() {
        Rules rules = RulesBuilder.rules()
                .band("GOOD", 0)
                .band("BAD", 31)
                .aging("OLD", 12)
                .probation("BAD", 0, 2)
                .build();
        Given paid = Given.aLoan()
                .due("2026-01-01", "100")
                .due("2026-02-01", "100")
                .paid("p1", "2026-02-10", "100")
                .paid("p2", "2026-02-20", "100");

        assertThat(explained(paid, rules, "2026-02-15").steps())
                .endsWith("Its tier is BAD: the arrears since it entered a tier that sticks are not cleared.");
        assertThat(explained(paid, rules, "2026-02-20").steps())
                .endsWith("Its tier is BAD: the arrears are cleared and the probation is running.");
        Given never = Given.aLoan().due("2026-01-01", "100");
        assertThat(explained(never, rules, "2027-02-01").steps())
                .endsWith("Its tier is OLD: the months in default have moved it on.");
    }

    @Test
    void whatIsForgivenSettlesBeforeCash() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .paid("p1", "2026-01-01", "100")
                .row("w1", "2026-01-02", PaymentType.WAIVER, "60");

        assertThat(explained(given, fiveTiers().build(), "2026-02-10").money())
                .extracting(row -> row.payment().paymentId() + " " + row.leftMinor())
                .containsExactly("p1 6000", "w1 0");
    }

    @Test
    void aPauseThatIsNotOverCountsUpToTheDay() {
        Rules rules = fiveTiers().clockStops("PAUSE").build();
        Given given = Given.aLoan().due("2026-01-31", "100").held("PAUSE", "2026-02-05", "2026-03-05");

        assertThat(explained(given, rules, "2026-02-10").steps())
                .contains("The hold PAUSE H1 from 2026-02-05 to before 2026-03-05 stops the clock: 5 day(s) of it lie"
                        + " within the count (days under several holds are taken off once).");
    }
}
