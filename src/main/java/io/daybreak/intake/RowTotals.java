package io.daybreak.intake;

/**
 * How many rows one loan has, usable or not. Amounts are minor units of the loan's currency and count an unreadable
 * amount as 0.
 *
 * @param loanRows rows of {@code loans.csv} with its loan_id; more than one are repeats
 * @param installmentRows rows of {@code installments.csv}
 * @param paymentRows rows of {@code payments.csv}: the column payments_counted
 * @param paymentsMinor their amounts: the column payments_total
 * @param reversalRows of them, rows of type REVERSAL or CHARGEBACK: the column reversals_counted
 * @param rejectedPaymentRows of them, rejected rows
 * @param rejectedPaymentsMinor their amounts
 * @param postedElsewhereRows of them, PENDING rows whose payment_id was posted to another loan or to none, and rows that
 *     were not known yet on the day that is asked for: void, and not among the loan's records
 * @param postedElsewhereMinor their amounts
 */
public record RowTotals(
        long loanRows,
        long installmentRows,
        long paymentRows,
        long paymentsMinor,
        long reversalRows,
        long rejectedPaymentRows,
        long rejectedPaymentsMinor,
        long postedElsewhereRows,
        long postedElsewhereMinor) {}
