package io.daybreak.publication;

import io.daybreak.reconciliation.FileFigures;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * {@code collections.csv} being written. Rows come in loan order and are written in the order they are worked in ({@link
 * WorkOrder}); what does not fit in memory is sorted in pieces on disk, so that memory does not grow with the list. It
 * is complete once {@link #finish} has returned.
 */
public final class Worklist implements Closeable {
    /** Rendered rows kept in memory before a piece goes to disk, in bytes. */
    private static final int PIECE_BYTES = 16 * 1024 * 1024;

    private static final int STREAM_BYTES = 64 * 1024;
    private static final int FULL = 256 * 1024;
    private static final Table<CollectionsRow> TABLE = CollectionsFile.TABLE;

    private final Path work;
    private final FileChannel channel;
    private final int pieceBytes;
    private final RowBuffer rendering = new RowBuffer(8 * 1024);
    private final RowCount count = new RowCount();
    private final List<Row> kept = new ArrayList<>();
    private final List<Path> pieces = new ArrayList<>();
    private long keptBytes;
    private long rowNumber;

    /** A rendered row: the bytes before the number of the row, and those after it. */
    private static final class Row {
        private final WorkOrder order;
        private final byte[] bytes;
        private final int before;

        Row(WorkOrder order, byte[] bytes, int before) {
            this.order = order;
            this.bytes = bytes;
            this.before = before;
        }

        WorkOrder order() {
            return order;
        }
    }

    private Worklist(Path work, FileChannel channel, int pieceBytes) {
        this.work = work;
        this.channel = channel;
        this.pieceBytes = pieceBytes;
    }

    /**
     * Begins it.
     *
     * @param folder where {@code collections.csv} appears
     * @param work folder for the pieces; they are removed again
     */
    static Worklist create(Path folder, Path work) throws IOException {
        return create(folder, work, PIECE_BYTES);
    }

    /** The same with another size of pieces, for tests. */
    static Worklist create(Path folder, Path work, int pieceBytes) throws IOException {
        return new Worklist(work, PrivateFiles.createFile(folder.resolve(OutputFile.COLLECTIONS.path())), pieceBytes);
    }

    /** Takes one row; rows come in loan order. */
    public void add(CollectionsRow row) throws IOException {
        rendering.clear();
        TABLE.row(row, rendering, count);
        Row rendered =
                new Row(WorkOrder.of(row, count.rows()), rendering.toByteArray(), CollectionsFile.beforeRowNumber(row));
        kept.add(rendered);
        keptBytes += rendered.bytes.length;
        if (keptBytes >= pieceBytes) {
            writePiece();
        }
    }

    /** Writes all rows in order, forces the file to disk, closes it and answers what was written. */
    public FileFigures finish() throws IOException {
        RowBuffer out = new RowBuffer(FULL + 8 * 1024);
        TABLE.header(out);
        if (pieces.isEmpty()) {
            kept.sort(Comparator.comparing(Row::order));
            for (Row row : kept) {
                write(row, out);
            }
        } else {
            writePiece();
            merge(out);
        }
        flush(out);
        channel.force(true);
        close();
        return FileFigures.of(OutputFile.COLLECTIONS.path(), count.rows(), count.amountTotal());
    }

    @Override
    public void close() throws IOException {
        kept.clear();
        channel.close();
        for (Path piece : pieces) {
            Files.deleteIfExists(piece);
        }
    }

    private void write(Row row, RowBuffer out) throws IOException {
        byte[] bytes = row.bytes;
        out.append(bytes, 0, row.before);
        out.integer(++rowNumber);
        out.append(bytes, row.before, bytes.length - row.before);
        if (out.length() >= FULL) {
            flush(out);
        }
    }

    private void flush(RowBuffer out) throws IOException {
        out.writeTo(Channels.newOutputStream(channel));
        out.clear();
    }

    private void writePiece() throws IOException {
        if (kept.isEmpty()) {
            return;
        }
        kept.sort(Comparator.comparing(Row::order));
        Path piece = work.resolve("worklist-" + pieces.size());
        Files.deleteIfExists(piece);
        pieces.add(piece);
        try (FileChannel file = PrivateFiles.createFile(piece);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), STREAM_BYTES))) {
            for (Row row : kept) {
                write(row, out);
            }
        }
        kept.clear();
        keptBytes = 0;
    }

    private static void write(Row row, DataOutputStream out) throws IOException {
        out.writeInt(row.bytes.length);
        out.writeInt(row.order().rank());
        out.writeInt(row.order().dpd());
        out.writeUTF(row.order().currency());
        out.writeLong(row.order().overdueMinor());
        out.writeLong(row.order().place());
        out.writeInt(row.before);
        out.write(row.bytes);
    }

    private void merge(RowBuffer out) throws IOException {
        PriorityQueue<Piece> next = new PriorityQueue<>(Comparator.comparing(piece -> piece.row.order()));
        List<Piece> open = new ArrayList<>();
        try {
            for (Path file : pieces) {
                Optional<Piece> piece = Piece.open(file);
                piece.ifPresent(open::add);
                piece.ifPresent(next::add);
            }
            while (!next.isEmpty()) {
                Piece piece = next.remove();
                write(piece.row, out);
                if (piece.advance()) {
                    next.add(piece);
                }
            }
        } finally {
            for (Piece piece : open) {
                piece.close();
            }
        }
    }

    /** A sorted piece while it is read. */
    private static final class Piece implements Closeable {
        private final DataInputStream in;
        private long left;
        private Row row;

        private Piece(DataInputStream in, long left, Row first) {
            this.in = in;
            this.left = left;
            this.row = first;
        }

        /** Opens a piece at its first row; no piece is without one. */
        static Optional<Piece> open(Path file) throws IOException {
            long bytes = Files.size(file);
            if (bytes == 0) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), STREAM_BYTES));
            Row first = read(in);
            return Optional.of(new Piece(in, bytes - size(first), first));
        }

        /** Goes on to the next row; false at the end. */
        boolean advance() throws IOException {
            if (left == 0) {
                return false;
            }
            row = read(in);
            left -= size(row);
            return true;
        }

        private static Row read(DataInputStream in) throws IOException {
            byte[] bytes = new byte[in.readInt()];
            WorkOrder order = new WorkOrder(in.readInt(), in.readInt(), in.readUTF(), in.readLong(), in.readLong());
            int before = in.readInt();
            in.readFully(bytes);
            return new Row(order, bytes, before);
        }

        /** Bytes of a row in a piece: four whole numbers, two long ones, the currency with its length, the row. */
        private static long size(Row row) {
            return 4L * Integer.BYTES
                    + 2L * Long.BYTES
                    + Short.BYTES
                    + row.order().currency().length()
                    + row.bytes.length;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
