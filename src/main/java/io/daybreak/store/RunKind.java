package io.daybreak.store;

/** What a run was started for. */
public enum RunKind {
    /** A night, once. */
    NIGHTLY,
    /** A date of a range settled again, or caught up. */
    RERUN
}
