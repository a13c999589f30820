package io.daybreak.intake;

import java.math.BigDecimal;

/** An exact sum of plain decimals of any size: a long for each number of decimals, and big numbers where that is full. */
final class DecimalTotal {
    private static final int COMMON_SCALES = 8;

    private final long[] sums = new long[COMMON_SCALES];
    private BigDecimal rest = BigDecimal.ZERO;

    /** Adds {@code unscaled} divided by ten to the power of {@code scale}. */
    void add(long unscaled, int scale) {
        if (scale >= COMMON_SCALES) {
            rest = rest.add(BigDecimal.valueOf(unscaled, scale));
            return;
        }
        long before = sums[scale];
        long after = before + unscaled;
        if (((before ^ after) & (unscaled ^ after)) < 0) {
            rest = rest.add(BigDecimal.valueOf(before, scale));
            after = unscaled;
        }
        sums[scale] = after;
    }

    /** Adds a number. */
    void add(BigDecimal amount) {
        rest = rest.add(amount);
    }

    /** The sum, and zero from now on. */
    BigDecimal take() {
        BigDecimal total = rest;
        for (int scale = 0; scale < COMMON_SCALES; scale++) {
            total = total.add(BigDecimal.valueOf(sums[scale], scale));
            sums[scale] = 0;
        }
        rest = BigDecimal.ZERO;
        return total;
    }
}
