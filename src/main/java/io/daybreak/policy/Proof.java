package io.daybreak.policy;

/** What proves that the previous notice reached the borrower. */
public enum Proof {
    /** It was published to the sender. */
    PUBLISHED,
    /** A receipt says delivered. */
    DELIVERED
}
