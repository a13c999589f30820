package io.daybreak.store;

/** What a kept text is. */
public enum TextKind {
    POLICY,
    TEMPLATES,
    SETTINGS,
    DELIVERY,
    /** What is remembered of a delivery's payments, by the delivery's digest. */
    PAYMENTS
}
