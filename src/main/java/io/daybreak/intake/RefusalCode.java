package io.daybreak.intake;

/** Why a whole delivery is refused: nothing is published from it. Stable codes. */
public enum RefusalCode {
    /** A required file, the delivery's folder, or a file that {@code control.csv} lists is not there. */
    MISSING_FILE,
    /**
     * No header; a column missing that is required or that the settings name; a column twice; one that would not be read
     * for its spelling; lines that end with a carriage return alone.
     */
    WRONG_HEADER,
    /** Bytes that are not text in the file's charset. */
    NOT_UTF8,
    /** A quote that is never closed, or that swallowed whole lines before it was. */
    OPEN_QUOTE,
    /** A line longer than one mebibyte. */
    LINE_TOO_LONG,
    /** {@code control.csv} is required and missing, or does not list a required file. */
    CONTROL_MISSING,
    /** A row of {@code control.csv} cannot be used. */
    CONTROL_UNREADABLE,
    /** Other row count than the sender's. */
    CONTROL_ROWS_DIFFER,
    /** Other amount total than the sender's. */
    CONTROL_AMOUNT_DIFFERS,
    /** Other bytes than the sender's. */
    CONTROL_SHA256_DIFFERS,
    /** Made for another business date. */
    CONTROL_DATE_DIFFERS,
    /** Not a full snapshot. */
    CONTENT_NOT_FULL,
    /** {@code holds.csv} is missing though the last run had one. */
    HOLDS_MISSING,
    /** A file changed while it was being read. */
    FILE_CHANGED,
    /** A rejected hold whose subject cannot be read: nobody knows whose notices it would stop. Holds the run. */
    UNREADABLE_SUBJECT,
    /** A payment row whose loan_id cannot be read: nobody knows whose money it is. Holds the run. */
    UNREADABLE_PAYMENT_LOAN,
    /** More repeated payment_ids than can be a mistake in single rows. */
    TOO_MANY_DUPLICATES,
    /** More than 10,000 holds of one subject, or of products and everything. */
    TOO_MANY_HOLDS
}
