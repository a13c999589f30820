package io.daybreak.loan;

/** What the core system says a loan is, from {@code status_on} on. */
public enum LoanStatus {
    /** Running; counts. */
    ACTIVE,
    /** Charged off in the books; goes on counting. */
    CHARGED_OFF,
    /** Ended: zeros and the first tier. */
    CLOSED,
    /** Given up: amounts and days are shown, no tier, no notice, queue RECOVERY. */
    WRITTEN_OFF
}
