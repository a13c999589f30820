package io.daybreak.publication;

import io.daybreak.loan.OwnerlessPayment;
import java.util.List;

/**
 * A row of {@code unmatched.csv}: a payment without a loan, and the loans it might belong to.
 *
 * @param payment the row
 * @param candidates loans it might belong to, best first
 */
public record UnmatchedRow(OwnerlessPayment payment, List<Candidate> candidates) {
    public UnmatchedRow {
        candidates = List.copyOf(candidates);
    }

    /** Why a payment might belong to a loan. */
    public enum Link {
        /** The payment names the loan's borrower. */
        SAME_BORROWER,
        /** The amount is exactly an unpaid installment, due within ten days of the payment. */
        SAME_AMOUNT_AS_INSTALLMENT,
        /** The amount is exactly what is overdue. */
        SAME_AMOUNT_AS_ARREARS
    }

    /**
     * A loan the payment might belong to.
     *
     * @param loanId the loan
     * @param link why
     */
    public record Candidate(String loanId, Link link) {}
}
