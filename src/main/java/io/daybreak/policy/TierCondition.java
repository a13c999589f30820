package io.daybreak.policy;

/** When a tier that is not a band of days applies. */
public enum TierCondition {
    /** Something is past due, yet not material. */
    IMMATERIAL,
    /** The upgrade rule's probation is running. */
    PROBATION,
    /** Another loan of the borrower pulls this one. */
    PULLED,
    /** Only a hold's floor brings a loan here (India's loss asset, Metro 2's charge-off). */
    FLOOR
}
