package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * A scanned file, and what else was made of it on the way.
 *
 * @param file what the scan found
 * @param rows its rows in the order they are to be read in: the file's own, or those of a sorted copy
 * @param repeated of payments: identifiers that repeat
 * @param borrowers of borrowers: the look-up
 * @param holds of holds: the look-up
 * @param receipts of receipts: the reader
 */
record Scanned(
        ScannedFile file,
        RowSource rows,
        RepeatedIds.Found repeated,
        Optional<BorrowerBook> borrowers,
        Optional<HoldBook> holds,
        Optional<ReceiptFile> receipts)
        implements Closeable {

    static Scanned of(ScannedFile file, RowSource rows) {
        return new Scanned(file, rows, RepeatedIds.Found.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Scanned with(RepeatedIds.Found found) {
        return new Scanned(file, rows, found, borrowers, holds, receipts);
    }

    Scanned with(BorrowerBook book) {
        return new Scanned(file, rows, repeated, Optional.of(book), holds, receipts);
    }

    Scanned with(HoldBook book) {
        return new Scanned(file, rows, repeated, borrowers, Optional.of(book), receipts);
    }

    Scanned with(ReceiptFile reader) {
        return new Scanned(file, rows, repeated, borrowers, holds, Optional.of(reader));
    }

    FileFacts facts(DeliveryFile which) {
        return new FileFacts(
                which,
                rows.name(),
                file.bytes(),
                file.sha256(),
                file.rows(),
                path(),
                file.firstLineOutOfOrder(),
                file.source().columns().ignored());
    }

    private ReadingPath path() {
        boolean isSorted = file.firstLineOutOfOrder().isPresent();
        if (file.isTranscoded()) {
            return isSorted ? ReadingPath.TRANSCODED_AND_SORTED : ReadingPath.TRANSCODED;
        }
        return isSorted ? ReadingPath.SORTED : ReadingPath.STREAMED;
    }

    @Override
    public void close() throws IOException {
        if (borrowers.isPresent()) {
            borrowers.get().close();
        }
        if (holds.isPresent()) {
            holds.get().close();
        }
        if (receipts.isPresent()) {
            receipts.get().close();
        }
    }
}
