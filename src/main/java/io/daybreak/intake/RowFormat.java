package io.daybreak.intake;

/**
 * How rows are written as bytes.
 *
 * @param delimiter between fields
 * @param isCopy whether this is a copy the program wrote: no quotes, and line breaks inside fields replaced by {@link
 *     #ESCAPED_LINE_FEED} and {@link #ESCAPED_RETURN}, bytes that UTF-8 never uses
 */
record RowFormat(byte delimiter, boolean isCopy) {
    /** Between the fields of a copy; no byte of UTF-8. */
    static final byte COPY_DELIMITER = (byte) 0xFD;

    static final byte ESCAPED_RETURN = (byte) 0xFE;
    static final byte ESCAPED_LINE_FEED = (byte) 0xFF;

    /** The format of copies. */
    static final RowFormat COPY = new RowFormat(COPY_DELIMITER, true);

    /** RFC 4180 with the given delimiter. */
    static RowFormat delimitedBy(char delimiter) {
        return new RowFormat((byte) delimiter, false);
    }
}
