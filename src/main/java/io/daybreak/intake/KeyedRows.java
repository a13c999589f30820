package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the rows of a CSV file by the value of one column, for files too large to hold: an index of hashes and
 * offsets, on disk and memory-mapped. May be used by many threads.
 */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class KeyedRows implements Closeable {
    KeyedRows() {}

    /**
     * Indexes a file that the program itself wrote: UTF-8, comma, RFC 4180, with a header.
     *
     * @param file the file
     * @param keyColumn name of the column to find rows by
     * @param workFolder where the index may lie
     * @throws IOException when the file has no such column, is malformed, or cannot be read
     */
    public static KeyedRows index(Path file, String keyColumn, Path workFolder) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The rows whose key equals the given one, in the order of the file. */
    public List<KeyedRow> rows(String key) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
