package io.daybreak.delinquency;

/** Why a loan's tier is what it is: the column {@code tier_reason}. */
public enum TierReason {
    /** The band its own days fall in. */
    OWN,
    /** Past due, but not materially. */
    IMMATERIAL,
    /** A technical past due: a hold excuses the days counted so far. */
    TECHNICAL,
    /** Arrears are not cleared since the loan entered a tier that sticks. */
    ARREARS_NOT_CLEARED,
    /** Arrears are cleared, the probation is running. */
    PROBATION,
    /** Months in default have moved it on. */
    AGING,
    /** A hold does not let it be better. */
    FLOOR,
    /** Another loan of the borrower decides. */
    CONTAGION,
    /** The loan is closed and owes nothing. */
    CLOSED,
    /** The loan is closed although the records show something unpaid. */
    CLOSED_WITH_ARREARS,
    /** Written off: no tier. */
    WRITTEN_OFF,
    /** Not classified: a row of it was rejected. The tier is the last published one. */
    REJECTED;

    /** Whether a published reason says that the loan was closed. */
    public static boolean isClosed(String published) {
        return published.equals(CLOSED.name()) || published.equals(CLOSED_WITH_ARREARS.name());
    }
}
