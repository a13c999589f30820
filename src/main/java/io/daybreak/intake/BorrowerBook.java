package io.daybreak.intake;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.Rejection;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All borrowers, by borrower_id. Look-ups may be made from many threads. */
final class BorrowerBook implements Closeable {
    private static final int BUFFER_BYTES = 128 << 10;

    private final IndexedRows rows;
    private final LineSet repeats;
    private final RowFaults faults;
    private final AddressCounts phones;
    private final AddressCounts emails;
    private final AddressCounts addresses;
    private final ThreadLocal<Finder> finders;

    private BorrowerBook(
            IndexedRows rows,
            LineSet repeats,
            RowFaults faults,
            AddressCounts phones,
            AddressCounts emails,
            AddressCounts addresses) {
        this.rows = rows;
        this.repeats = repeats;
        this.faults = faults;
        this.phones = phones;
        this.emails = emails;
        this.addresses = addresses;
        this.finders = ThreadLocal.withInitial(() -> new Finder(rows, repeats));
    }

    /** How many borrowers have each of this borrower's addresses. */
    Sharing sharing(Borrower borrower) {
        return new Sharing(
                count(phones, borrower.phone()), count(emails, borrower.email()), count(addresses, borrower.address()));
    }

    private static int count(AddressCounts counts, Optional<String> address) {
        return address.map(counts::of).orElse(0);
    }

    /** The borrower; nothing when there is no row or any row with this borrower_id is rejected. */
    Optional<Borrower> borrower(String borrowerId) throws IOException {
        return finders.get().find(borrowerId);
    }

    /** One thread's look-ups. */
    private static final class Finder implements IndexedRows.Receiver {
        private final BorrowerRows reader;
        private final IndexedRows.Lookup lookup;
        private @Nullable Borrower borrower;
        private boolean isRejected;

        Finder(IndexedRows rows, LineSet repeats) {
            this.reader = new BorrowerRows(rows.source(), repeats);
            this.lookup = rows.lookup();
        }

        Optional<Borrower> find(String borrowerId) throws IOException {
            borrower = null;
            isRejected = false;
            lookup.rows(borrowerId, this);
            return isRejected ? Optional.empty() : Optional.ofNullable(borrower);
        }

        @Override
        public void row(RowCursor row) {
            borrower = reader.read(row);
            isRejected |= borrower == null;
        }
    }

    /** Hands over every usable borrower, in the order of the file. */
    void borrowers(Consumer<Borrower> receiver) throws IOException {
        BorrowerRows reader = new BorrowerRows(rows.source(), repeats);
        try (FileChannel channel = FileChannel.open(rows.source().path())) {
            RowCursor row = rows.source().cursor(channel, rows.source().data(), BUFFER_BYTES);
            while (row.next()) {
                Borrower borrower = reader.read(row);
                if (borrower != null) {
                    receiver.accept(borrower);
                }
            }
        }
    }

    /** Hands over every rejection, in the order of the file. */
    void rejections(Consumer<Rejection> receiver) throws IOException {
        if (faults.isComplete() && repeats.size() == 0) {
            faults.kept().forEach(receiver);
            return;
        }
        BorrowerRows reader = new BorrowerRows(rows.source(), repeats);
        try (FileChannel channel = FileChannel.open(rows.source().path())) {
            RowCursor row = rows.source().cursor(channel, rows.source().data(), BUFFER_BYTES);
            while (row.next()) {
                reader.read(row);
                reader.cells().faults().forEach(receiver);
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
        phones.close();
        emails.close();
        addresses.close();
    }

    /** Collects borrowers while the file is scanned. */
    static final class Builder implements FileScanner.RowVisitor, Closeable {
        private final IndexedRows.Builder index;
        private final RepeatedIds ids;
        private final AddressCounts.Builder phones;
        private final AddressCounts.Builder emails;
        private final AddressCounts.Builder addresses;
        private final RowFaults faults = new RowFaults();
        private @Nullable BorrowerRows reader;

        Builder(Path workFolder) throws IOException {
            index = new IndexedRows.Builder(
                    DeliveryFile.BORROWERS.standardName(), "borrower_id", workFolder, KeyHash.MIXED);
            ids = new RepeatedIds("borrower_id", workFolder, KeyHash.MIXED);
            phones = new AddressCounts.Builder("phone", workFolder);
            emails = new AddressCounts.Builder("email", workFolder);
            addresses = new AddressCounts.Builder("address", workFolder);
        }

        @Override
        public void row(RowSource source, RowCursor row) throws IOException {
            if (reader == null) {
                reader = new BorrowerRows(source, LineSet.NONE);
            }
            reader.read(row);
            faults.add(reader.cells());
            ids.row(source, row);
            index.add(source, row);
            phones.add(source, row);
            emails.add(source, row);
            addresses.add(source, row);
        }

        BorrowerBook build(RowSource source) throws IOException, RefusedException {
            LineSet repeats = ids.find(source).repeats();
            return new BorrowerBook(
                    index.build(source), repeats, faults, phones.build(), emails.build(), addresses.build());
        }

        @Override
        public void close() throws IOException {
            index.close();
            ids.close();
            phones.close();
            emails.close();
            addresses.close();
        }
    }
}
