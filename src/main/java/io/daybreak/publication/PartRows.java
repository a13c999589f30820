package io.daybreak.publication;

import io.daybreak.loan.Rejection;
import io.daybreak.reconciliation.Tally;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Rows of an output file on their way into a part: rendered and counted block by block. The parts of all partitions,
 * joined in order behind the header, are the file.
 *
 * <p>For one thread at a time; the buffer is used again after {@link #moveTo}.
 */
public final class PartRows<R> {
    private static final int CAPACITY = 8 * 1024;

    private final Table<R> table;
    private final RowBuffer buffer = new RowBuffer(CAPACITY);
    private RowCount count = new RowCount();

    private PartRows(Table<R> table) {
        this.table = table;
    }

    /** Rows of {@code classification.csv}. */
    public static PartRows<ClassificationRow> classification() {
        return new PartRows<>(ClassificationFile.TABLE);
    }

    /** Rows of {@code collections_removed.csv}. */
    public static PartRows<RemovedRow> removed() {
        return new PartRows<>(RemovedFile.TABLE);
    }

    /** Rows of {@code rejects.csv}. */
    public static PartRows<Rejection> rejects() {
        return new PartRows<>(RejectsFile.TABLE);
    }

    /** Renders one row behind the others. */
    public void add(R row) {
        table.row(row, buffer, count);
    }

    /** Bytes rendered since the last {@link #moveTo}. */
    public int length() {
        return buffer.length();
    }

    /** Adds rows and amount total rendered since the last call to the tally that is kept with the part. */
    public void countInto(Tally tally) {
        countInto(List.of(tally));
    }

    /** The same into several tallies: rows that belong to every date of a range. */
    public void countInto(Collection<Tally> tallies) {
        tallies.forEach(tally -> tally.written(table.file().path(), count.rows(), count.amountTotal()));
        count = new RowCount();
    }

    /** Appends what was rendered to the part and empties the buffer. */
    public void moveTo(PartFile part) throws IOException {
        buffer.moveTo(part);
    }
}
