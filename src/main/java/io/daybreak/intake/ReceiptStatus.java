package io.daybreak.intake;

/** What the gateway or the post says became of a notice. */
public enum ReceiptStatus {
    ACCEPTED,
    DELIVERED,
    BOUNCED,
    FAILED,
    WRONG_NUMBER,
    OPTED_OUT
}
