package io.daybreak.delinquency;

import io.daybreak.loan.Components;

/**
 * Dues with money poured into them: those before {@link #first} are full, {@code first} is part-filled or empty, the
 * later ones hold nothing but what was directed to them.
 */
final class Filling {
    final Dues dues;
    /** What the pool has to fill of each due: all of it, less what was directed there. */
    private final long[] rest;

    private final long[] restBefore;
    private final long pool;
    /** The first due with something missing; the number of dues when nothing is. */
    final int first;

    Filling(Dues dues, long[] rest, long[] restBefore, long pool) {
        this.dues = dues;
        this.rest = rest;
        this.restBefore = restBefore;
        this.pool = pool;
        this.first = firstMissing(restBefore, dues.size, pool);
    }

    private static int firstMissing(long[] restBefore, int size, long pool) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (restBefore[middle + 1] <= pool) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What is missing of a due, minor units. */
    long missing(int due) {
        if (due < first) {
            return 0;
        }
        return due == first ? restBefore[due + 1] - pool : rest[due];
    }

    /** What is missing of all dues, minor units. */
    long missingMinor() {
        return Math.max(0, restBefore[dues.size] - pool);
    }

    /** What is missing of the dues before a day, minor units. */
    long overdueMinor(int day) {
        return Math.max(0, restBefore[dues.countDueBefore(day)] - pool);
    }

    /** The oldest due day before a day with anything missing, or {@link DayNumber#NONE}. */
    int oldestMissing(int day) {
        return first < dues.size && dues.dueDay[first] < day ? dues.dueDay[first] : DayNumber.NONE;
    }

    /**
     * The oldest due day up to {@code lastDueDay} that the policy calls unpaid, or {@link DayNumber#NONE}: less than the
     * share that counts as full is there of the components that count.
     */
    int oldestUnpaid(Yardstick yardstick, int lastDueDay) {
        for (int due = first; due < dues.size && dues.dueDay[due] <= lastDueDay; due++) {
            if (isUnpaid(yardstick, due)) {
                return dues.dueDay[due];
            }
        }
        return DayNumber.NONE;
    }

    /** Whether the policy calls a due unpaid. */
    boolean isUnpaid(Yardstick yardstick, int due) {
        long missing = missing(due);
        if (missing == 0 || yardstick.everyCentCounts) {
            return missing > 0;
        }
        long[] left = new long[Dues.COMPONENTS];
        spread(yardstick, due, left);
        long counted = 0;
        long countedMissing = 0;
        for (int component = 0; component < Dues.COMPONENTS; component++) {
            if (yardstick.counts(component)) {
                counted += dues.amount[due * Dues.COMPONENTS + component];
                countedMissing += left[component];
            }
        }
        return Products.isLess(counted - countedMissing, Yardstick.WHOLE, counted, yardstick.fullBasisPoints);
    }

    /** Adds what is missing of a due to {@code sums}, by component: money settles them in the policy's order. */
    void spread(Yardstick yardstick, int due, long[] sums) {
        int at = due * Dues.COMPONENTS;
        long there = dues.total[due] - missing(due);
        if (there == 0) {
            for (int component = 0; component < Dues.COMPONENTS; component++) {
                sums[component] += dues.amount[at + component];
            }
            return;
        }
        for (int component : yardstick.componentOrder) {
            long settled = Math.min(there, dues.amount[at + component]);
            there -= settled;
            sums[component] += dues.amount[at + component] - settled;
        }
    }

    /** What is missing of a due, by component. */
    Components missingOf(Yardstick yardstick, int due) {
        long[] sums = new long[Dues.COMPONENTS];
        spread(yardstick, due, sums);
        return new Components(sums[0], sums[1], sums[2], sums[3]);
    }

    /** Principal missing, whenever due, minor units. */
    long outstandingPrincipalMinor(Yardstick yardstick) {
        long[] sums = new long[Dues.COMPONENTS];
        for (int due = first; due < dues.size; due++) {
            spread(yardstick, due, sums);
        }
        return sums[0];
    }

    /**
     * Whether what is overdue reaches the worth of a number of installments: the sum of that many of those that fell due
     * last before the day. A schedule that has fewer in all must be missing wholly up to what has fallen due.
     */
    boolean reachesInstallments(int count, int day) {
        int wanted = Math.min(count, installments(dues.size));
        long worth = 0;
        for (int due = dues.countDueBefore(day) - 1; due >= 0 && wanted > 0; due--) {
            if (isInstallment(due)) {
                worth += dues.total[due];
                wanted--;
            }
        }
        return wanted == 0 && worth > 0 && overdueMinor(day) >= worth;
    }

    private int installments(int size) {
        int count = 0;
        for (int due = 0; due < size; due++) {
            count += isInstallment(due) ? 1 : 0;
        }
        return count;
    }

    private boolean isInstallment(int due) {
        return dues.number[due] != Dues.NO_NUMBER && dues.total[due] > 0;
    }
}
