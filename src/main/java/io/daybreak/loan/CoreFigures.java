package io.daybreak.loan;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the core system itself believes of a loan; never an input to the count, only compared with it.
 *
 * @param paidToDate the date up to which the loan is paid
 * @param dpd days past due
 * @param overdueMinor overdue amount, minor units of the loan's currency
 */
public record CoreFigures(Optional<LocalDate> paidToDate, OptionalInt dpd, OptionalLong overdueMinor) {

    /** The core system said nothing. */
    public static final CoreFigures NONE = new CoreFigures(Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
}
