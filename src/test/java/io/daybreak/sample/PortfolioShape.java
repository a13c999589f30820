package io.daybreak.sample;

import java.time.LocalDate;

/**
 * What a big portfolio is to look like.
 *
 * @param loans number of loans, 1 to 99,999,999
 * @param pastDuePercent share of them past due on the first night, about; 0 to 40
 * @param holds rows of {@code holds.csv}; nine in ten are over before the first night
 * @param firstNight first business date; its day of the month is at most 26, so that three nights have due dates
 * @param seed same seed and shape, same bytes
 */
public record PortfolioShape(int loans, int pastDuePercent, int holds, LocalDate firstNight, long seed) {

    /** The first of three nights in the middle of a month. */
    public static final LocalDate MID_JUNE = LocalDate.of(2026, 6, 15);

    public PortfolioShape {
        if (loans < 1 || loans > 99_999_999 || pastDuePercent < 0 || pastDuePercent > 40 || holds < 0) {
            throw new IllegalArgumentException("1 to 99,999,999 loans, 0 to 40 percent past due, 0 or more holds, not: "
                    + loans + ", " + pastDuePercent + ", " + holds);
        }
        if (firstNight.getDayOfMonth() > 26) {
            throw new IllegalArgumentException("the first night is on the 26th of a month or before: " + firstNight);
        }
    }

    /** A shape without holds. */
    public static PortfolioShape of(int loans, int pastDuePercent) {
        return new PortfolioShape(loans, pastDuePercent, 0, MID_JUNE, 7L);
    }
}
