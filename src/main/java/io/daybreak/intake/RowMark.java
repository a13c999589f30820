package io.daybreak.intake;

/**
 * Where a row begins.
 *
 * @param offset bytes before it
 * @param line its line number, the first line of a file being 1
 */
public record RowMark(long offset, long line) {
    public RowMark {
        if (offset < 0 || line < 1) {
            throw new IllegalArgumentException("no place in a file: byte " + offset + ", line " + line);
        }
    }

    /** {@code offset@line}. */
    @Override
    public String toString() {
        return offset + "@" + line;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static RowMark parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("not offset@line: " + text);
        }
        return new RowMark(Long.parseLong(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
    }
}
