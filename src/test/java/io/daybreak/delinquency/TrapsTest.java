package io.daybreak.delinquency;

import static io.daybreak.delinquency.RulesBuilder.fiveTiers;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Components;
import io.daybreak.loan.Given;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PaymentType;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Counting;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import io.daybreak.policy.TierCondition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Traps that others have stepped into, each by name. */
class TrapsTest {
    private static final Rules FIVE = fiveTiers().build();

    private static final Rules EU = RulesBuilder.rules()
            .metric(Metric.MATERIAL_CONSECUTIVE)
            .materiality(Map.of("EUR", 100_00L), 100)
            .band("PERFORMING", 0)
            .when("PAST_DUE_IMMATERIAL", TierCondition.IMMATERIAL)
            .band("PAST_DUE", 1)
            .when("DEFAULT_PROBATION", TierCondition.PROBATION)
            .band("DEFAULT", 91)
            .probation("DEFAULT", 0, 3)
            .build();

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

    private static Standing at(Given given, Rules rules, String asOf) {
        return Timeline.of(given.records(), rules).at(LocalDate.parse(asOf));
    }

    private static String tier(Given given, Rules rules, String asOf) {
        return at(given, rules, asOf).tier().map(Tier::code).orElse("none");
    }

    /** What the regimes ask for and counters get wrong. */
    @Nested
    class OfTheRegimes {

        @Test
        @DisplayName("month ends and leap days: months are calendar months, days are days")
        void monthEnds() {
            Given given = Given.aLoan().due("2024-01-31", "100");
            Rules ots = fiveTiers().metric(Metric.MONTHS_OTS).build();

            assertThat(at(given, ots, "2024-02-28").policyDpd()).isZero();
            assertThat(at(given, ots, "2024-02-29").policyDpd()).isEqualTo(30);
            assertThat(at(given, FIVE, "2024-02-29").policyDpd()).isEqualTo(29);
            assertThat(at(given, ots, "2025-01-30").policyDpd()).isEqualTo(330);
            assertThat(at(given, ots, "2025-01-31").policyDpd()).isEqualTo(360);
        }

        @Test
        @DisplayName("a payment posted on T with a value date before T counts from its value date")
        void valueDateNotBookingDate() {
            Given given = Given.aLoan()
                    .due("2026-01-31", "100")
                    .paid("p1", "2026-01-31", "100")
                    .bookedOn("2026-02-10");

            assertThat(at(given, FIVE, "2026-02-05").dpd()).isZero();
            LoanRecords knownThen = given.records().knownOn(LocalDate.of(2026, 2, 9));
            assertThat(Timeline.of(knownThen, FIVE).at(LocalDate.of(2026, 2, 5)).dpd())
                    .isEqualTo(5);
        }

        @Test
        @DisplayName("a reversal after the tier was published changes history from its date, not before")
        void reversalAfterPublication() {
            Given given = Given.aLoan()
                    .due("2026-01-31", "100")
                    .paid("p1", "2026-02-10", "100")
                    .row("r1", "2026-05-20", PaymentType.REVERSAL, "100", "p1");

            assertThat(tier(given, FIVE, "2026-05-19")).isEqualTo("NORMAL");
            assertThat(tier(given, FIVE, "2026-05-20")).isEqualTo("SUBSTANDARD");
        }

        @Test
        @DisplayName("a rerun of an old date reproduces it, whatever has come since")
        void rerunOfAnOldDate() {
            Given then = Given.aLoan().due("2026-01-31", "100").paid("p1", "2026-02-10", "40");
            Given now = Given.aLoan()
                    .due("2026-01-31", "100")
                    .paid("p1", "2026-02-10", "40")
                    .paid("p2", "2026-04-01", "60")
                    .row("r1", "2026-04-20", PaymentType.REVERSAL, "40", "p1");

            assertThat(at(now, FIVE, "2026-03-15")).isEqualTo(at(then, FIVE, "2026-03-15"));
        }

        @Test
        @DisplayName("exactly the threshold: 100.00 EUR is not more than 100.00, 90.0 % is 90 %")
        void exactlyTheThreshold() {
            assertThat(tier(Given.aLoan().exposure("5000").due("2026-01-31", "100"), EU, "2026-03-01"))
                    .isEqualTo("PAST_DUE_IMMATERIAL");
            Rules ninety = fiveTiers().fullPaymentPercent(90).build();
            Given exactly = Given.aLoan().due("2026-01-31", "300").paid("p1", "2026-01-31", "270");
            Given short1 = Given.aLoan().due("2026-01-31", "300").paid("p1", "2026-01-31", "269.99");
            assertThat(at(exactly, ninety, "2026-03-01").policyDpd()).isZero();
            assertThat(at(exactly, ninety, "2026-03-01").dpd()).isEqualTo(29);
            assertThat(at(short1, ninety, "2026-03-01").policyDpd()).isEqualTo(29);
        }

        @Test
        @DisplayName("installments of nothing, or wholly waived, do not start the counter")
        void zeroAndWaived() {
            Given given = Given.aLoan()
                    .due("2026-01-31", "0")
                    .due("2026-02-28", "100")
                    .row("w1", "2026-02-20", PaymentType.WAIVER, "100");

            assertThat(at(given, FIVE, "2026-06-30").dpd()).isZero();
            assertThat(at(given, FIVE, "2026-06-30").installmentsOverdue()).isZero();
            assertThat(at(given, FIVE, "2026-06-30").flow().waivedMinor()).isEqualTo(100_00);
        }

        @Test
        @DisplayName("non-performing and part paid: eleven days, still non-performing")
        void partPaidStaysNonPerforming() {
            Given given = Given.aLoan()
                    .due("2021-03-31", "1000")
                    .due("2021-07-01", "1000")
                    .paid("p1", "2021-07-05", "1000");

            Standing standing = at(given, INDIA, "2021-07-11");
            assertThat(standing.policyDpd()).isEqualTo(11);
            assertThat(standing.ownTier().map(Tier::code)).contains("SMA_0");
            assertThat(standing.tier().map(Tier::code)).contains("NPA_SUBSTANDARD");
            assertThat(standing.tierReason()).isEqualTo(TierReason.ARREARS_NOT_CLEARED);
        }

        @Test
        @DisplayName("no days and still in probation")
        void noDaysInProbation() {
            Given given =
                    Given.aLoan().exposure("8000").due("2024-01-15", "250").paid("p1", "2024-05-20", "250");

            assertThat(at(given, EU, "2024-08-19").dpd()).isZero();
            assertThat(tier(given, EU, "2024-08-19")).isEqualTo("DEFAULT_PROBATION");
            assertThat(tier(given, EU, "2024-08-20")).isEqualTo("PERFORMING");
        }

        @Test
        @DisplayName("a loan that is current beside one in default")
        void siblingFacility() {
            Yardstick india = Yardstick.of(INDIA);
            LocalDate asOf = LocalDate.of(2021, 7, 31);
            List<BorrowerTiers.Outcome> outcomes = BorrowerTiers.of(
                    List.of(
                            BorrowerTiers.Member.of(
                                    Given.aLoan()
                                            .named("A", "B1")
                                            .due("2021-03-31", "1000")
                                            .records(),
                                    india,
                                    asOf),
                            BorrowerTiers.Member.of(
                                    Given.aLoan()
                                            .named("B", "B1")
                                            .due("2021-07-01", "1000")
                                            .paid("p1", "2021-07-01", "1000")
                                            .records(),
                                    india,
                                    asOf)),
                    asOf);
            assertThat(outcomes.get(1))
                    .isEqualTo(new BorrowerTiers.Outcome("B", Optional.of("NPA_SUBSTANDARD"), TierReason.CONTAGION));
        }

        @Test
        @DisplayName("days beginning with a day count it as 1, days after it as 0")
        void beginningWithOrAfter() {
            Given given = Given.aLoan().due("2024-02-02", "100");
            Rules beginningWith = fiveTiers().counting(Counting.INCLUSIVE).build();

            assertThat(at(given, beginningWith, "2024-02-15").policyDpd()).isEqualTo(14);
            assertThat(at(given, FIVE, "2024-02-16").policyDpd()).isEqualTo(14);
        }

        @Test
        @DisplayName("the counter starts anew while the days since the oldest due date go on")
        void counterResetsRawDaysGoOn() {
            Given given = Given.aLoan()
                    .exposure("8000")
                    .due("2024-01-15", "250")
                    .due("2024-06-15", "250")
                    .paid("p1", "2024-03-15", "200");

            assertThat(at(given, EU, "2024-03-14").policyDpd()).isEqualTo(59);
            assertThat(at(given, EU, "2024-03-15").policyDpd()).isZero();
            assertThat(at(given, EU, "2024-06-20").policyDpd()).isEqualTo(5);
            assertThat(at(given, EU, "2024-06-20").dpd()).isEqualTo(157);
        }
    }

    /** What other systems' code does, and this one must not. */
    @Nested
    class OfOtherSystems {

        @Test
        @DisplayName("n1: the evening of the due date is day 0, in every version of the program")
        void noSilentPlusOne() {
            Given given = Given.aLoan().due("2026-01-31", "100");
            assertThat(at(given, FIVE, "2026-01-31").dpd()).isZero();
            assertThat(at(given, INDIA, "2026-01-31").dpd()).isZero();
            assertThat(at(given, INDIA, "2026-01-31").policyDpd()).isEqualTo(1);
        }

        @Test
        @DisplayName("n1: any component unpaid makes a loan past due, not the installment alone")
        void feesAndPenaltiesCount() {
            Given given = Given.aLoan().due("2026-01-31", "0", "0", "5", "0").due("2026-02-28", "0", "0", "0", "3");
            assertThat(at(given, FIVE, "2026-02-10").dpd()).isEqualTo(10);
            assertThat(at(given, FIVE, "2026-03-10").overdue()).isEqualTo(new Components(0, 0, 5_00, 3_00));
        }

        @Test
        @DisplayName("n1: a past date is worked out from its own day, not from what is outstanding today")
        void pastDatesFromTheirOwnDay() {
            Given given = Given.aLoan().due("2026-01-31", "100").paid("p1", "2026-03-15", "100");
            assertThat(at(given, FIVE, "2026-03-14").dpd()).isEqualTo(42);
            assertThat(at(given, FIVE, "2026-04-30").dpd()).isZero();
        }

        @Test
        @DisplayName("n1: a loan that never paid has a history too")
        void neverPaid() {
            Given given = Given.aLoan().due("2026-01-31", "100").due("2026-02-28", "100");
            Timeline timeline = Timeline.of(given.records(), FIVE);
            assertThat(timeline.at(LocalDate.of(2026, 2, 10)).dpd()).isEqualTo(10);
            assertThat(timeline.episodeStart(LocalDate.of(2026, 6, 30))).contains(LocalDate.of(2026, 2, 1));
            assertThat(timeline.tierSince(LocalDate.of(2026, 6, 30))).contains(LocalDate.of(2026, 5, 2));
        }

        @Test
        @DisplayName("n1: early money reaches dues that come later, without anybody booking an advance")
        void earlyPayer() {
            Given given = Given.aLoan()
                    .due("2026-01-31", "100")
                    .due("2026-02-28", "100")
                    .paid("p1", "2025-12-01", "200");
            assertThat(at(given, FIVE, "2026-03-31").dpd()).isZero();
            assertThat(at(given, FIVE, "2026-03-31").flow().creditLeftMinor()).isZero();
        }

        @Test
        @DisplayName("n1: asking again never changes an answer that was given")
        void nothingIsOverwritten() {
            Timeline timeline = Timeline.of(
                    Given.aLoan()
                            .due("2026-01-31", "100")
                            .paid("p1", "2026-03-01", "100")
                            .row("r1", "2026-04-01", PaymentType.REVERSAL, "100", "p1")
                            .records(),
                    INDIA);
            Standing before = timeline.at(LocalDate.of(2026, 3, 15));
            timeline.at(LocalDate.of(2026, 12, 31));
            timeline.at(LocalDate.of(2026, 2, 1));
            assertThat(timeline.at(LocalDate.of(2026, 3, 15))).isEqualTo(before);
        }

        @Test
        @DisplayName("n1: bands have inclusive minimums: 90 is still the band before, 91 is not")
        void strictOrNot() {
            Given given = Given.aLoan().due("2026-01-31", "100");
            assertThat(tier(given, FIVE, "2026-05-01")).isEqualTo("SPECIAL_MENTION");
            assertThat(tier(given, FIVE, "2026-05-02")).isEqualTo("SUBSTANDARD");
        }

        @Test
        @DisplayName("n1: a default is left when this loan's arrears are cleared, not when a maximum happens to be 0")
        void defaultLeftByClearing() {
            Given given = Given.aLoan()
                    .due("2021-03-31", "1000")
                    .paid("p1", "2021-07-01", "999.99")
                    .paid("p2", "2021-07-09", "0.01");
            assertThat(tier(given, INDIA, "2021-07-08")).isEqualTo("NPA_SUBSTANDARD");
            assertThat(tier(given, INDIA, "2021-07-09")).isEqualTo("STANDARD");
        }

        @Test
        @DisplayName("n1: a stopped clock does not stop the truth: dpd goes on, and the count goes on after it")
        void pauseIsNotAFreeze() {
            Rules rules = fiveTiers().clockStops("PAUSE").build();
            Given given = Given.aLoan().due("2026-01-31", "100").held("PAUSE", "2026-02-10", "2026-02-20");
            assertThat(at(given, rules, "2026-02-15").dpd()).isEqualTo(15);
            assertThat(at(given, rules, "2026-02-15").policyDpd()).isEqualTo(10);
            assertThat(at(given, rules, "2026-02-25").policyDpd()).isEqualTo(15);
        }

        @Test
        @DisplayName("n2: a loan that is current is in the first band, with nothing special about it")
        void currentIsNotSpecialMention() {
            Given given = Given.aLoan().due("2026-01-31", "100").paid("p1", "2026-01-15", "100");
            assertThat(tier(given, INDIA, "2026-01-31")).isEqualTo("STANDARD");
            assertThat(tier(given, FIVE, "2026-12-31")).isEqualTo("NORMAL");
        }

        @Test
        @DisplayName("n2: however late, there is a tier: the last band has no end")
        void everyDayHasATier() {
            Given given = Given.aLoan().due("1990-01-31", "100");
            assertThat(tier(given, FIVE, "2026-12-31")).isEqualTo("LOSS");
        }

        @Test
        @DisplayName("n3: whatever word stands on the loan, only CLOSED ends its days")
        void statusWords() {
            Given given = Given.aLoan().due("2026-01-31", "100");
            assertThat(at(given.status(LoanStatus.CHARGED_OFF, "2026-02-01"), FIVE, "2026-02-10")
                            .dpd())
                    .isEqualTo(10);
            assertThat(at(given.status(LoanStatus.WRITTEN_OFF, "2026-02-01"), FIVE, "2026-02-10")
                            .dpd())
                    .isEqualTo(10);
            assertThat(at(given.status(LoanStatus.CLOSED, "2026-02-01"), FIVE, "2026-02-10")
                            .dpd())
                    .isZero();
        }

        @Test
        @DisplayName("n4: a day that nobody asked about is not lost")
        void skippedDays() {
            LoanRecords records = Given.aLoan().due("2026-01-31", "100").records();
            Timeline everyDay = Timeline.of(records, INDIA);
            for (LocalDate day = LocalDate.of(2026, 1, 1);
                    day.isBefore(LocalDate.of(2026, 6, 1));
                    day = day.plusDays(1)) {
                everyDay.at(day);
            }
            LocalDate asOf = LocalDate.of(2026, 6, 1);
            assertThat(everyDay.at(asOf)).isEqualTo(Timeline.of(records, INDIA).at(asOf));
        }

        @Test
        @DisplayName("n6: days run from the due date, whatever else carries a date")
        void fromTheDueDate() {
            Given given = Given.aLoan()
                    .version(
                            1,
                            "2026-01-31",
                            List.of("100", "0", "0", "0"),
                            Optional.of("2025-06-01"),
                            Optional.empty());
            assertThat(at(given, FIVE, "2026-02-05").dpd()).isEqualTo(5);
        }
    }
}
