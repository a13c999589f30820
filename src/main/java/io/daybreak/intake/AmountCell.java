package io.daybreak.intake;

import io.daybreak.loan.RejectReason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
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

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ZEROS = 0x3030303030303030L;
    /** Added to a byte, it sets the high bit of all but the values 0 to 9. */
    private static final long NO_DIGITS = 0x7676767676767676L;
    /** The first and third of four numbers of two digits; a multiplication adds up two of them in its upper half. */
    private static final long PAIRS = 0x000000FF000000FFL;

    private static final long FIRST_PAIRS = 100 + (1_000_000L << 32);
    private static final long SECOND_PAIRS = 1 + (10_000L << 32);

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private final byte decimalSign;
    /** The decimal sign in all bytes. */
    private final long signs;

    private boolean isEmpty;
    private boolean isAmount;
    private long unscaled;
    private int scale;
    /** The value where it does not fit {@code unscaled}. */
    private @Nullable BigDecimal large;

    private final long maxMinor;
    /** The largest number of a cell with so many decimals less than its currency has. */
    private final long[] maxUnscaled = new long[MAX_DECIMALS + 1];

    /** For cells of single rows. */
    AmountCell(char decimalSign) {
        this(decimalSign, MAX_MINOR);
    }

    /** For cells of up to {@code maxMinor} minor units either way. */
    AmountCell(char decimalSign, long maxMinor) {
        this.decimalSign = (byte) decimalSign;
        this.signs = decimalSign * ONES;
        this.maxMinor = maxMinor;
        for (int missing = 0; missing < maxUnscaled.length; missing++) {
            maxUnscaled[missing] = maxMinor / POWERS_OF_TEN[missing];
        }
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
        large = null;
        if (isEmpty) {
            isAmount = false;
        } else if (to - from > Long.BYTES || to < Long.BYTES || !readShort(bytes, from, to)) {
            readAny(bytes, from, to);
        }
    }

    /**
     * Reads a cell of up to eight bytes as one number, without a branch for each: the bytes before it become zeros, the
     * decimal sign is cut out, and what is left are eight digits.
     *
     * @return false where it is not as simple as that
     */
    private boolean readShort(byte[] bytes, int from, int to) {
        int before = Byte.SIZE * (Long.BYTES - (to - from));
        long kept = -1L << before;
        long word = ((long) WORD.get(bytes, to - Long.BYTES) & kept) | (ZEROS & ~kept);
        long notSign = word ^ signs;
        long sign = ~(((notSign & LOW_BITS) + LOW_BITS) | notSign) & HIGH_BITS;
        int decimals = 0;
        if (sign != 0) {
            int bitsBefore = Long.numberOfTrailingZeros(sign) & -Byte.SIZE;
            decimals = Long.BYTES - 1 - bitsBefore / Byte.SIZE;
            if (decimals == 0 || bitsBefore == before || (sign & (sign - 1)) != 0) {
                return false;
            }
            long whole = word & ((1L << bitsBefore) - 1);
            long fraction = word & (-1L << bitsBefore << Byte.SIZE);
            word = fraction | (whole << Byte.SIZE) | '0';
        }
        long digits = word ^ ZEROS;
        if ((((digits + NO_DIGITS) | digits) & HIGH_BITS) != 0) {
            return false;
        }
        long pairs = digits * 10 + (digits >>> Byte.SIZE);
        unscaled = ((pairs & PAIRS) * FIRST_PAIRS + ((pairs >>> 16) & PAIRS) * SECOND_PAIRS) >>> 32;
        scale = decimals;
        isAmount = true;
        return true;
    }

    private void readAny(byte[] bytes, int from, int to) {
        isAmount = false;
        boolean hasMinus = bytes[from] == '-';
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
        boolean fits = large == null
                ? Math.abs(unscaled) <= maxUnscaled[fractionDigits - scale]
                : isWithin(large, fractionDigits, maxMinor);
        return fits ? null : RejectReason.AMOUNT_OUT_OF_RANGE;
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
        BigDecimal amount = plain();
        return isWithin(amount, MAX_DECIMALS, MAX_WITHOUT_CURRENCY) ? null : RejectReason.AMOUNT_OUT_OF_RANGE;
    }

    private static boolean isWithin(BigDecimal amount, int fractionDigits, long max) {
        return amount.abs().movePointRight(fractionDigits).compareTo(BigDecimal.valueOf(max)) <= 0;
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
