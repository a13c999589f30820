package io.daybreak.publication;

import io.daybreak.delinquency.Standing;
import java.util.Comparator;

/**
 * Where a row of the worklist stands: by priority_rank, then the longest past due, then by currency the largest overdue
 * amount, then in loan order. What is not classified has no days and no amount and stays in loan order.
 *
 * @param rank 1 is worked first
 * @param dpd contractual days past due
 * @param currency ISO 4217 code: amounts are compared within one currency only
 * @param overdueMinor overdue total, minor units
 * @param place place in loan order
 */
record WorkOrder(int rank, int dpd, String currency, long overdueMinor, long place) implements Comparable<WorkOrder> {
    private static final Comparator<WorkOrder> ORDER = Comparator.comparingInt(WorkOrder::rank)
            .thenComparing(Comparator.comparingInt(WorkOrder::dpd).reversed())
            .thenComparing(WorkOrder::currency)
            .thenComparing(Comparator.comparingLong(WorkOrder::overdueMinor).reversed())
            .thenComparingLong(WorkOrder::place);

    static WorkOrder of(CollectionsRow row, long place) {
        return new WorkOrder(
                row.priorityRank(),
                row.late().standing().map(Standing::dpd).orElse(0),
                row.late().loan().currency().getCurrencyCode(),
                row.late()
                        .standing()
                        .map(standing -> standing.overdue().totalMinor())
                        .orElse(0L),
                place);
    }

    @Override
    public int compareTo(WorkOrder other) {
        return ORDER.compare(this, other);
    }
}
