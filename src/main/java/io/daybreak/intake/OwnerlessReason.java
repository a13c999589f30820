package io.daybreak.intake;

/** Why a payment row has no loan. */
public enum OwnerlessReason {
    /** Its loan_id is empty: nobody has matched it yet. */
    UNMATCHED,
    /** Its loan_id is not in {@code loans.csv}. */
    ORPHAN
}
