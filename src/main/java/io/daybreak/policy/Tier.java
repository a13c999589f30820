package io.daybreak.policy;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One rung of the tier scale.
 *
 * @param code stable code, as regulators and reports name it
 * @param rank position in the policy's list, 0 being the best
 * @param fromDpd inclusive minimum of policy_dpd; for a tier that is not a band of days, that of the band before it
 * @param condition empty for a band of days and for an aging tier
 * @param minInstallments installments' worth that the overdue amount must also reach (days-and-amount)
 * @param agingMonths months since the loan entered {@code upgrade.from_tier} or worse from which this tier applies
 *     (India D1 to D3); such a tier is not a band
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

    /** Whether days alone bring a loan here: neither a condition nor months in default. */
    public boolean isBand() {
        return condition.isEmpty() && agingMonths.isEmpty();
    }
}
