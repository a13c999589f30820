package io.daybreak.publication;

import java.math.BigDecimal;

/**
 * Rows and the plain decimal sum over all currencies, of a file or a part of one. Sums are exact or fail. The text form
 * keeps everything, for the checkpoint of a part.
 */
final class RowCount {
    private static final int MOST_DIGITS = 4;

    private long rows;
    /** Sums by number of decimals: decimals of different currencies are put together only at the end. */
    private final long[] sums = new long[MOST_DIGITS + 1];

    private BigDecimal decimals = BigDecimal.ZERO;

    /** A count to go on from. */
    static RowCount of(long rows, BigDecimal amountTotal) {
        RowCount count = new RowCount();
        count.rows = rows;
        count.decimals = amountTotal;
        return count;
    }

    void addRow() {
        rows = Math.addExact(rows, 1);
    }

    void add(long minorUnits, int fractionDigits) {
        sums[fractionDigits] = Math.addExact(sums[fractionDigits], minorUnits);
    }

    void add(BigDecimal amount) {
        decimals = decimals.add(amount);
    }

    void add(RowCount other) {
        rows = Math.addExact(rows, other.rows);
        decimals = decimals.add(other.amountTotal());
    }

    long rows() {
        return rows;
    }

    BigDecimal amountTotal() {
        BigDecimal total = decimals;
        for (int digits = 0; digits <= MOST_DIGITS; digits++) {
            if (sums[digits] != 0) {
                total = total.add(BigDecimal.valueOf(sums[digits], digits));
            }
        }
        return total;
    }
}
