package io.daybreak.intake;

/**
 * Consecutive rows of a file, whole ones.
 *
 * @param from where the first row begins
 * @param to byte after the last row
 */
public record RowRange(RowMark from, long to) {
    public RowRange {
        if (to < from.offset()) {
            throw new IllegalArgumentException("a range that ends before it begins: " + from + " to " + to);
        }
    }

    /** Bytes in the range. */
    public long bytes() {
        return to - from.offset();
    }

    /** {@code offset@line-end}. */
    @Override
    public String toString() {
        return from + "-" + to;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static RowRange parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("not offset@line-end: " + text);
        }
        return new RowRange(RowMark.parse(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }
}
