package io.daybreak.policy;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Component;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The policy's key {@code days_past_due}: how records become policy_dpd.
 *
 * @param counting which day is day 1
 * @param metric what is measured
 * @param graceDays days subtracted, 0 or more
 * @param allocation to which installment a payment goes first
 * @param componentOrder every component once: what a payment settles first within an installment
 * @param counts components whose remainder keeps an installment unpaid for policy_dpd
 * @param fullPaymentBasisPoints share of an installment, in hundredths of a percent, that counts as paid in full for
 *     policy_dpd: 1 to 10,000
 * @param materiality thresholds, or none
 */
public record DayCounting(
        Counting counting,
        Metric metric,
        int graceDays,
        Allocation allocation,
        List<Component> componentOrder,
        Set<Component> counts,
        int fullPaymentBasisPoints,
        Optional<Materiality> materiality) {
    public DayCounting {
        componentOrder = List.copyOf(componentOrder);
        counts = Set.copyOf(counts);
    }
}
