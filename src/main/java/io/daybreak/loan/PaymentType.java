package io.daybreak.loan;

/** What a payment row is. Amounts are positive for every type; the type says which way the money goes. */
public enum PaymentType {
    /** Money received; allocated to what is due. */
    REPAYMENT,
    /** Undoes the row named by {@code reverses}: from its own value date on, as though never made. */
    REVERSAL,
    /** Money taken back by the payer's bank: the amount falls due again, as principal, on this row's value date. */
    CHARGEBACK,
    /** Forgiven; allocated like a repayment, but no cash. */
    WAIVER,
    /** Money paid back out of credit; what exceeds the credit falls due, as principal, on this row's value date. */
    REFUND,
    /** Announced but not yet booked: seen, never counted. */
    PENDING,
    /** Paid before this record began: a credit taken over from an older system. */
    OPENING
}
