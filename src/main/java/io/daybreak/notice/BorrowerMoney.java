package io.daybreak.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Money that may be the borrower's and does not count: a row without a home, or a row of any of the borrower's loans.
 *
 * @param kind what is open about it
 * @param link why it may be this borrower's
 * @param paymentId the row's payment_id
 * @param loanId the row's loan_id, where it has one
 * @param valueDate the row's value date
 * @param amount the row's amount as it stands in the file; a row without a home has no known currency
 * @param since first published business date on which the row stood in a delivery; tonight's when it is new
 */
public record BorrowerMoney(
        Kind kind,
        Link link,
        String paymentId,
        Optional<String> loanId,
        LocalDate valueDate,
        BigDecimal amount,
        LocalDate since) {

    /** What is open about a row. */
    public enum Kind {
        /** The row has no loan_id. */
        UNMATCHED,
        /** The row's loan_id is not in the delivery. */
        ORPHAN,
        /** Announced only. */
        PENDING,
        /** Its value date is after the business date. */
        FUTURE
    }

    /** Why a row may be the borrower's. */
    public enum Link {
        /** The row, or its loan, names the borrower. */
        BORROWER,
        /** Nobody is named, and the amount is exactly an unpaid installment or the arrears. */
        AMOUNT
    }
}
