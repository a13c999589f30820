package io.daybreak.notice;

/** How much of the conditions is decided by rule, and how much is left to a person. */
public enum Release {
    /**
     * Levels, published proof, holds and whole messages are decided, by sms only. Any jump of days and any money in
     * doubt suppresses with {@link SuppressionCode#NOT_DECIDED_YET}.
     */
    CAREFUL,
    /** All eight conditions are decided, on every channel. */
    FULL
}
