package io.daybreak.store;

/** What a kept text is. */
public enum TextKind {
    POLICY,
    TEMPLATES,
    SETTINGS,
    DELIVERY
}
