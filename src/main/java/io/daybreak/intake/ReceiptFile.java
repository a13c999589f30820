package io.daybreak.intake;

import io.daybreak.loan.Rejection;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All receipts, by notice_id or one after another. Look-ups may be made from many threads. */
final class ReceiptFile implements Closeable {
    private static final int BUFFER_BYTES = 128 << 10;

    private final IndexedRows index;
    private final RowSource source;
    private final RowFaults faults;

    private ReceiptFile(IndexedRows index, RowFaults faults) {
        this.index = index;
        this.source = index.source();
        this.faults = faults;
    }

    /** What was said of one notice, in the order of the file. */
    List<Receipt> receipts(String noticeId) throws IOException {
        List<Receipt> found = new ArrayList<>();
        ReceiptRows rows = new ReceiptRows(source);
        index.lookup().rows(noticeId, row -> rows.read(row).ifPresent(found::add));
        return found;
    }

    /** Hands over every receipt, in the order of the file. */
    void receipts(Consumer<Receipt> receiver) throws IOException {
        ReceiptRows rows = new ReceiptRows(source);
        try (FileChannel channel = FileChannel.open(source.path())) {
            RowCursor row = source.cursor(channel, source.data(), BUFFER_BYTES);
            while (row.next()) {
                rows.read(row).ifPresent(receiver);
            }
        }
    }

    /** Hands over every rejection, in the order of the file. */
    void rejections(Consumer<Rejection> receiver) throws IOException {
        if (faults.isComplete()) {
            faults.kept().forEach(receiver);
            return;
        }
        ReceiptRows rows = new ReceiptRows(source);
        try (FileChannel channel = FileChannel.open(source.path())) {
            RowCursor row = source.cursor(channel, source.data(), BUFFER_BYTES);
            while (row.next()) {
                rows.read(row);
                rows.cells().faults().forEach(receiver);
            }
        }
    }

    @Override
    public void close() throws IOException {
        index.close();
    }

    /** Collects keys, and what is wrong, while the file is scanned. */
    static final class Builder implements FileScanner.RowVisitor, Closeable {
        private final IndexedRows.Builder index;
        private final RowFaults faults = new RowFaults();
        private @Nullable ReceiptRows rows;

        Builder(Path workFolder) throws IOException {
            index = new IndexedRows.Builder(
                    DeliveryFile.RECEIPTS.standardName(), "notice_id", workFolder, KeyHash.MIXED);
        }

        @Override
        public void row(RowSource source, RowCursor row) throws IOException {
            if (rows == null) {
                rows = new ReceiptRows(source);
            }
            rows.read(row);
            faults.add(rows.cells());
            index.add(source, row);
        }

        ReceiptFile build(RowSource source) throws IOException {
            return new ReceiptFile(index.build(source), faults);
        }

        @Override
        public void close() throws IOException {
            index.close();
        }
    }
}
