package io.daybreak.reconciliation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The figures of a finished run that the guards look at.
 *
 * @param businessDate the day being closed
 * @param hasControlFile whether the sender's control totals are there
 * @param completeThrough last day of which the sender says that all payments are in
 * @param counted what the pass counted for the guards
 * @param payments the payments of tonight's delivery
 * @param before what the run is compared with; empty on a first run
 * @param rowsRead rows of all files of the delivery
 * @param rowsRejected of them, rows that could not be used
 * @param notices notices decided, of every level
 * @param ownerless unmatched and orphan money without a borrower, as far as the baseline did not have it
 * @param quarantined loans in quarantine
 * @param corrections corrections of earlier notices
 */
public record GuardFigures(
        LocalDate businessDate,
        boolean hasControlFile,
        Optional<LocalDate> completeThrough,
        GuardTally counted,
        PaymentFigures payments,
        Optional<Before> before,
        long rowsRead,
        long rowsRejected,
        long notices,
        Figure ownerless,
        long quarantined,
        long corrections) {

    /**
     * What is remembered of the last published nights.
     *
     * @param paymentsIdentical whether {@code payments.csv} has the baseline's bytes
     * @param paymentRows rows of its {@code payments.csv}
     * @param payments what is remembered of its payments; empty: nothing is, and what needs it trips
     * @param noticesHighest most notices of one of the last 35 published nights
     */
    public record Before(
            boolean paymentsIdentical,
            OptionalLong paymentRows,
            Optional<PaymentFigures> payments,
            OptionalLong noticesHighest) {}
}
