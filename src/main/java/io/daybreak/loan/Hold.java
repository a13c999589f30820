package io.daybreak.loan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of {@code holds.csv}. What a kind stops is the policy's business.
 *
 * @param holdId identifier of the hold
 * @param scope whom it covers
 * @param subjectId loan_id, borrower_id or product by scope
 * @param kind the kind's code, upper case
 * @param fromInclusive first day held
 * @param toExclusive first day no longer held; empty: open
 * @param enteredOn day the hold became known; empty: not provable
 * @param line line in {@code holds.csv}
 */
public record Hold(
        String holdId,
        HoldScope scope,
        String subjectId,
        String kind,
        LocalDate fromInclusive,
        Optional<LocalDate> toExclusive,
        Optional<LocalDate> enteredOn,
        long line) {

    /** Whether the hold is in force on a day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(fromInclusive) && (toExclusive.isEmpty() || day.isBefore(toExclusive.get()));
    }
}
