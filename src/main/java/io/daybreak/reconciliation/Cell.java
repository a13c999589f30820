package io.daybreak.reconciliation;

/** One count with one amount in minor units, adding up; sums are exact or fail. */
final class Cell {
    private long count;
    private long amountMinor;

    void add(long moreCount, long moreMinor) {
        count = Math.addExact(count, moreCount);
        amountMinor = Math.addExact(amountMinor, moreMinor);
    }

    void add(Cell other) {
        add(other.count, other.amountMinor);
    }

    long count() {
        return count;
    }

    long amountMinor() {
        return amountMinor;
    }
}
