package io.daybreak.intake;

import java.util.Arrays;

/** Line numbers, sorted and fixed. */
final class LineSet {
    /** No lines. */
    static final LineSet NONE = new LineSet(new long[0]);

    private final long[] lines;

    private LineSet(long[] lines) {
        this.lines = lines;
    }

    /** The lines in the first {@code count} places, in any order. */
    static LineSet of(long[] lines, int count) {
        long[] sorted = Arrays.copyOf(lines, count);
        Arrays.sort(sorted);
        return new LineSet(sorted);
    }

    boolean contains(long line) {
        return lines.length != 0 && Arrays.binarySearch(lines, line) >= 0;
    }

    int size() {
        return lines.length;
    }

    /** Collects line numbers. */
    static final class Builder {
        private long[] lines = new long[16];
        private int count;

        void add(long line) {
            if (count == lines.length) {
                lines = Arrays.copyOf(lines, count * 2);
            }
            lines[count++] = line;
        }

        int size() {
            return count;
        }

        LineSet build() {
            return of(lines, count);
        }
    }
}
