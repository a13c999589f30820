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
    private final Companion<R> companion;
    private final RowBuffer buffer = new RowBuffer(FULL + 4096);
    private final RowCount count = new RowCount();

    /** Writes the same rows in another form beside the sheet. */
    interface Companion<R> extends Closeable {
        /** Takes a row that was written. */
        void add(R row) throws IOException;

        /** Completes what was written. */
        void finish() throws IOException;
    }

    /** Nothing beside the sheet. */
    private static final class Alone<R> implements Companion<R> {
        @Override
        public void add(R row) {
            // the sheet has it
        }

        @Override
        public void finish() {
            // nothing was begun
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private Sheet(Table<R> table, FileChannel channel, Companion<R> companion) {
        this.table = table;
        this.channel = channel;
        this.companion = companion;
        table.header(buffer);
    }

    static <R> Sheet<R> create(Path folder, Table<R> table) throws IOException {
        return create(folder, table, new Alone<>());
    }

    static <R> Sheet<R> create(Path folder, Table<R> table, Companion<R> companion) throws IOException {
        return new Sheet<>(
                table, PrivateFiles.createFile(folder.resolve(table.file().path())), companion);
    }

    /** Writes one row. */
    public void add(R row) throws IOException {
        table.row(row, buffer, count);
        companion.add(row);
        if (buffer.length() >= FULL) {
            flush();
        }
    }

    /** Writes what is left, forces the file to disk, closes it and answers what was written. */
    public FileFigures finish() throws IOException {
        flush();
        channel.force(true);
        channel.close();
        companion.finish();
        return FileFigures.of(table.file().path(), count.rows(), count.amountTotal());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        companion.close();
    }

    private void flush() throws IOException {
        buffer.writeTo(Channels.newOutputStream(channel));
        buffer.clear();
    }
}
