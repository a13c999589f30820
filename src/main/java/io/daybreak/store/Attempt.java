package io.daybreak.store;

import java.time.LocalDate;

/**
 * One try at one business date.
 *
 * @param businessDate the day being closed
 * @param number 1 for the first try
 */
public record Attempt(LocalDate businessDate, int number) {
    public Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("an attempt is 1 or more, not " + number);
        }
    }

    /** As folders are named: {@code 2026-06-30/attempt-1}. */
    @Override
    public String toString() {
        return businessDate + "/attempt-" + number;
    }
}
