package io.daybreak.recheck;

/**
 * What the second computation says of a loan at the end of a day.
 *
 * @param dpd contractual days past due, 0 or more
 * @param overdueMinor what is overdue, minor units of the loan's currency, 0 or more
 */
public record RecheckResult(int dpd, long overdueMinor) {

    /** Nothing is past due. */
    static final RecheckResult NOTHING = new RecheckResult(0, 0);
}
