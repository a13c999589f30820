package io.daybreak.delinquency;

/** What became of one payment row of a classified loan by one date. */
public enum PaymentFate {
    /** It counted: a credit, waiver, refund or chargeback that is live on the date. */
    USED,
    /** Its value date is after the date. */
    FUTURE_VALUED,
    /** Announced only. */
    PENDING,
    /** Undone by a reversal, a reversal itself, or a PENDING row whose payment was posted. */
    VOID
}
