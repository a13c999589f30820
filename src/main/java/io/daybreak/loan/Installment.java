package io.daybreak.loan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of {@code installments.csv}: what newly falls due on one date.
 *
 * @param number installment number; a new version of an installment carries the same number
 * @param dueDate day the amount falls due
 * @param principalMinor principal due, minor units, not negative
 * @param interestMinor interest due, minor units, not negative
 * @param feeMinor fee due, minor units, not negative
 * @param penaltyMinor penalty due, minor units, not negative
 * @param bookedOn first day this version is in force; empty: from the beginning
 * @param replacedOn day from which a newer version is in force; empty: still in force
 * @param line line in {@code installments.csv}
 */
public record Installment(
        int number,
        LocalDate dueDate,
        long principalMinor,
        long interestMinor,
        long feeMinor,
        long penaltyMinor,
        Optional<LocalDate> bookedOn,
        Optional<LocalDate> replacedOn,
        long line) {

    /** The whole amount due, minor units. */
    public long dueMinor() {
        return Math.addExact(Math.addExact(principalMinor, interestMinor), Math.addExact(feeMinor, penaltyMinor));
    }

    /** The amount due of one component, minor units. */
    public long dueMinor(Component component) {
        return switch (component) {
            case PRINCIPAL -> principalMinor;
            case INTEREST -> interestMinor;
            case FEE -> feeMinor;
            case PENALTY -> penaltyMinor;
        };
    }

    /** Whether this version is the one in force at the end of a day: bookedOn &le; day &lt; replacedOn. */
    public boolean inForceOn(LocalDate day) {
        return (bookedOn.isEmpty() || !bookedOn.get().isAfter(day))
                && (replacedOn.isEmpty() || day.isBefore(replacedOn.get()));
    }

    /** This version as it was before anybody knew of the one that replaces it. */
    Installment notReplaced() {
        return new Installment(
                number,
                dueDate,
                principalMinor,
                interestMinor,
                feeMinor,
                penaltyMinor,
                bookedOn,
                Optional.empty(),
                line);
    }
}
