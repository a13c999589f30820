package io.daybreak.intake;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Rejection;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A delivery that was scanned and can be read: {@link #plan} cuts it into slices, {@link #open} reads one, and the
 * other methods look single things up. Look-ups may be made from many threads.
 */
public final class Delivery implements Scan, Closeable {
    /** The kind of hold that stands for a rejected row; no policy lists it, so it stops notices. */
    public static final String REJECTED_HOLD = "REJECTED";

    private static final int SEARCH_BUFFER_BYTES = 128 << 10;

    private final LoanSources sources;
    private final Map<DeliveryFile, Scanned> scanned;
    private final Optional<Scanned> baseline;
    private final List<FileFacts> facts;
    private final Optional<Control> control;
    private final List<ByteSource> bigFiles;

    Delivery(
            LoanSources sources,
            Map<DeliveryFile, Scanned> scanned,
            Optional<Scanned> baseline,
            List<FileFacts> facts,
            Optional<Control> control)
            throws IOException {
        this.sources = sources;
        this.scanned = new EnumMap<>(scanned);
        this.baseline = baseline;
        this.facts = List.copyOf(facts);
        this.control = control;
        this.bigFiles = LoanReader.mapped(sources);
    }

    /**
     * Scans a delivery: one raw pass over every file, files in parallel.
     *
     * @param folder where the files lie
     * @param mapping how they are written
     * @param workFolder where copies and indexes may lie; made if it is not there; the caller removes it after closing
     *     the delivery
     * @param baseline the last published {@code classification.csv}, already verified by its digest
     * @param expectation what the delivery must prove of itself
     * @param threads files scanned at the same time, at least 1
     * @throws IllegalArgumentException when the mapping has {@linkplain DeliveryMapping#problems problems}
     * @throws IOException when the machine fails; what is wrong with the delivery is {@link Refused}
     */
    public static Scan scan(
            Path folder,
            DeliveryMapping mapping,
            Path workFolder,
            Optional<Path> baseline,
            ControlExpectation expectation,
            int threads)
            throws IOException {
        List<String> problems = mapping.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        return new DeliveryScan(folder, mapping, workFolder, baseline, expectation).scan(threads);
    }

    /** What the scan found out about each file that is there, in the order of {@link DeliveryFile}. */
    public List<FileFacts> files() {
        return facts;
    }

    /** One SHA-256 over the names and digests of all files, 64 lower-case hex digits: what the delivery is bound by. */
    public String digest() {
        MessageDigest digest = Digests.sha256();
        for (FileFacts file : facts) {
            String line = file.file().standardName() + " " + file.sha256() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return Digests.hex(digest.digest());
    }

    /** The sender's control totals, where there are any. */
    public Optional<Control> control() {
        return control;
    }

    /**
     * Rows that are no reason to refuse the delivery, but hold the run: UNREADABLE_SUBJECT, for a hold of which nobody can
     * say whom it covers. The first of them.
     */
    public List<Refusal> doubts() {
        return sources.holds().doubts();
    }

    /** Whether the delivery has this file. */
    public boolean has(DeliveryFile file) {
        return scanned.containsKey(file);
    }

    /**
     * Cuts the delivery into slices of about the same size, at least one.
     *
     * @param target how many slices are wanted; small deliveries give fewer
     */
    public List<Slice> plan(int target) throws IOException {
        return new SlicePlan(sources).slices(target);
    }

    /**
     * Reads a slice.
     *
     * @param slice of this delivery
     * @param position where to go on; empty: at the beginning
     */
    public LoanReader open(Slice slice, Optional<Position> position) throws IOException {
        return LoanReader.open(sources, slice, position.orElseGet(slice::start));
    }

    /**
     * Reads the records of one loan again. The baseline is not looked up.
     *
     * @param place what {@link LoanCase.ReadableLoan#place} said
     * @throws FileChangedException when the loan is no longer there
     */
    public LoanCase.ReadableLoan reread(LoanPlace place) throws IOException {
        LoanReader reader = LoanReader.over(sources, bigFiles, place);
        Optional<LoanCase> found = reader.next();
        if (found.isPresent() && found.get() instanceof LoanCase.ReadableLoan loan) {
            return loan;
        }
        throw new FileChangedException(Refusal.at(
                RefusalCode.FILE_CHANGED,
                sources.loans().name(),
                place.loans().from().line(),
                "The loan that stood here is gone.",
                "wait until the sender is done, then start again."));
    }

    /**
     * Finds a loan by its identifier.
     *
     * @return the loan, or {@link LoanCase.Gone} where only the baseline has it, or nothing
     */
    public Optional<LoanCase> find(String loanId) throws IOException {
        if (loanId.isEmpty()) {
            return Optional.empty();
        }
        try (LoanReader reader = open(new SlicePlan(sources).of(loanId), Optional.empty())) {
            return reader.next()
                    .filter(found -> found instanceof LoanCase.ReadableLoan
                            || found instanceof LoanCase.RejectedLoan
                            || found instanceof LoanCase.Gone);
        }
    }

    /**
     * The borrower with this identifier; nothing when there is no row, or when any of its rows is rejected: a borrower
     * with two rows has none that can be trusted.
     */
    public Optional<Borrower> borrower(String borrowerId) throws IOException {
        Optional<BorrowerBook> book = file(DeliveryFile.BORROWERS).flatMap(Scanned::borrowers);
        return book.isPresent() ? book.get().borrower(borrowerId) : Optional.empty();
    }

    /** How many borrowers have each of this borrower's addresses. */
    public Sharing sharing(Borrower borrower) {
        return file(DeliveryFile.BORROWERS)
                .flatMap(Scanned::borrowers)
                .map(book -> book.sharing(borrower))
                .orElse(Sharing.NONE);
    }

    /**
     * Every hold that covers a loan, at any time, in the order of the file. A rejected row is a hold of the kind {@link
     * #REJECTED_HOLD} from the beginning of time.
     */
    public List<Hold> holds(String loanId, String borrowerId, String product) throws IOException {
        List<Hold> found = sources.holds().lookup().of(loanId, borrowerId, product);
        found.removeIf(hold -> sources.isUnknown(hold.enteredOn()));
        return found;
    }

    /** Hands over every hold, whenever it was entered, in the order of the file. */
    public void holds(Consumer<Hold> receiver) throws IOException {
        sources.holds().each(receiver);
    }

    /**
     * The same delivery as it was known at the end of a day: payments and holds entered later are left out, installment
     * versions booked later too, and what they replaced stands. A left-out payment row is counted as void. Closing
     * either closes both.
     */
    public Delivery knownOn(LocalDate day) throws IOException {
        return new Delivery(sources.knownOn(day), scanned, baseline, facts, control);
    }

    /** What was said of one notice, in the order of the file. */
    public List<Receipt> receipts(String noticeId) throws IOException {
        Optional<ReceiptFile> file = file(DeliveryFile.RECEIPTS).flatMap(Scanned::receipts);
        return file.isPresent() ? file.get().receipts(noticeId) : List.of();
    }

    /** Hands over every receipt, in the order of the file. */
    public void receipts(Consumer<Receipt> receiver) throws IOException {
        Optional<ReceiptFile> file = file(DeliveryFile.RECEIPTS).flatMap(Scanned::receipts);
        if (file.isPresent()) {
            file.get().receipts(receiver);
        }
    }

    /** Hands over every row of {@code payments.csv}, usable or not, in the order the file is read in. */
    public void payments(Consumer<SeenPayment> receiver) throws IOException {
        RowSource source = sources.payments();
        PaymentRows rows = new PaymentRows(source, sources.repeated(), sources.order());
        try (FileChannel channel = FileChannel.open(source.path())) {
            RowCursor row = source.cursor(channel, source.data(), SEARCH_BUFFER_BYTES);
            while (row.next()) {
                receiver.accept(rows.see(row));
            }
        }
    }

    /** Hands over every usable borrower, in the order of the file. */
    public void borrowers(Consumer<Borrower> receiver) throws IOException {
        Optional<BorrowerBook> book = file(DeliveryFile.BORROWERS).flatMap(Scanned::borrowers);
        if (book.isPresent()) {
            book.get().borrowers(receiver);
        }
    }

    /** The same delivery with all that is known now. Closing either closes both. */
    public Delivery whole() throws IOException {
        return new Delivery(sources.whole(), scanned, baseline, facts, control);
    }

    /** Hands over every rejection of a row of the files other than the big three, in the order of files and lines. */
    public void referenceRejections(Consumer<Rejection> receiver) throws IOException {
        Optional<BorrowerBook> borrowers = file(DeliveryFile.BORROWERS).flatMap(Scanned::borrowers);
        if (borrowers.isPresent()) {
            borrowers.get().rejections(receiver);
        }
        sources.holds().rejections(receiver);
        Optional<ReceiptFile> receipts = file(DeliveryFile.RECEIPTS).flatMap(Scanned::receipts);
        if (receipts.isPresent()) {
            receipts.get().rejections(receiver);
        }
    }

    /**
     * Whether the files are still what the scan saw: size, modification time, and of what the pass read row counts and
     * checksums.
     *
     * @param counts what the whole pass read
     * @return FILE_CHANGED for each that is not, in the order of the files; empty when all are
     */
    public List<Refusal> changes(FileCounts counts) throws IOException {
        List<Refusal> changes = new ArrayList<>();
        for (Map.Entry<DeliveryFile, Scanned> entry : scanned.entrySet()) {
            Scanned file = entry.getValue();
            boolean isSame = isUntouched(file)
                    && switch (entry.getKey()) {
                        case LOANS -> isWhole(file, counts.loans());
                        case INSTALLMENTS -> isWhole(file, counts.installments());
                        case PAYMENTS -> isWhole(file, counts.payments());
                        case BORROWERS, HOLDS, RECEIPTS, CONTROL -> true;
                    };
            if (!isSame) {
                changes.add(changed(file));
            }
        }
        if (baseline.isPresent() && !(isUntouched(baseline.get()) && isWhole(baseline.get(), counts.baseline()))) {
            changes.add(changed(baseline.get()));
        }
        return changes;
    }

    private static boolean isUntouched(Scanned file) throws IOException {
        Path path = file.file().path();
        return Files.exists(path)
                && Files.size(path) == file.file().bytes()
                && Files.getLastModifiedTime(path).equals(file.file().modified());
    }

    private static boolean isWhole(Scanned file, FileCount count) {
        return count.rows() == file.file().rows()
                && count.checksum() == file.rows().checksum();
    }

    private static Refusal changed(Scanned file) {
        return Refusal.of(
                RefusalCode.FILE_CHANGED,
                file.rows().name(),
                "The file changed while the run was reading it.",
                "wait until the sender is done, then start again.");
    }

    private Optional<Scanned> file(DeliveryFile file) {
        return Optional.ofNullable(scanned.get(file));
    }

    @Override
    public void close() throws IOException {
        for (Scanned file : scanned.values()) {
            file.close();
        }
    }
}
