package io.daybreak.loan;

/** To which installment a payment goes first. Both end alike: what is over pays the next ones in due order. */
public enum Allocation {
    /** The oldest due date first. */
    OLDEST_FIRST,
    /** The installment named by the payment first, then the oldest due date. */
    AS_DIRECTED
}
