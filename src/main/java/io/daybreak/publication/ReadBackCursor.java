package io.daybreak.publication;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Walks over the rows of a written CSV file, byte by byte, and digests what it reads. It shares nothing with the code
 * that renders rows, or reading back would prove nothing.
 *
 * <p>Rows end with a line feed outside quotes. A row with more or fewer cells than the header is not handed out but
 * counted in {@link #malformedRows}.
 */
final class ReadBackCursor implements Closeable {
    private static final int BLOCK = 1 << 20;
    private static final int INTERNED = 1 << 10;

    private final InputStream stream;
    private final MessageDigest digest = Sha256.begin();
    private byte[] bytes = new byte[BLOCK];
    private int limit;
    private int position;
    private boolean ended;

    private int cells;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private final Map<String, Integer> columns = new HashMap<>();
    private long malformedRows;
    /** Texts met before, by hash of their bytes: currencies and tiers come a million times. */
    private final String[] interned = new String[INTERNED];

    private ReadBackCursor(InputStream stream) {
        this.stream = stream;
    }

    /** Opens a file and reads its header, skipping a byte order mark. */
    static ReadBackCursor open(Path file) throws IOException {
        ReadBackCursor cursor = new ReadBackCursor(Files.newInputStream(file));
        try {
            cursor.header();
            return cursor;
        } catch (IOException e) {
            cursor.close();
            throw e;
        }
    }

    /** The next row that has as many cells as the header; false at the end of the file. */
    boolean next() throws IOException {
        while (row()) {
            if (cells == columns.size()) {
                return true;
            }
            malformedRows++;
        }
        return false;
    }

    long malformedRows() {
        return malformedRows;
    }

    /** Digest of all bytes; the file must have been read to its end. */
    String sha256() {
        return Sha256.text(digest);
    }

    /** Position of a column; -1 when the header does not have it. */
    int column(String name) {
        return columns.getOrDefault(name, -1);
    }

    /** Whether a cell of the present row is empty. A column that is not there is. */
    boolean isEmpty(int column) {
        return column < 0 || starts[column] == ends[column];
    }

    /** A cell of the present row, without its quotes; empty for a column that is not there. */
    String text(int column) {
        if (isEmpty(column)) {
            return "";
        }
        int start = starts[column];
        int end = ends[column];
        if (bytes[start] != '"') {
            return intern(start, end);
        }
        return new String(bytes, start + 1, end - start - 2, StandardCharsets.UTF_8).replace("\"\"", "\"");
    }

    /** A whole number of the present row; 0 for an empty cell. */
    long integer(int column) {
        return isEmpty(column) ? 0 : Long.parseLong(text(column));
    }

    /** Adds the plain decimal of a cell to a sum; an empty cell adds nothing. */
    void addAmount(int column, DecimalSum sum) {
        if (isEmpty(column)) {
            return;
        }
        int start = starts[column];
        int end = ends[column];
        boolean negative = bytes[start] == '-';
        long number = 0;
        int decimals = -1;
        if (end - start > 18) {
            sum.add(new BigDecimal(text(column)));
            return;
        }
        for (int at = negative ? start + 1 : start; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                number = number * 10 + digit;
                decimals = decimals < 0 ? decimals : decimals + 1;
            } else if (bytes[at] == '.' && decimals < 0) {
                decimals = 0;
            } else {
                throw new NumberFormatException("not a plain decimal: " + text(column));
            }
        }
        sum.add(negative ? -number : number, Math.max(decimals, 0));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** A sum of plain decimals, kept by number of decimals until it is asked for. */
    static final class DecimalSum {
        private static final int MOST_DECIMALS = 18;
        private final long[] byDecimals = new long[MOST_DECIMALS + 1];
        private BigDecimal rest = BigDecimal.ZERO;

        void add(long unscaled, int decimals) {
            byDecimals[decimals] = Math.addExact(byDecimals[decimals], unscaled);
        }

        void add(BigDecimal amount) {
            rest = rest.add(amount);
        }

        BigDecimal sum() {
            BigDecimal sum = rest;
            for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
                if (byDecimals[decimals] != 0) {
                    sum = sum.add(BigDecimal.valueOf(byDecimals[decimals], decimals));
                }
            }
            return sum;
        }
    }

    private void header() throws IOException {
        refill();
        if (limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            position = 3;
        }
        if (row()) {
            for (int column = 0; column < cells; column++) {
                columns.put(text(column), column);
            }
        }
    }

    /** Finds the cells of the row at the present position; reads on when the row goes beyond the block. */
    private boolean row() throws IOException {
        while (true) {
            int end = cellsUpTo(limit);
            if (end >= 0) {
                position = end + 1;
                return true;
            }
            if (ended) {
                boolean cutShort = position < limit;
                position = limit;
                malformedRows += cutShort ? 1 : 0; // every row ends with a line feed
                return false;
            }
            refill();
        }
    }

    /** Marks the cells from the present position to the row's end; answers where that is, or -1. */
    private int cellsUpTo(int end) {
        cells = 0;
        int start = position;
        boolean quoted = false;
        for (int at = position; at < end; at++) {
            byte character = bytes[at];
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == ',' || character == '\n')) {
                cell(start, at);
                start = at + 1;
                if (character == '\n') {
                    return at;
                }
            }
        }
        return -1;
    }

    private void cell(int start, int end) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, cells * 2);
            ends = Arrays.copyOf(ends, cells * 2);
        }
        starts[cells] = start;
        ends[cells] = end;
        cells++;
    }

    private void refill() throws IOException {
        if (position > 0) {
            System.arraycopy(bytes, position, bytes, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
        }
        int count = stream.read(bytes, limit, bytes.length - limit);
        if (count < 0) {
            ended = true;
        } else {
            digest.update(bytes, limit, count);
            limit += count;
        }
    }

    private String intern(int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + bytes[at];
        }
        int slot = (hash ^ (hash >>> 16)) & (INTERNED - 1);
        String known = interned[slot];
        if (known != null && same(known, start, end)) {
            return known;
        }
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        interned[slot] = text;
        return text;
    }

    private boolean same(String known, int start, int end) {
        if (known.length() != end - start) {
            return false;
        }
        for (int index = 0; index < known.length(); index++) {
            if (bytes[start + index]
                    != known.charAt(index)) { // a byte beyond ASCII is negative and equals no character
                return false;
            }
        }
        return true;
    }
}
