package io.daybreak.loan;

/** Whom a hold covers. */
public enum HoldScope {
    /** One loan. */
    LOAN,
    /** All loans of one borrower. */
    BORROWER,
    /** All loans of one product. */
    PRODUCT,
    /** Every loan; the subject is ignored. */
    ALL
}
