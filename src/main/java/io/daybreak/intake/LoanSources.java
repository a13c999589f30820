package io.daybreak.intake;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is read side by side, and what is looked up for each loan.
 *
 * @param loans {@code loans.csv}
 * @param installments {@code installments.csv}
 * @param payments {@code payments.csv}
 * @param baseline the last published classification
 * @param repeated payment_ids that repeat
 * @param order the order of all of them
 * @param holds every hold
 * @param businessDate the day being closed
 * @param knownOn a day: rows entered after it are void, as if they were not there; empty: all that is known now
 */
record LoanSources(
        RowSource loans,
        RowSource installments,
        RowSource payments,
        Optional<RowSource> baseline,
        RepeatedIds.Found repeated,
        LoanIdOrder order,
        HoldBook holds,
        LocalDate businessDate,
        Optional<LocalDate> knownOn) {

    /** The same files as they were known at the end of a day. */
    LoanSources knownOn(LocalDate day) {
        return new LoanSources(
                loans, installments, payments, baseline, repeated, order, holds, businessDate, Optional.of(day));
    }

    /** The same files with everything that is known now. */
    LoanSources whole() {
        return new LoanSources(
                loans, installments, payments, baseline, repeated, order, holds, businessDate, Optional.empty());
    }

    /** Whether a row that became known on a day, if it says so, was not known yet. */
    boolean isUnknown(Optional<LocalDate> since) {
        return knownOn.isPresent() && since.isPresent() && since.get().isAfter(knownOn.get());
    }
}
