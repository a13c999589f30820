package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Contagion;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The worked cases of the regimes, each under the policy that ships for it, asked of the timeline. */
class RegimeCasesTest {

    @TestFactory
    Stream<DynamicTest> everyCaseThatIsAnswerable() {
        return RegimeCase.answerable().stream()
                .map(regime -> DynamicTest.dynamicTest(regime.id() + " " + regime.title(), () -> check(regime)));
    }

    @Test
    void atMostOneInTenIsNotAnswerable() {
        List<RegimeCase> cases = RegimeCase.all();
        assertThat(cases).extracting(RegimeCase::id).containsAll(RegimeCase.NOT_ANSWERABLE.keySet());
        assertThat(RegimeCase.NOT_ANSWERABLE.size() * 10).isLessThanOrEqualTo(cases.size());
    }

    private static void check(RegimeCase regime) {
        Yardstick yardstick = Yardstick.of(rules(regime));
        Timeline timeline = Timeline.of(regime.records(), yardstick);
        Standing standing = timeline.at(regime.asOf());
        assertThat(standing.policyDpd()).isEqualTo(regime.expectedPolicyDpd());

        List<BorrowerTiers.Member> members = new ArrayList<>();
        members.add(BorrowerTiers.Member.of(regime.records(), yardstick, regime.asOf()));
        regime.sibling().ifPresent(other -> members.add(BorrowerTiers.Member.of(other, yardstick, regime.asOf())));
        assertThat(BorrowerTiers.of(members, regime.asOf()).get(0).tier()).contains(regime.expectedTier());

        regime.expectedDpd().ifPresent(days -> assertThat(standing.dpd()).isEqualTo(days));
        regime.expectedOverdueMinor()
                .ifPresent(minor -> assertThat(standing.overdue().totalMinor()).isEqualTo(minor));
        regime.expectedTierSince().ifPresent(since -> assertThat(timeline.tierSince(standing.asOf()))
                .contains(since));
    }

    private static Rules rules(RegimeCase regime) {
        Policy policy = ShippedPoliciesTest.policy(Path.of("jobs", "policies", regime.policyFile()));
        Rules rules = policy.rules(regime.records().loan().product());
        // The order's rule for debtors that are not retail; the consumer policy has no use for it.
        return regime.isOfNonRetailDebtor()
                ? new Rules(
                        rules.days(),
                        rules.tiers(),
                        rules.upgrade(),
                        new Contagion.BorrowerShare("SUBSTANDARD", 1_000, false),
                        rules.holds(),
                        rules.notices())
                : rules;
    }
}
