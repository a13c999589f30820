package io.daybreak.delinquency;

import java.time.LocalDate;

/** Days as whole numbers since 1970-01-01: what the inner loops count in. */
final class DayNumber {
    /** No day at all; before every other. */
    static final int NONE = Integer.MIN_VALUE;

    /** A day after every other. */
    static final int NEVER = Integer.MAX_VALUE;

    /** Dates further away than this many days (some 2.7 million years) are taken to be that far away. */
    private static final int FURTHEST = 1_000_000_000;

    private DayNumber() {}

    static int of(LocalDate date) {
        return (int) Math.max(-FURTHEST, Math.min(FURTHEST, date.toEpochDay()));
    }

    static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    static int plusMonths(int day, int months) {
        return of(date(day).plusMonths(months));
    }

    /** How many of the first {@code size} ascending numbers are at most {@code day}. */
    static int countUpTo(int[] ascending, int size, int day) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
