package io.daybreak.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What must be said of one loan at one business date. Amounts are plain decimals of the loan's currency.
 *
 * @param loanId the loan
 * @param borrowerId its borrower
 * @param outcome whether it is classified at all; the rest is zero or empty where it is not
 * @param dpd contractual days past due
 * @param policyDpd what the policy makes of it
 * @param tier tier code, empty for a loan written off
 * @param oldestUnpaidDueDate the claim
 * @param installmentsOverdue unpaid sums due before the date
 * @param overdue what is overdue, by component
 * @param outstandingPrincipal principal not settled, whenever due
 */
public record Verdict(
        String loanId,
        String borrowerId,
        Outcome outcome,
        int dpd,
        int policyDpd,
        String tier,
        Optional<LocalDate> oldestUnpaidDueDate,
        int installmentsOverdue,
        Parts overdue,
        BigDecimal outstandingPrincipal) {

    /** What becomes of a loan's row. */
    public enum Outcome {
        /** It has days and a tier. */
        CLASSIFIED,
        /** One of its rows cannot be used. */
        REJECTED,
        /** Its own row cannot be used. */
        UNREADABLE,
        /** Its money is paid out after the date. */
        NOT_DISBURSED
    }

    /** An amount by component, in the order principal, interest, fee, penalty. */
    public record Parts(BigDecimal principal, BigDecimal interest, BigDecimal fees, BigDecimal penalties) {
        static final Parts NONE = new Parts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public BigDecimal total() {
            return principal.add(interest).add(fees).add(penalties);
        }

        Parts plus(Parts other) {
            return new Parts(
                    principal.add(other.principal),
                    interest.add(other.interest),
                    fees.add(other.fees),
                    penalties.add(other.penalties));
        }
    }

    /** A loan that is not classified. */
    static Verdict of(Table.Row loan, Outcome outcome) {
        return new Verdict(
                loan.cell("loan_id"),
                loan.cell("borrower_id"),
                outcome,
                0,
                0,
                "",
                Optional.empty(),
                0,
                Parts.NONE,
                BigDecimal.ZERO);
    }
}
