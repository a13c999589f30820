package io.daybreak.policy;

/** Whether a policy may be run without being asked twice. */
public enum PolicyStatus {
    FINAL,
    DRAFT
}
