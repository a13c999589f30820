package io.daybreak.policy;

/** How a message travels. */
public enum Channel {
    SMS,
    EMAIL,
    LETTER;

    /** The word used in files: {@code sms}, {@code email}, {@code letter}. */
    public String word() {
        return switch (this) {
            case SMS -> "sms";
            case EMAIL -> "email";
            case LETTER -> "letter";
        };
    }
}
