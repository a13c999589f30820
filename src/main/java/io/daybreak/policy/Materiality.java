package io.daybreak.policy;

import java.util.Map;

/**
 * Both thresholds must be strictly exceeded, or policy_dpd is 0.
 *
 * @param amountMinorByCurrency absolute threshold by ISO 4217 code, minor units; a currency that is missing counts as
 *     material
 * @param percentBasisPoints relative threshold in hundredths of a percent of the exposure, 0 to 10,000
 */
public record Materiality(Map<String, Long> amountMinorByCurrency, int percentBasisPoints) {
    public Materiality {
        amountMinorByCurrency = Map.copyOf(amountMinorByCurrency);
    }
}
