package io.daybreak.policy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One rung of the tier scale.
 *
 * @param code stable code, as regulators and reports name it
 * @param rank position in the policy's list, 0 being the best
 * @param fromDpd inclusive minimum of policy_dpd; for a tier with a condition, its place in the order
 * @param condition empty for a band of days
 * @param minInstallments installments' worth that the overdue amount must also reach (days-and-amount)
 * @param agingMonths months since the loan entered the default tiers from which this tier applies (India D1 to D3)
 * @param label names by language
 */
public record Tier(
        String code,
        int rank,
        int fromDpd,
        Optional<TierCondition> condition,
        OptionalInt minInstallments,
        OptionalInt agingMonths,
        Map<String, String> label) {
    public Tier {
        label = Map.copyOf(label);
    }
}
