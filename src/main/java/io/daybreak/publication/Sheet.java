package io.daybreak.publication;

import io.daybreak.reconciliation.FileFigures;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * One output file being written row by row. It is complete once {@link #finish} has returned; a sheet closed before is a
 * file cut short, which the identities find.
 */
public final class Sheet<R> implements Closeable {
    private static final int FULL = 256 * 1024;

    private final Table<R> table;
    private final FileChannel channel;
    private final RowBuffer buffer = new RowBuffer(FULL + 4096);
    private final RowCount count = new RowCount();

    private Sheet(Table<R> table, FileChannel channel) {
        this.table = table;
        this.channel = channel;
        table.header(buffer);
    }

    static <R> Sheet<R> create(Path folder, Table<R> table) throws IOException {
        return new Sheet<>(
                table, PrivateFiles.createFile(folder.resolve(table.file().path())));
    }

    /** Writes one row. */
    public void add(R row) throws IOException {
        table.row(row, buffer, count);
        if (buffer.length() >= FULL) {
            flush();
        }
    }

    /** Writes what is left, forces the file to disk, closes it and answers what was written. */
    public FileFigures finish() throws IOException {
        flush();
        channel.force(true);
        channel.close();
        return FileFigures.of(table.file().path(), count.rows(), count.amountTotal());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void flush() throws IOException {
        buffer.writeTo(Channels.newOutputStream(channel));
        buffer.clear();
    }
}
