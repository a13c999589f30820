package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Given;
import io.daybreak.policy.Counting;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Tier;
import io.daybreak.policy.TierCondition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The tables beside this class: every row is a rule at its edge, with the arithmetic that decides it. */
class BoundaryTablesTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "days.csv", numLinesToSkip = 1)
    void daysPastDue(
            String name,
            String dues,
            String payments,
            Counting counting,
            int grace,
            String pauses,
            LocalDate asOf,
            int dpd,
            int policyDpd,
            String arithmetic) {
        Given given = loan(dues, payments);
        hold(given, pauses);
        Standing standing = Timeline.of(
                        given.records(),
                        RulesBuilder.fiveTiers()
                                .counting(counting)
                                .grace(grace)
                                .clockStops("PAUSE")
                                .build())
                .at(asOf);

        assertThat(standing.dpd()).as(arithmetic).isEqualTo(dpd);
        assertThat(standing.policyDpd()).as(arithmetic).isEqualTo(policyDpd);
    }

    @ParameterizedTest(name = "{0} due {1} as of {2}")
    @CsvFileSource(resources = "months.csv", numLinesToSkip = 1)
    void months(Metric metric, String due, LocalDate asOf, int grace, String pause, int policyDpd, String arithmetic) {
        Given given = Given.aLoan().due(due, "100");
        hold(given, pause);
        assertThat(Timeline.of(
                                given.records(),
                                RulesBuilder.fiveTiers()
                                        .metric(metric)
                                        .grace(grace)
                                        .clockStops("PAUSE")
                                        .build())
                        .at(asOf)
                        .policyDpd())
                .as(arithmetic)
                .isEqualTo(policyDpd);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "material.csv", numLinesToSkip = 1)
    void materialConsecutive(
            String name,
            String dues,
            String payments,
            String exposure,
            String amount,
            BigDecimal percent,
            LocalDate asOf,
            int dpd,
            int policyDpd,
            String tier,
            String arithmetic) {
        Given given = loan(dues, payments);
        if (exposure != null) {
            given.exposure(exposure);
        }
        Standing standing = Timeline.of(
                        given.records(),
                        RulesBuilder.rules()
                                .metric(Metric.MATERIAL_CONSECUTIVE)
                                .materiality(
                                        Map.of("EUR", Given.minor(amount)),
                                        percent.movePointRight(2).intValueExact())
                                .band("PERFORMING", 0)
                                .when("IMMATERIAL", TierCondition.IMMATERIAL)
                                .band("PAST_DUE", 1)
                                .band("DEFAULT", 91)
                                .build())
                .at(asOf);

        assertThat(standing.dpd()).as(arithmetic).isEqualTo(dpd);
        assertThat(standing.policyDpd()).as(arithmetic).isEqualTo(policyDpd);
        assertThat(standing.tier().map(Tier::code)).as(arithmetic).contains(tier);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "upgrade.csv", numLinesToSkip = 1)
    void upgrade(
            String name,
            String dues,
            String payments,
            int periods,
            int months,
            LocalDate asOf,
            String tier,
            String arithmetic) {
        RulesBuilder rules = RulesBuilder.rules()
                .band("GOOD", 0)
                .band("LATE", 1)
                .band("BAD", 31)
                .band("WORSE", 61);
        RulesBuilder upgrading =
                periods + months == 0 ? rules.untilArrearsCleared("BAD") : rules.probation("BAD", periods, months);
        assertThat(Timeline.of(loan(dues, payments).records(), upgrading.build())
                        .at(asOf)
                        .tier()
                        .map(Tier::code))
                .as(arithmetic)
                .contains(tier);
    }

    /** {@code date:amount} pairs, separated by blanks. */
    private static Given loan(String dues, String payments) {
        Given given = Given.aLoan();
        for (String due : dues.split(" ", -1)) {
            given.due(due.split(":", -1)[0], due.split(":", -1)[1]);
        }
        if (payments != null) {
            for (String paid : payments.split(" ", -1)) {
                given.paid("p" + paid, paid.split(":", -1)[0], paid.split(":", -1)[1]);
            }
        }
        return given;
    }

    /** {@code from/to} pairs, separated by blanks; an empty end is open. */
    private static void hold(Given given, String pauses) {
        if (pauses != null) {
            for (String pause : pauses.split(" ", -1)) {
                given.held("PAUSE", pause.split("/", -1)[0], pause.split("/", -1)[1]);
            }
        }
    }
}
