package io.daybreak.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Component;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The policy that the plan of the house shows, key by key, and what absent keys mean. */
class DesignPolicyTest {
    private final Policy policy = PolicyFiles.resource("/policy/design.yaml");
    private final Rules rules = policy.base();

    @Test
    void head_and_day_counting() {
        assertThat(policy.name()).isEqualTo("cn-2023-consumer");
        assertThat(policy.version()).isEqualTo("2026-11");
        assertThat(policy.status()).isEqualTo(PolicyStatus.FINAL);
        assertThat(rules.days())
                .isEqualTo(new DayCounting(
                        Counting.EXCLUSIVE,
                        Metric.OLDEST_UNPAID,
                        0,
                        Allocation.OLDEST_FIRST,
                        List.of(Component.PENALTY, Component.FEE, Component.INTEREST, Component.PRINCIPAL),
                        Set.of(Component.values()),
                        10_000,
                        Optional.of(new Materiality(Map.of("EUR", 100_00L), 100))));
    }

    @Test
    void tiers_upgrade_contagion_and_holds() {
        assertThat(rules.tiers())
                .extracting(Tier::code, Tier::rank, Tier::fromDpd)
                .containsExactly(tuple("NORMAL", 0, 0), tuple("SPECIAL_MENTION", 1, 1), tuple("SUBSTANDARD", 2, 91));
        assertThat(rules.tiers().get(1).label()).isEqualTo(Map.of("en", "Special mention", "zh", "关注"));
        assertThat(rules.upgrade()).isEqualTo(new Upgrade.Probation("SUBSTANDARD", 2, 6));
        assertThat(rules.contagion()).isEqualTo(new Contagion.PerLoan());
        assertThat(rules.hold("PAUSE")).isEqualTo(new HoldRule(true, OptionalInt.empty(), true, Optional.empty()));
        assertThat(rules.hold("BANKRUPTCY"))
                .isEqualTo(new HoldRule(false, OptionalInt.empty(), true, Optional.of("SUBSTANDARD")));
        assertThat(rules.hold("NEVER_HEARD_OF")).isEqualTo(HoldRule.UNLISTED);
    }

    @Test
    void notices() {
        assertThat(rules.notices())
                .isEqualTo(new NoticeRules(
                        Optional.of(new BeforeDue(3, Channel.SMS, "due-soon")),
                        List.of(
                                new NoticeLevel(1, "reminder", 1, Channel.SMS, "reminder", 0, Proof.PUBLISHED),
                                new NoticeLevel(
                                        2,
                                        "serious-default",
                                        91,
                                        Channel.LETTER,
                                        "serious-default",
                                        14,
                                        Proof.DELIVERED)),
                        Map.of("CNY", 10_00L),
                        Optional.of(new NoticeRules.BorrowerCap(1, 7)),
                        OptionalInt.of(10),
                        Optional.of(new NoticeRules.QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0))),
                        Map.of(Channel.SMS, 1, Channel.EMAIL, 2, Channel.LETTER, 10)));
    }

    @Test
    void guards_in_hundredths_of_a_percent() {
        assertThat(policy.guards())
                .isEqualTo(new Guards(
                        true,
                        OptionalInt.of(1),
                        true,
                        OptionalInt.of(100),
                        OptionalInt.of(10),
                        OptionalInt.of(5_000),
                        OptionalInt.of(1_000),
                        OptionalInt.of(100),
                        OptionalInt.of(100),
                        OptionalInt.of(100),
                        OptionalInt.of(20),
                        OptionalInt.of(50),
                        OptionalInt.of(1000)));
    }

    @Test
    void the_example_is_a_whole_loan() {
        PolicyExample example = policy.examples().get(0);

        assertThat(example.place()).isEqualTo("examples[0]");
        assertThat(example.asOf()).isEqualTo(LocalDate.of(2026, 1, 11));
        assertThat(example.policyDpd()).hasValue(1);
        assertThat(example.dpd()).isEmpty();
        assertThat(example.tier()).contains("SPECIAL_MENTION");
        assertThat(example.records().loan().currency().getCurrencyCode()).isEqualTo("CNY");
        assertThat(example.records().loan().principalMinor()).isEqualTo(100_00);
        assertThat(example.records().installments()).singleElement().satisfies(installment -> {
            assertThat(installment.number()).isEqualTo(1);
            assertThat(installment.principalMinor()).isEqualTo(100_00);
        });
        assertThat(example.records().payments()).isEmpty();
    }

    @Test
    void absent_keys_mean_plain_days_and_everything_else_off() {
        Policy smallest = PolicyFiles.read("{name: p, version: 1, tiers: [{code: A, from_dpd: 0}]}");

        assertThat(smallest.version()).isEqualTo("1");
        assertThat(smallest.status()).isEqualTo(PolicyStatus.FINAL);
        assertThat(smallest.base().days())
                .isEqualTo(new DayCounting(
                        Counting.EXCLUSIVE,
                        Metric.OLDEST_UNPAID,
                        0,
                        Allocation.OLDEST_FIRST,
                        List.of(Component.PENALTY, Component.FEE, Component.INTEREST, Component.PRINCIPAL),
                        Set.of(Component.values()),
                        10_000,
                        Optional.empty()));
        assertThat(smallest.base().upgrade()).isEqualTo(new Upgrade.Immediate());
        assertThat(smallest.base().contagion()).isEqualTo(new Contagion.PerLoan());
        assertThat(smallest.base().holds()).isEmpty();
        assertThat(smallest.base().notices())
                .isEqualTo(new NoticeRules(
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Map.of()));
        OptionalInt off = OptionalInt.empty();
        assertThat(smallest.guards())
                .isEqualTo(new Guards(false, off, false, off, off, off, off, off, off, off, off, off, off));
        assertThat(smallest.examples()).isEmpty();
    }
}
