package io.daybreak.intake;

import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Rejection;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All holds. Those of single loans and borrowers, of which there may be millions, are found by an index; those of
 * products and of everything, which are few, are kept. Look-ups may be made from many threads.
 */
final class HoldBook implements Closeable {
    /** More holds of one subject, or more holds of products and everything, are a file sent wrong. */
    static final int MAX_HOLDS_OF_ONE_SUBJECT = 10_000;

    private static final int BUFFER_BYTES = 128 << 10;

    /** Most rows named of which nobody can say whom they cover; one is enough to hold the run. */
    private static final int DOUBTS_MAX = 20;

    /** A delivery without {@code holds.csv}. */
    static final HoldBook EMPTY = new HoldBook(
            LoanIdOrder.UTF8, Optional.empty(), LineSet.NONE, Map.of(), List.of(), new RowFaults(), List.of());

    private final LoanIdOrder order;
    private final Optional<IndexedRows> rows;
    private final LineSet repeats;
    private final Map<String, List<Hold>> ofProducts;
    private final List<Hold> ofEverything;
    private final RowFaults faults;
    private final List<Refusal> doubts;

    private HoldBook(
            LoanIdOrder order,
            Optional<IndexedRows> rows,
            LineSet repeats,
            Map<String, List<Hold>> ofProducts,
            List<Hold> ofEverything,
            RowFaults faults,
            List<Refusal> doubts) {
        this.order = order;
        this.rows = rows;
        this.repeats = repeats;
        this.ofProducts = ofProducts;
        this.ofEverything = ofEverything;
        this.faults = faults;
        this.doubts = List.copyOf(doubts);
    }

    /** Rows of which nobody can say whom they cover: the first of them; no loan has them as a hold. */
    List<Refusal> doubts() {
        return doubts;
    }

    /** A look-up for one thread. */
    Lookup lookup() {
        return new Lookup(this);
    }

    /** Finds the holds of one loan after the other. For one thread. */
    static final class Lookup {
        private final HoldBook book;
        private final Optional<IndexedRows.Lookup> rows;
        private final Optional<HoldRows> reader;

        private Lookup(HoldBook book) {
            this.book = book;
            this.rows = book.rows.map(IndexedRows::lookup);
            this.reader = book.rows.map(indexed -> new HoldRows(indexed.source(), book.repeats, book.order));
        }

        /** Every hold that covers a loan, at any time, in the order of the file. */
        List<Hold> of(String loanId, String borrowerId, String product) throws IOException {
            if (rows.isEmpty()) {
                return new ArrayList<>();
            }
            List<Hold> found = new ArrayList<>();
            collect(loanId, HoldScope.LOAN, found);
            collect(borrowerId, HoldScope.BORROWER, found);
            List<Hold> ofProduct = book.ofProducts.get(product);
            if (ofProduct != null) {
                found.addAll(ofProduct);
            }
            found.addAll(book.ofEverything);
            if (found.size() > 1) {
                found.sort(Comparator.comparingLong(Hold::line));
            }
            return found;
        }

        private void collect(String subject, HoldScope scope, List<Hold> found) throws IOException {
            HoldRows holds = reader.orElseThrow();
            rows.orElseThrow().rows(subject, row -> {
                Optional<Hold> hold = holds.read(row);
                if (hold.isPresent() && hold.get().scope() == scope) {
                    found.add(hold.get());
                }
            });
        }
    }

    /** Hands over every hold, in the order of the file. */
    void each(Consumer<Hold> receiver) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        RowSource source = rows.get().source();
        HoldRows reader = new HoldRows(source, repeats, order);
        try (FileChannel channel = FileChannel.open(source.path())) {
            RowCursor row = source.cursor(channel, source.data(), BUFFER_BYTES);
            while (row.next()) {
                reader.read(row).ifPresent(receiver);
            }
        }
    }

    /** Hands over every rejection, in the order of the file. */
    void rejections(Consumer<Rejection> receiver) throws IOException {
        if (rows.isEmpty() || (faults.isComplete() && repeats.size() == 0)) {
            faults.kept().forEach(receiver);
            return;
        }
        RowSource source = rows.get().source();
        HoldRows reader = new HoldRows(source, repeats, order);
        try (FileChannel channel = FileChannel.open(source.path())) {
            RowCursor row = source.cursor(channel, source.data(), BUFFER_BYTES);
            while (row.next()) {
                reader.read(row);
                reader.cells().faults().forEach(receiver);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (rows.isPresent()) {
            rows.get().close();
        }
    }

    /** Collects holds while the file is scanned. */
    static final class Builder implements FileScanner.RowVisitor, Closeable {
        private final LoanIdOrder order;
        private final IndexedRows.Builder index;
        private final RepeatedIds ids;
        private final RowFaults faults = new RowFaults();
        private final List<Refusal> doubts = new ArrayList<>();
        private final List<RowMark> widePlaces = new ArrayList<>();
        private @Nullable HoldRows reader;

        Builder(Path workFolder, LoanIdOrder order) throws IOException {
            this.order = order;
            index = new IndexedRows.Builder(DeliveryFile.HOLDS.standardName(), "subject_id", workFolder, KeyHash.MIXED);
            ids = new RepeatedIds("hold_id", workFolder, KeyHash.MIXED);
        }

        @Override
        public void row(RowSource source, RowCursor row) throws IOException, RefusedException {
            if (reader == null) {
                reader = new HoldRows(source, LineSet.NONE, order);
            }
            Optional<Hold> hold = reader.read(row);
            faults.add(reader.cells());
            if (hold.isEmpty()) {
                if (doubts.size() < DOUBTS_MAX) {
                    doubts.add(unreadableSubject(source, row));
                }
                return;
            }
            ids.row(source, row);
            switch (hold.get().scope()) {
                case LOAN, BORROWER -> index.add(source, row);
                case PRODUCT, ALL -> {
                    widePlaces.add(row.mark());
                    if (widePlaces.size() > MAX_HOLDS_OF_ONE_SUBJECT) {
                        throw tooMany(source, "products or everything");
                    }
                }
            }
        }

        HoldBook build(RowSource source) throws IOException, RefusedException {
            LineSet repeats = ids.find(source).repeats();
            Map<String, List<Hold>> ofProducts = new HashMap<>();
            List<Hold> ofEverything = new ArrayList<>();
            HoldRows rows = new HoldRows(source, repeats, order);
            try (FileChannel channel = FileChannel.open(source.path())) {
                for (RowMark place : widePlaces) {
                    RowCursor row = source.cursor(
                            channel, new RowRange(place, source.data().to()), BUFFER_BYTES);
                    if (row.next()) {
                        rows.read(row).ifPresent(hold -> wide(hold, ofProducts, ofEverything));
                    }
                }
            }
            IndexedRows indexed = index.build(source);
            if (indexed.longestRun() > MAX_HOLDS_OF_ONE_SUBJECT) {
                indexed.close();
                throw tooMany(source, "one loan or borrower");
            }
            return new HoldBook(order, Optional.of(indexed), repeats, ofProducts, ofEverything, faults, doubts);
        }

        private static void wide(Hold hold, Map<String, List<Hold>> ofProducts, List<Hold> ofEverything) {
            if (hold.scope() == HoldScope.ALL) {
                ofEverything.add(hold);
            } else {
                ofProducts
                        .computeIfAbsent(hold.subjectId(), product -> new ArrayList<>())
                        .add(hold);
            }
        }

        private static Refusal unreadableSubject(RowSource source, RowCursor row) {
            return Refusal.at(
                            RefusalCode.UNREADABLE_SUBJECT,
                            source.name(),
                            row.line(),
                            "Nobody can say whom this hold covers: its row, scope or subject_id cannot be read.",
                            "correct the row and deliver the file again.")
                    .inField("subject_id");
        }

        private static RefusedException tooMany(RowSource source, String subject) {
            return new RefusedException(Refusal.of(
                    RefusalCode.TOO_MANY_HOLDS,
                    source.name(),
                    "More than " + MAX_HOLDS_OF_ONE_SUBJECT + " holds cover " + subject + ".",
                    "check how the file was put together; deliver it again."));
        }

        @Override
        public void close() throws IOException {
            index.close();
            ids.close();
        }
    }
}
