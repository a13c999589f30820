package io.daybreak.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the rows with one key in a file that nobody has scanned, without reading it whole: by halving, at row starts.
 *
 * <p>Only a scan knows where rows really begin and whether a file is sorted. So everything met on the way is a test of
 * it: some places all over the file and every row that is looked at must be a whole row of the header's width, on one
 * line, and stand where the order puts it. Where one does not, the file cannot be searched, and the caller reads it.
 */
final class SortedSearch {
    private static final int BUFFER_BYTES = 16 << 10;
    /** A stretch that is read row by row. */
    private static final int STRETCH_BYTES = 16 << 10;
    /** Places all over the file at which the order is tested. */
    private static final int SAMPLES = 64;

    private final RowSource source;
    private final ByteSource bytes;
    private final LoanIdOrder order;
    private final int column;
    private final byte[] key;

    private SortedSearch(FileChannel channel, RowSource source, String column, LoanIdOrder order, String key) {
        this.source = source;
        this.bytes = ByteSource.of(channel);
        this.order = order;
        this.column = source.columns().place(column);
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /** The file cannot be searched: it is not sorted, or a place that looks like the start of a row is none. */
    private static final class Unsearchable extends Exception {
        private static final long serialVersionUID = 1;

        Unsearchable() {
            super("not searchable", null, false, false);
        }
    }

    /** A row that was looked at: where it stands and the key it has. */
    private static final class Seen {
        final long offset;
        final byte[] key;

        Seen(long offset, byte[] key) {
            this.offset = offset;
            this.key = key;
        }
    }

    /**
     * The rows with a key, or an empty range where there are none; nothing where the file cannot be searched.
     *
     * @param source the file; of its lines nothing is known
     * @param column the column it is sorted by
     * @param order its order
     * @param key what to find
     */
    static Optional<RowRange> find(RowSource source, String column, LoanIdOrder order, String key) throws IOException {
        try (FileChannel channel = FileChannel.open(source.path())) {
            return Optional.of(new SortedSearch(channel, source, column, order, key).find());
        } catch (Unsearchable unsorted) {
            return Optional.empty();
        }
    }

    /**
     * The rows with a key of a file that the program wrote, sorted by loan_id; nothing where it cannot be searched.
     *
     * @param file in UTF-8, comma, RFC 4180, with a header
     */
    static Optional<List<KeyedRow>> rows(Path file, String column, LoanIdOrder order, String key) throws IOException {
        String name = file.getFileName().toString();
        try {
            RowSource source =
                    FileScanner.unscanned(file, new Layout(name, List.of(column), List.of()), FileMapping.csv(name));
            Optional<RowRange> range = find(source, column, order, key);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            List<KeyedRow> rows = new ArrayList<>();
            try (FileChannel channel = FileChannel.open(file)) {
                RowCursor row = source.cursor(channel, range.get(), BUFFER_BYTES);
                while (range.get().bytes() > 0 && row.next()) {
                    rows.add(KeyedRow.of(source, row));
                }
            }
            return Optional.of(rows);
        } catch (RefusedException unusable) {
            throw new IOException(name + " cannot be read: " + unusable.getMessage(), unusable);
        }
    }

    private RowRange find() throws IOException, Unsearchable {
        long low = source.data().from().offset();
        long high = source.data().to();
        testSamples(low, high);
        Optional<Seen> below = Optional.empty();
        Optional<Seen> above = Optional.empty();
        while (high - low > STRETCH_BYTES) {
            long middle = low + (high - low) / 2;
            Optional<Seen> seen = firstRowAfter(middle, high);
            if (seen.isEmpty()) {
                high = middle;
                continue;
            }
            requireBetween(below, seen.get(), above);
            if (compare(seen.get().key, key) < 0) {
                below = seen;
                low = seen.get().offset;
            } else {
                above = seen;
                high = middle;
            }
        }
        return rowsFrom(low);
    }

    private void testSamples(long from, long to) throws IOException, Unsearchable {
        Optional<Seen> last = Optional.empty();
        long apart = (to - from) / SAMPLES;
        for (int sample = 0; apart > STRETCH_BYTES && sample < SAMPLES; sample++) {
            Optional<Seen> seen = firstRowAfter(from + sample * apart, to);
            if (seen.isPresent()) {
                requireBetween(last, seen.get(), Optional.empty());
                last = seen;
            }
        }
    }

    private void requireBetween(Optional<Seen> below, Seen seen, Optional<Seen> above) throws Unsearchable {
        boolean isAbove = below.isEmpty() || compare(below.get().key, seen.key) <= 0;
        boolean isBelow = above.isEmpty() || compare(seen.key, above.get().key) <= 0;
        if (!isAbove || !isBelow) {
            throw new Unsearchable();
        }
    }

    /** Reads row by row: over the lower ones, then as long as the key is the one looked for. */
    private RowRange rowsFrom(long offset) throws IOException, Unsearchable {
        RowCursor row = cursor(offset);
        Optional<Seen> last = Optional.empty();
        long from = -1;
        while (row.next()) {
            Seen seen = whole(row);
            requireBetween(last, seen, Optional.empty());
            int compared = compare(seen.key, key);
            if (compared == 0 && from < 0) {
                from = seen.offset;
            }
            if (compared > 0) {
                return range(from, seen.offset);
            }
            last = Optional.of(seen);
        }
        if (row.stop() != RowCursor.Stop.NONE) {
            throw new Unsearchable();
        }
        return range(from, source.data().to());
    }

    private static RowRange range(long from, long to) {
        return new RowRange(new RowMark(from < 0 ? to : from, 1), to);
    }

    /** The first row that begins behind a place; nothing when none does before the end. */
    private Optional<Seen> firstRowAfter(long place, long end) throws IOException, Unsearchable {
        byte[] window = new byte[BUFFER_BYTES];
        for (long at = place; at < end; at += window.length) {
            int count = bytes.read(window, 0, (int) Math.min(window.length, end - at), at);
            for (int index = 0; index < count; index++) {
                if (window[index] == '\n') {
                    RowCursor row = cursor(at + index + 1);
                    return at + index + 1 < end && row.next() ? Optional.of(whole(row)) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private RowCursor cursor(long offset) {
        return source.cursor(
                bytes, new RowRange(new RowMark(offset, 1), source.data().to()), BUFFER_BYTES);
    }

    private Seen whole(RowCursor row) throws Unsearchable {
        if (row.spansLines() || source.isBroken(row)) {
            throw new Unsearchable();
        }
        byte[] found = new byte[row.end(column) - row.start(column)];
        ByteBuffer.wrap(row.bytes(), row.start(column), found.length).get(found);
        return new Seen(row.offset(), found);
    }

    private int compare(byte[] one, byte[] other) {
        return order.compare(one, 0, one.length, other, 0, other.length);
    }
}
