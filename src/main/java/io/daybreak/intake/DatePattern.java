package io.daybreak.intake;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    private static final @Nullable LocalDate[] KNOWN =
            new @Nullable LocalDate[(LAST_CACHED_YEAR - FIRST_YEAR + 1) * DAYS_A_YEAR];

    private final String pattern;
    private final byte[] literals;
    private final int yearAt;
    private final int monthAt;
    private final int dayAt;

    private DatePattern(String pattern, byte[] literals, int yearAt, int monthAt, int dayAt) {
        this.pattern = pattern;
        this.literals = literals;
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

    /** The date in a range of bytes, or null when it is none. */
    @Nullable
    LocalDate date(byte[] bytes, int from, int to) {
        if (to - from != literals.length) {
            return null;
        }
        for (int at = 0; at < literals.length; at++) {
            if (literals[at] != 0 && bytes[from + at] != literals[at]) {
                return null;
            }
        }
        int century = twoDigits(bytes, from + yearAt);
        int yearOfCentury = twoDigits(bytes, from + yearAt + 2);
        int month = twoDigits(bytes, from + monthAt);
        int day = twoDigits(bytes, from + dayAt);
        if ((century | yearOfCentury | month | day) < 0) {
            return null;
        }
        return date(century * 100 + yearOfCentury, month, day);
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > DAYS_A_MONTH) {
            return null;
        }
        if (year > LAST_CACHED_YEAR) {
            return day > lengthOfMonth(year, month) ? null : LocalDate.of(year, month, day);
        }
        int place = (year - FIRST_YEAR) * DAYS_A_YEAR + (month - 1) * DAYS_A_MONTH + day - 1;
        LocalDate known = KNOWN[place];
        if (known == null && day <= lengthOfMonth(year, month)) {
            known = LocalDate.of(year, month, day);
            KNOWN[place] = known;
        }
        return known;
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
