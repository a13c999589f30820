package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A file with an index over one of its columns. Look-ups may be made from many threads. */
final class IndexedRows implements Closeable {
    /** Holds most rows; the cursor makes room for longer ones. */
    private static final int ROW_BUFFER_BYTES = 160;

    /** Takes the rows found; good until it returns. */
    @FunctionalInterface
    interface Receiver {
        /**
         * Takes a row.
         *
         * @param row the row, with the line it has in the file
         */
        void row(RowCursor row) throws IOException;
    }

    private final RowSource source;
    private final int key;
    private final KeyHash hash;
    private final KeyIndex index;
    private final ByteSource bytes;

    private IndexedRows(RowSource source, int key, KeyHash hash, KeyIndex index, ByteSource bytes) {
        this.source = source;
        this.key = key;
        this.hash = hash;
        this.index = index;
        this.bytes = bytes;
    }

    RowSource source() {
        return source;
    }

    /** How many rows the most frequent key may have. */
    int longestRun() {
        return index.longestRun();
    }

    /** A look-up for one thread. */
    Lookup lookup() {
        return new Lookup(this);
    }

    /** Finds rows; uses its buffers again and again. For one thread. */
    static final class Lookup {
        private final IndexedRows rows;
        private final RowCursor row;

        private Lookup(IndexedRows rows) {
            this.rows = rows;
            this.row = rows.source.cursor(rows.bytes, rows.source.data(), ROW_BUFFER_BYTES);
        }

        /** Hands over every row whose key equals the given one, in the order of the file. */
        void rows(String wanted, Receiver receiver) throws IOException {
            byte[] bytes = wanted.getBytes(StandardCharsets.UTF_8);
            rows.index.rows(rows.hash.of(bytes, 0, bytes.length), (offset, line) -> {
                row.restart(new RowRange(
                        new RowMark(offset, line), rows.source.data().to()));
                if (!row.next()) {
                    throw gone(line);
                }
                if (Arrays.equals(row.bytes(), row.start(rows.key), row.end(rows.key), bytes, 0, bytes.length)) {
                    receiver.row(row);
                }
            });
        }

        private FileChangedException gone(long line) {
            return new FileChangedException(Refusal.at(
                    RefusalCode.FILE_CHANGED,
                    rows.source.name(),
                    line,
                    "The row that stood here is gone.",
                    "wait until the sender is done, then start again."));
        }
    }

    @Override
    public void close() throws IOException {
        index.close();
    }

    /** Collects keys while a file is scanned. */
    static final class Builder implements Closeable {
        private final String keyColumn;
        private final Path file;
        private final KeyHash hash;
        private final LongBuckets tuples;
        /** Where the key stands; looked up at the first row. */
        private int place = -1;

        /**
         * An empty index.
         *
         * @param fileName name of the file, for the names of the index's own files
         * @param keyColumn the column to find rows by
         * @param workFolder where the index may lie
         */
        Builder(String fileName, String keyColumn, Path workFolder, KeyHash hash) throws IOException {
            this.keyColumn = keyColumn;
            this.hash = hash;
            this.file = workFolder.resolve(fileName + "." + keyColumn + ".index");
            this.tuples = LongBuckets.open(3, workFolder.resolve(fileName + "." + keyColumn + ".keys"));
        }

        /** Adds a row under its key. */
        void add(RowSource source, RowCursor row) throws IOException {
            if (place < 0) {
                place = source.columns().place(keyColumn);
            }
            int key = place;
            tuples.add(hash.of(row.bytes(), row.start(key), row.end(key)), row.offset(), row.line());
        }

        /** The file with its index. */
        IndexedRows build(RowSource source) throws IOException {
            return new IndexedRows(
                    source,
                    source.columns().place(keyColumn),
                    hash,
                    KeyIndex.of(tuples, file),
                    MappedBytes.of(source.path()));
        }

        @Override
        public void close() throws IOException {
            tuples.close();
        }
    }
}
