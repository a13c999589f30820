package io.daybreak.notice;

import io.daybreak.loan.LoanRecords;

/**
 * A second look at a loan that would be noticed: its rows read again from the delivery, and what the second computation
 * makes of them.
 *
 * @param records the rows, read anew
 * @param dpd days past due by the second computation
 * @param overdueMinor overdue amount by the second computation, minor units
 */
public record SecondLook(LoanRecords records, int dpd, long overdueMinor) {

    /** Reads a loan again and computes it a second time. Asked only for loans that passed everything before it. */
    @FunctionalInterface
    public interface Source {
        /** The second look at one loan. */
        SecondLook lookAgain(LateLoan late);
    }
}
