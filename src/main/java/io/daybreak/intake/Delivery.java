package io.daybreak.intake;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Rejection;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A delivery that was scanned and can be read: {@link #plan} cuts it into slices, {@link #open} reads one, and the
 * other methods look single things up. Look-ups may be made from many threads.
 */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Delivery implements Scan, Closeable {
    Delivery() {}

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
        throw new UnsupportedOperationException();
    }

    /** What the scan found out about each file that is there, in the order of {@link DeliveryFile}. */
    public List<FileFacts> files() {
        throw new UnsupportedOperationException();
    }

    /** One SHA-256 over the names and digests of all files, 64 lower-case hex digits: what the delivery is bound by. */
    public String digest() {
        throw new UnsupportedOperationException();
    }

    /** The sender's control totals, where there are any. */
    public Optional<Control> control() {
        throw new UnsupportedOperationException();
    }

    /** Whether the delivery has this file. */
    public boolean has(DeliveryFile file) {
        throw new UnsupportedOperationException();
    }

    /**
     * Cuts the delivery into slices of about the same size, at least one.
     *
     * @param target how many slices are wanted; small deliveries give fewer
     */
    public List<Slice> plan(int target) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a slice.
     *
     * @param slice of this delivery
     * @param position where to go on; empty: at the beginning
     */
    public LoanReader open(Slice slice, Optional<Position> position) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Reads one case again. */
    public LoanCase.ReadableLoan reread(LoanPlace place) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Finds a loan by its identifier; nothing when the delivery and the baseline do not have it. */
    public Optional<LoanCase> find(String loanId) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * The borrower with this identifier; nothing when there is no row, or when any of its rows is rejected: a borrower
     * with two rows has none that can be trusted.
     */
    public Optional<Borrower> borrower(String borrowerId) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Every hold that covers a loan, at any time, in the order of the file. A rejected row is a hold of the kind {@link
     * #REJECTED_HOLD} from the beginning of time.
     */
    public List<Hold> holds(String loanId, String borrowerId, String product) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Hands over every receipt, in the order of the file. */
    public void receipts(Consumer<Receipt> receiver) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Hands over every rejection of a row of the files other than the big three, in the order of files and lines. */
    public void referenceRejections(Consumer<Rejection> receiver) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Whether the files are still what the scan saw: size, modification time, and of what the pass read row counts and
     * checksums.
     *
     * @param counts what the whole pass read
     * @return FILE_CHANGED for each that is not; empty when all are
     */
    public List<Refusal> changes(FileCounts counts) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The kind of hold that stands for a rejected row; no policy lists it, so it stops notices. */
    public static final String REJECTED_HOLD = "REJECTED";

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
