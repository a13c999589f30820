/**
 * The facts: what a delivery says, as values. {@link io.daybreak.loan.Loan} with its {@link
 * io.daybreak.loan.Installment}s, {@link io.daybreak.loan.Payment}s and {@link io.daybreak.loan.Hold}s makes {@link
 * io.daybreak.loan.LoanRecords}; what cannot be used is a {@link io.daybreak.loan.Rejection}. This room looks into no
 * other.
 */
@NullMarked
package io.daybreak.loan;

import org.jspecify.annotations.NullMarked;
