package io.daybreak.intake;

import io.daybreak.loan.Rejection;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All receipts, read whenever they are asked for. */
final class ReceiptFile {
    private static final int BUFFER_BYTES = 128 << 10;

    private final RowSource source;
    private final RowFaults faults;

    private ReceiptFile(RowSource source, RowFaults faults) {
        this.source = source;
        this.faults = faults;
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

    /** Collects what is wrong while the file is scanned. */
    static final class Builder implements FileScanner.RowVisitor {
        private final RowFaults faults = new RowFaults();
        private @Nullable ReceiptRows rows;

        @Override
        public void row(RowSource source, RowCursor row) {
            if (rows == null) {
                rows = new ReceiptRows(source);
            }
            rows.read(row);
            faults.add(rows.cells());
        }

        ReceiptFile build(RowSource source) {
            return new ReceiptFile(source, faults);
        }
    }
}
