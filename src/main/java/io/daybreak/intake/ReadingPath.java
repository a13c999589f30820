package io.daybreak.intake;

/** How a file of a delivery is read. The results do not depend on it, the time does; the report says it. */
public enum ReadingPath {
    /** As it lies, in one pass. */
    STREAMED,
    /** Through a copy in UTF-8, because the sender uses another charset. */
    TRANSCODED,
    /** Through a copy sorted by loan_id, because the file is in another order. */
    SORTED,
    /** Both. */
    TRANSCODED_AND_SORTED
}
