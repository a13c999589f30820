package io.daybreak.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A delivery of one loan, taken out of a large one that nobody has scanned: the rows of the loan are found by halving
 * the big files, those of its borrower and holds by one pass. What only a scan of everything can tell stays unknown:
 * rows of other loans with the same payment_id, and money without a home. Lines are not those of the delivery.
 */
public final class LoanExtract {
    private static final int BUFFER_BYTES = 128 << 10;

    private final Path folder;
    private final DeliveryMapping mapping;
    private final Path target;

    private LoanExtract(Path folder, DeliveryMapping mapping, Path target) {
        this.folder = folder;
        this.mapping = mapping;
        this.target = target;
    }

    /**
     * Writes the extract.
     *
     * @param folder where the delivery lies
     * @param mapping how it is written; the extract is written the same way
     * @param loanId which loan
     * @param target an empty folder
     * @return whether it could be: not where a file is missing, in another charset or another order, has rows that are
     *     not whole, or knows no such loan; then only a scan can answer
     */
    public static boolean write(Path folder, DeliveryMapping mapping, String loanId, Path target) throws IOException {
        try {
            return new LoanExtract(folder, mapping, target).write(loanId);
        } catch (RefusedException unusable) {
            return false;
        }
    }

    /**
     * Copies the row of a loan out of a published classification, with its header.
     *
     * @return whether the file could be searched; the copy has no row where the loan has none
     */
    public static boolean writePublished(Path classification, LoanIdOrder order, String loanId, Path target)
            throws IOException {
        try {
            RowSource source = FileScanner.unscanned(
                    classification, Layout.BASELINE, FileMapping.csv(Layout.BASELINE.standardName()));
            Optional<RowRange> rows = SortedSearch.find(source, "loan_id", order, loanId);
            if (rows.isPresent()) {
                copy(source, List.of(rows.get()), target);
            }
            return rows.isPresent();
        } catch (RefusedException unusable) {
            return false;
        }
    }

    private boolean write(String loanId) throws IOException, RefusedException {
        String borrowerId = "";
        String product = "";
        for (DeliveryFile file : List.of(DeliveryFile.LOANS, DeliveryFile.INSTALLMENTS, DeliveryFile.PAYMENTS)) {
            Optional<RowSource> source = source(file);
            Optional<RowRange> rows = source.isPresent()
                    ? SortedSearch.find(source.get(), "loan_id", mapping.loanIdOrder(), loanId)
                    : Optional.empty();
            if (rows.isEmpty()) {
                return false;
            }
            if (file == DeliveryFile.LOANS) {
                Optional<List<String>> cells = first(source.get(), rows.get());
                if (cells.isEmpty()) {
                    return false;
                }
                borrowerId = cells.get().get(source.get().columns().place("borrower_id"));
                product = cells.get().get(source.get().columns().place("product"));
            }
            copy(
                    source.get(),
                    List.of(rows.get()),
                    target.resolve(mapping.of(file).fileName()));
        }
        return borrower(borrowerId) && holds(loanId, borrowerId, product);
    }

    private static Optional<List<String>> first(RowSource source, RowRange rows) throws IOException {
        try (FileChannel channel = FileChannel.open(source.path())) {
            RowCursor row = source.cursor(channel, rows, BUFFER_BYTES);
            return rows.bytes() > 0 && row.next()
                    ? Optional.of(Columns.texts(row, row.fieldCount()))
                    : Optional.empty();
        }
    }

    /** Borrowers need no order, but where they have one it saves the pass. */
    private boolean borrower(String borrowerId) throws IOException, RefusedException {
        if (!isThere(DeliveryFile.BORROWERS)) {
            return true;
        }
        Optional<RowSource> source = source(DeliveryFile.BORROWERS);
        if (source.isEmpty()) {
            return false;
        }
        Path copy = target.resolve(mapping.of(DeliveryFile.BORROWERS).fileName());
        Optional<RowRange> sorted = SortedSearch.find(source.get(), "borrower_id", LoanIdOrder.UTF8, borrowerId);
        if (sorted.filter(rows -> rows.bytes() > 0).isPresent()) {
            copy(source.get(), List.of(sorted.get()), copy);
            return true;
        }
        int column = source.get().columns().place("borrower_id");
        return pass(source.get(), copy, row -> is(row, column, bytes(borrowerId)));
    }

    private boolean holds(String loanId, String borrowerId, String product) throws IOException, RefusedException {
        if (!isThere(DeliveryFile.HOLDS)) {
            return true;
        }
        Optional<RowSource> source = source(DeliveryFile.HOLDS);
        if (source.isEmpty()) {
            return false;
        }
        int scope = source.get().columns().place("scope");
        int subject = source.get().columns().place("subject_id");
        byte[] everything = bytes("ALL");
        List<byte[]> subjects = List.of(bytes(loanId), bytes(borrowerId), bytes(product));
        return pass(
                source.get(),
                target.resolve(mapping.of(DeliveryFile.HOLDS).fileName()),
                row -> is(row, scope, everything) || subjects.stream().anyMatch(any -> is(row, subject, any)));
    }

    /** Which rows of a pass are wanted. */
    @FunctionalInterface
    private interface Wanted {
        boolean is(RowCursor row);
    }

    /** Copies the wanted rows; answers false where a row is not whole. */
    private static boolean pass(RowSource source, Path copy, Wanted wanted) throws IOException {
        List<RowRange> rows = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(source.path())) {
            RowCursor row = source.cursor(channel, source.data(), BUFFER_BYTES);
            while (row.next()) {
                if (source.isBroken(row)) {
                    return false;
                }
                if (wanted.is(row)) {
                    rows.add(new RowRange(row.mark(), row.endOffset()));
                }
            }
            if (row.stop() != RowCursor.Stop.NONE) {
                return false;
            }
        }
        copy(source, rows, copy);
        return true;
    }

    private boolean isThere(DeliveryFile file) {
        return Files.isRegularFile(folder.resolve(mapping.of(file).fileName()));
    }

    private Optional<RowSource> source(DeliveryFile file) throws IOException, RefusedException {
        FileMapping written = mapping.of(file);
        Set<Charset> plain = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);
        return isThere(file) && plain.contains(written.charset())
                ? Optional.of(FileScanner.unscanned(folder.resolve(written.fileName()), Layout.of(file), written))
                : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean is(RowCursor row, int field, byte[] value) {
        int length = row.end(field) - row.start(field);
        if (length != value.length) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (row.bytes()[row.start(field) + index] != value[index]) {
                return false;
            }
        }
        return true;
    }

    private static void copy(RowSource source, List<RowRange> rows, Path target) throws IOException {
        try (FileChannel from = FileChannel.open(source.path());
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(from, to, 0, source.data().from().offset());
            for (RowRange range : rows) {
                copy(from, to, range.from().offset(), range.to());
            }
        }
    }

    private static void copy(FileChannel from, FileChannel to, long start, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        long at = start;
        while (at < end) {
            at += from.transferTo(at, end - at, to);
        }
        if (end > start && from.read(last, end - 1) == 1 && last.get(0) != '\n') {
            to.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }
}
