package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Given;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PaymentType;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Guards;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyExample;
import io.daybreak.policy.PolicyStatus;
import io.daybreak.policy.Rules;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PolicyExamplesTest {
    private static final OptionalInt OFF = OptionalInt.empty();

    @Test
    void anExampleThatComesOutAsItSaysIsNoProblem() {
        assertThat(check(example("examples[0]", Given.aLoan().due("2026-01-10", "100"), 1, "SPECIAL_MENTION")))
                .isEmpty();
    }

    @Test
    void everyDifferenceIsToldAtOnce() {
        assertThat(check(
                        example("examples[0]", Given.aLoan().due("2026-01-10", "100"), 2, "NORMAL"),
                        example(
                                "examples[1]",
                                Given.aLoan().due("2026-01-10", "100").status(LoanStatus.WRITTEN_OFF, "2026-01-11"),
                                1,
                                "SPECIAL_MENTION")))
                .containsExactly(
                        "examples[0]: as of 2026-01-11 dpd is 1, the example says 2; correct the example or the rules",
                        "examples[0]: as of 2026-01-11 policy_dpd is 1, the example says 2; correct the example or the rules",
                        "examples[0]: as of 2026-01-11 own tier is SPECIAL_MENTION, the example says NORMAL; correct the example or the rules",
                        "examples[0]: as of 2026-01-11 tier is SPECIAL_MENTION, the example says NORMAL; correct the example or the rules",
                        "examples[1]: as of 2026-01-11 own tier is none, the example says SPECIAL_MENTION; correct the example or the rules",
                        "examples[1]: as of 2026-01-11 tier is none, the example says SPECIAL_MENTION; correct the example or the rules");
    }

    @Test
    void otherLoansOfTheBorrowerCanDecide() {
        Given current = Given.aLoan().due("2026-02-10", "100");
        LoanRecords late =
                Given.aLoan().named("L2", "B1").due("2025-06-30", "100").records();
        Policy policy = policy(
                RulesBuilder.fiveTiers()
                        .contagion(new Contagion.PerBorrower("SUBSTANDARD"))
                        .build(),
                example("examples[0]", current, 0, "NORMAL", late));

        assertThat(PolicyExamples.check(policy))
                .containsExactly("examples[0]: as of 2026-01-11 tier is SUBSTANDARD, the example says NORMAL;"
                        + " correct the example or the rules");
    }

    @Test
    void anExampleOfUnusableRowsIsAProblem() {
        assertThat(check(example(
                        "examples[0]",
                        Given.aLoan()
                                .due("2026-01-10", "100")
                                .row("r1", "2026-01-10", PaymentType.REVERSAL, "100", "p1"),
                        1,
                        "SPECIAL_MENTION")))
                .singleElement()
                .asString()
                .startsWith("examples[0]: the example cannot be measured: NOT_LIVE");
    }

    private static PolicyExample example(String place, Given given, int days, String tier, LoanRecords... others) {
        return new PolicyExample(
                place,
                given.records(),
                List.of(others),
                LocalDate.of(2026, 1, 11),
                OptionalInt.of(days),
                OptionalInt.of(days),
                Optional.of(tier),
                Optional.of(tier));
    }

    private static List<String> check(PolicyExample... examples) {
        return PolicyExamples.check(policy(RulesBuilder.fiveTiers().build(), examples));
    }

    private static Policy policy(Rules rules, PolicyExample... examples) {
        return new Policy(
                "test",
                "1",
                PolicyStatus.FINAL,
                rules,
                Map.of(),
                new Guards(false, OFF, false, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF),
                List.of(examples));
    }
}
