package io.daybreak.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Dates of fixed width, read from bytes without a formatter: {@code yyyy}, {@code MM} and {@code dd} in any order with
 * any other characters between them. Only days that exist, in the years 1900 to 9999, are dates.
 *
 * <p>Millions of rows share few dates, so the values come from a table that all threads share: {@link LocalDate} is
 * immutable, and whoever fills a place first or twice changes nothing.
 */
final class DatePattern {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_CACHED_YEAR = 2199;
    private static final int DAYS_A_MONTH = 31;
    private static final int DAYS_A_YEAR = 12 * DAYS_A_MONTH;

    /** Dates; there are no arrays of a generic type. */
    private static final Optional<?>[] KNOWN = new Optional<?>[(LAST_CACHED_YEAR - FIRST_YEAR + 1) * DAYS_A_YEAR];

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** What is left of {@code yyyy-MM-} after an exclusive or with this are the digits' values. */
    private static final long ISO_START = 0x2D30302D30303030L;

    private static final long ISO_DASHES = 0xFF0000FF00000000L;
    /** Added to a byte, it sets the high bit of all but the values 0 to 9. */
    private static final long NO_DIGITS = 0x7676767676767676L;

    private static final long HIGH_BITS = 0x8080808080808080L;

    private final String pattern;
    private final boolean isIso;
    private final byte[] literals;
    /** Where the literals stand; everywhere else are digits. */
    private final int[] literalsAt;

    private final int yearAt;
    private final int monthAt;
    private final int dayAt;

    private DatePattern(String pattern, byte[] literals, int yearAt, int monthAt, int dayAt) {
        this.pattern = pattern;
        this.isIso = pattern.equals(FileMapping.ISO_DATE);
        this.literals = literals;
        this.literalsAt = IntStream.range(0, literals.length)
                .filter(at -> literals[at] != 0)
                .toArray();
        this.yearAt = yearAt;
        this.monthAt = monthAt;
        this.dayAt = dayAt;
    }

    /** The pattern, or nothing when the text is none. */
    static Optional<DatePattern> parse(String pattern) {
        int year = pattern.indexOf("yyyy");
        int month = pattern.indexOf("MM");
        int day = pattern.indexOf("dd");
        if (year < 0 || month < 0 || day < 0) {
            return Optional.empty();
        }
        byte[] literals = new byte[pattern.length()];
        for (int at = 0; at < pattern.length(); at++) {
            boolean placed = within(at, year, 4) || within(at, month, 2) || within(at, day, 2);
            char letter = pattern.charAt(at);
            if (!placed && (letter > '~' || letter < ' ' || Character.isLetterOrDigit(letter))) {
                return Optional.empty();
            }
            literals[at] = placed ? 0 : (byte) letter;
        }
        return Optional.of(new DatePattern(pattern, literals, year, month, day));
    }

    private static boolean within(int at, int from, int width) {
        return at >= from && at < from + width;
    }

    /** Bytes of a date. */
    int length() {
        return literals.length;
    }

    /** The date in a range of bytes, if it is one. */
    Optional<LocalDate> date(byte[] bytes, int from, int to) {
        if (to - from != literals.length) {
            return Optional.empty();
        }
        if (isIso) {
            return isoDate(bytes, from);
        }
        for (int literal : literalsAt) {
            if (bytes[from + literal] != literals[literal]) {
                return Optional.empty();
            }
        }
        int century = twoDigits(bytes, from + yearAt);
        int yearOfCentury = twoDigits(bytes, from + yearAt + 2);
        int month = twoDigits(bytes, from + monthAt);
        int day = twoDigits(bytes, from + dayAt);
        if ((century | yearOfCentury | month | day) < 0) {
            return Optional.empty();
        }
        return date(century * 100 + yearOfCentury, month, day);
    }

    /** {@code yyyy-MM-dd}, its first eight bytes taken as one number: each byte of it is a digit or a dash. */
    private static Optional<LocalDate> isoDate(byte[] bytes, int from) {
        long digits = (long) WORD.get(bytes, from) ^ ISO_START;
        boolean isBad = (((digits + NO_DIGITS) | digits) & HIGH_BITS) != 0 || (digits & ISO_DASHES) != 0;
        int day = twoDigits(bytes, from + Long.BYTES);
        if (isBad || day < 0) {
            return Optional.empty();
        }
        long pairs = digits * 10 + (digits >>> Byte.SIZE);
        int century = (int) pairs & 0xFF;
        int yearOfCentury = (int) (pairs >>> 16) & 0xFF;
        int month = (int) (pairs >>> 40) & 0xFF;
        return date(century * 100 + yearOfCentury, month, day);
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > DAYS_A_MONTH) {
            return Optional.empty();
        }
        if (year > LAST_CACHED_YEAR) {
            return make(year, month, day);
        }
        int place = (year - FIRST_YEAR) * DAYS_A_YEAR + (month - 1) * DAYS_A_MONTH + day - 1;
        @SuppressWarnings("unchecked") // nothing else is put there
        Optional<LocalDate> known = (Optional<LocalDate>) KNOWN[place];
        if (known == null) {
            known = make(year, month, day);
            KNOWN[place] = known;
        }
        return known;
    }

    private static Optional<LocalDate> make(int year, int month, int day) {
        return day > lengthOfMonth(year, month) ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    private static int lengthOfMonth(int year, int month) {
        return LocalDate.of(year, month, 1).lengthOfMonth();
    }

    /** Two ASCII digits as a number, or a negative number. */
    private static int twoDigits(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
