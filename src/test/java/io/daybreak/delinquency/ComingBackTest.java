package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Given;
import io.daybreak.policy.HoldRule;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What keeps a loan in a bad tier, what begins its probation anew, and since when it has the tier it has. */
class ComingBackTest {

    private static RulesBuilder bands() {
        return RulesBuilder.rules().band("GOOD", 0).band("LATE", 1).band("BAD", 31);
    }

    private static String tier(Given given, Rules rules, String asOf) {
        Standing standing = Timeline.of(given.records(), rules).at(LocalDate.parse(asOf));
        return standing.tier().map(Tier::code).orElse("none") + " " + standing.tierReason();
    }

    private static Optional<LocalDate> since(Given given, Rules rules, String asOf) {
        return Timeline.of(given.records(), rules).tierSince(LocalDate.parse(asOf));
    }

    @Test
    void whoPaysWithinTheGraceDaysDoesNotMissAndWhoPaysAfterThemDoes() {
        Rules rules = bands().grace(3).probation("BAD", 0, 2).build();
        // 31 days and 3 of grace after 1 January is 4 February; cleared on the 10th.
        Given within = Given.aLoan()
                .due("2026-01-01", "100")
                .due("2026-03-01", "100")
                .paid("p1", "2026-02-10", "100")
                .paid("p2", "2026-03-04", "100");
        Given after = Given.aLoan()
                .due("2026-01-01", "100")
                .due("2026-03-01", "100")
                .paid("p1", "2026-02-10", "100")
                .paid("p2", "2026-03-06", "100");

        assertThat(tier(within, rules, "2026-03-03")).isEqualTo("BAD PROBATION");
        assertThat(tier(within, rules, "2026-04-09")).isEqualTo("BAD PROBATION");
        assertThat(tier(within, rules, "2026-04-10")).isEqualTo("GOOD OWN");
        assertThat(tier(after, rules, "2026-03-05")).isEqualTo("BAD ARREARS_NOT_CLEARED");
        assertThat(tier(after, rules, "2026-04-10")).isEqualTo("BAD PROBATION");
        assertThat(tier(after, rules, "2026-05-06")).isEqualTo("GOOD OWN");
    }

    @Test
    void daysOnWhichTheClockStandsAreNoMiss() {
        Rules rules = bands().clockStops("PAUSE").probation("BAD", 0, 2).build();
        Given paused = Given.aLoan()
                .due("2026-01-01", "100")
                .due("2026-03-01", "100")
                .paid("p1", "2026-02-10", "100")
                .paid("p2", "2026-03-20", "100")
                .held("PAUSE", "2026-03-01", "2026-03-20");

        assertThat(tier(paused, rules, "2026-03-15")).isEqualTo("BAD PROBATION");
        assertThat(tier(paused, rules, "2026-04-10")).isEqualTo("GOOD OWN");
    }

    @Test
    void arrearsThatAreNotMaterialAreAMissAllTheSame() {
        Rules rules = bands().metric(Metric.MATERIAL_CONSECUTIVE)
                .materiality(Map.of("EUR", 50_00L), 0)
                .probation("BAD", 0, 2)
                .build();
        Given given = Given.aLoan()
                .exposure("1000")
                .due("2026-01-01", "100")
                .due("2026-03-01", "10")
                .paid("p1", "2026-02-10", "100")
                .paid("p2", "2026-03-05", "10");

        assertThat(tier(given, rules, "2026-03-02")).isEqualTo("BAD ARREARS_NOT_CLEARED");
        assertThat(tier(given, rules, "2026-05-04")).isEqualTo("BAD PROBATION");
        assertThat(tier(given, rules, "2026-05-05")).isEqualTo("GOOD OWN");
    }

    @Test
    void anExcuseThatComesLaterDoesNotUndoADefaultThatWas() {
        Rules rules = bands().hold("TECHNICAL", new HoldRule(false, OptionalInt.of(40), true, Optional.empty()))
                .untilArrearsCleared("BAD")
                .build();
        Given late = Given.aLoan().due("2026-01-01", "100").held("TECHNICAL", "2026-02-05", "2026-02-07");
        Given early = Given.aLoan().due("2026-01-01", "100").held("TECHNICAL", "2026-01-01", "2026-02-04");

        // Day 31 is 1 February.
        assertThat(tier(late, rules, "2026-02-04")).isEqualTo("BAD OWN");
        assertThat(tier(late, rules, "2026-02-05")).isEqualTo("BAD ARREARS_NOT_CLEARED");
        assertThat(tier(late, rules, "2026-02-07")).isEqualTo("BAD OWN");
        assertThat(tier(early, rules, "2026-02-03")).isEqualTo("GOOD TECHNICAL");
        assertThat(tier(early, rules, "2026-02-04")).isEqualTo("BAD OWN");
        assertThat(since(early, rules, "2026-02-20")).contains(LocalDate.of(2026, 2, 4));
    }

    @Test
    void aTierThatMonthsBringIsThereSinceTheMonthsWereOver() {
        Rules rules = bands().aging("OLD", 2)
                .aging("OLDER", 4)
                .untilArrearsCleared("BAD")
                .build();
        Given given = Given.aLoan().due("2026-01-01", "100");

        assertThat(tier(given, rules, "2026-05-15")).isEqualTo("OLD AGING");
        assertThat(since(given, rules, "2026-05-15")).contains(LocalDate.of(2026, 4, 1));
        assertThat(since(given, rules, "2026-04-01")).contains(LocalDate.of(2026, 4, 1));
        assertThat(since(given, rules, "2026-12-31")).contains(LocalDate.of(2026, 6, 1));
    }

    @Test
    void aLoanIsBackSinceTheDayItsProbationWasOver() {
        Rules rules = bands().probation("BAD", 0, 2).build();
        Given given = Given.aLoan().due("2026-01-01", "100").paid("p1", "2026-02-10", "100");

        assertThat(since(given, rules, "2026-03-01")).contains(LocalDate.of(2026, 2, 1));
        assertThat(since(given, rules, "2026-08-01")).contains(LocalDate.of(2026, 4, 10));
    }

    @Test
    void aFloorIsThereSinceItsHoldBeganAndGoneSinceItEnded() {
        Rules rules = bands().floor("FRAUD", "BAD").build();
        Given given = Given.aLoan().due("2026-12-01", "100").held("FRAUD", "2026-02-01", "2026-03-01");

        assertThat(tier(given, rules, "2026-02-20")).isEqualTo("BAD FLOOR");
        assertThat(since(given, rules, "2026-02-20")).contains(LocalDate.of(2026, 2, 1));
        assertThat(tier(given, rules, "2026-03-01")).isEqualTo("GOOD OWN");
    }
}
