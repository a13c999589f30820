package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the rows of a CSV file by the value of one column, for files too large to hold: an index of hashes and
 * offsets, on disk and memory-mapped. May be used by many threads.
 */
public final class KeyedRows implements Closeable {
    private final IndexedRows rows;
    private final ThreadLocal<IndexedRows.Lookup> lookups;

    private KeyedRows(IndexedRows rows) {
        this.rows = rows;
        this.lookups = ThreadLocal.withInitial(rows::lookup);
    }

    /**
     * Indexes a file that the program itself wrote: UTF-8, comma, RFC 4180, with a header.
     *
     * @param file the file
     * @param keyColumn name of the column to find rows by
     * @param workFolder where the index may lie
     * @throws IOException when the file has no such column, is malformed, or cannot be read
     */
    public static KeyedRows index(Path file, String keyColumn, Path workFolder) throws IOException {
        return index(file, keyColumn, workFolder, KeyHash.MIXED);
    }

    static KeyedRows index(Path file, String keyColumn, Path workFolder, KeyHash hash) throws IOException {
        String name = file.getFileName().toString();
        Layout layout = new Layout(name, List.of(keyColumn), List.of());
        try (IndexedRows.Builder builder = new IndexedRows.Builder(name, keyColumn, workFolder, hash)) {
            ScannedFile scanned = FileScanner.scan(new FileScanner.Task(
                    layout, file, FileMapping.csv(name), Optional.empty(), workFolder, (source, row) -> {
                        if (source.isBroken(row)) {
                            throw new IOException(name + ":" + row.line() + " does not fit its header");
                        }
                        builder.add(source, row);
                    }));
            return new KeyedRows(builder.build(scanned.source()));
        } catch (RefusedException unusable) {
            throw new IOException("work file cannot be read back: " + unusable.getMessage(), unusable);
        }
    }

    /**
     * Finds rows without an index, in a file that the program itself wrote in the order of the key.
     *
     * @param file the file
     * @param keyColumn name of the column it is sorted by
     * @param order its order
     * @param key what to find
     * @return the rows, their lines not known; nothing at all where the file turns out not to be in that order
     * @throws IOException when the file has no such column, or cannot be read
     */
    public static Optional<List<KeyedRow>> search(Path file, String keyColumn, LoanIdOrder order, String key)
            throws IOException {
        return SortedSearch.rows(file, keyColumn, order, key);
    }

    /** The rows whose key equals the given one, in the order of the file. */
    public List<KeyedRow> rows(String key) throws IOException {
        List<KeyedRow> found = new ArrayList<>();
        lookups.get().rows(key, row -> found.add(KeyedRow.of(rows.source(), row)));
        return found;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
