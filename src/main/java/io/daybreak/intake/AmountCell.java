package io.daybreak.intake;

import io.daybreak.loan.RejectReason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads one amount cell after the other: {@code -?[0-9]+(\.[0-9]+)?} in ASCII digits, with the sender's decimal sign.
 * Holds what the last one said, so that nothing is made per cell. For one thread.
 */
final class AmountCell {
    /**
     * The largest amount of one cell, in minor units: a thousand times what any consumer loan is, and small enough that
     * thousands of such cells can be added before 64 bits are full.
     */
    static final long MAX_MINOR = 1_000_000_000_000_000L;

    /** The most decimals any currency has; amounts without a currency are measured in this unit. */
    static final int MAX_DECIMALS = 4;

    /** The largest amount of a cell without a currency, in ten-thousandths. */
    private static final long MAX_WITHOUT_CURRENCY = 10 * MAX_MINOR;

    /** A longer cell is no amount anybody writes. */
    private static final int MAX_LENGTH = 64;
    /** Digits that always fit a long. */
    private static final int SAFE_DIGITS = 18;

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private final byte decimalSign;

    private boolean isEmpty;
    private boolean isAmount;
    private long unscaled;
    private int scale;
    /** The value where it does not fit {@code unscaled}. */
    private @Nullable BigDecimal large;

    private final long maxMinor;

    /** For cells of single rows. */
    AmountCell(char decimalSign) {
        this(decimalSign, MAX_MINOR);
    }

    /** For cells of up to {@code maxMinor} minor units either way. */
    AmountCell(char decimalSign, long maxMinor) {
        this.decimalSign = (byte) decimalSign;
        this.maxMinor = maxMinor;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[SAFE_DIGITS + 1];
        powers[0] = 1;
        for (int power = 1; power < powers.length; power++) {
            powers[power] = powers[power - 1] * 10;
        }
        return powers;
    }

    /** Reads a cell. */
    void read(byte[] bytes, int from, int to) {
        isEmpty = from == to;
        isAmount = false;
        boolean hasMinus = !isEmpty && bytes[from] == '-';
        large = null;
        int start = hasMinus ? from + 1 : from;
        long value = 0;
        int sign = -1;
        for (int at = start; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (bytes[at] == decimalSign && sign < 0 && at > start && at + 1 < to) {
                sign = at;
            } else {
                return;
            }
        }
        if (start == to || to - from > MAX_LENGTH) {
            return;
        }
        isAmount = true;
        scale = sign < 0 ? 0 : to - sign - 1;
        unscaled = hasMinus ? -value : value;
        if (to - start - (sign < 0 ? 0 : 1) > SAFE_DIGITS) {
            String text = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
            large = new BigDecimal(text.replace((char) decimalSign, '.'));
        }
    }

    /** Whether the cell was empty. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** Whether the cell was an amount, of whatever size and precision. */
    boolean isAmount() {
        return isAmount;
    }

    /** Whether the amount is less than 0; a minus sign before nothing but zeros is not. */
    boolean isNegative() {
        return isAmount && (large != null ? large.signum() < 0 : unscaled < 0);
    }

    /** What keeps the amount from being one of a currency with so many decimals; null when nothing does. */
    @Nullable
    RejectReason flaw(int fractionDigits) {
        if (!isAmount) {
            return RejectReason.BAD_AMOUNT;
        }
        if (scale > fractionDigits) {
            return RejectReason.TOO_MANY_DECIMALS;
        }
        return isWithin(fractionDigits, maxMinor) ? null : RejectReason.AMOUNT_OUT_OF_RANGE;
    }

    /** What keeps the amount from being one of some currency; null when nothing does. */
    @Nullable
    RejectReason flaw() {
        if (!isAmount) {
            return RejectReason.BAD_AMOUNT;
        }
        if (scale > MAX_DECIMALS) {
            return RejectReason.TOO_MANY_DECIMALS;
        }
        return isWithin(MAX_DECIMALS, MAX_WITHOUT_CURRENCY) ? null : RejectReason.AMOUNT_OUT_OF_RANGE;
    }

    private boolean isWithin(int fractionDigits, long max) {
        if (large != null) {
            return large.abs().movePointRight(fractionDigits).compareTo(BigDecimal.valueOf(max)) <= 0;
        }
        return Math.abs(unscaled) <= max / POWERS_OF_TEN[fractionDigits - scale];
    }

    /** The amount in minor units; only where {@link #flaw(int)} is null. */
    long minor(int fractionDigits) {
        if (large != null) {
            return large.movePointRight(fractionDigits).longValueExact();
        }
        return unscaled * POWERS_OF_TEN[fractionDigits - scale];
    }

    /** The amount as written; only where the cell is one. */
    BigDecimal plain() {
        return large != null ? large : BigDecimal.valueOf(unscaled, scale);
    }

    /** Adds the amount, if it is one, to a total. */
    void addTo(DecimalTotal total) {
        if (!isAmount) {
            return;
        }
        if (large != null) {
            total.add(large);
        } else {
            total.add(unscaled, scale);
        }
    }
}
