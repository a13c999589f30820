package io.daybreak.policy;

/** Which day is day 1 of being past due. */
public enum Counting {
    /** The due date is day 0. */
    EXCLUSIVE,
    /** The due date is day 1. */
    INCLUSIVE
}
