package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One of the files that are read side by side: its current row, which is not yet used, and what was counted of the rows
 * used so far. For one thread.
 */
final class Lane implements Closeable {
    private final RowSource source;
    private final Optional<FileChannel> channel;
    private final RowCursor row;
    private final int loanId;
    private final DecimalTotal total = new DecimalTotal();
    private boolean hasRow;
    private long rows;

    private Lane(RowSource source, Optional<FileChannel> channel, RowCursor row) throws IOException {
        this.source = source;
        this.channel = channel;
        this.row = row;
        this.loanId = source.columns().place("loan_id");
        step();
    }

    /** Opens a range of a file. */
    static Lane open(RowSource source, RowRange range, int bufferBytes) throws IOException {
        FileChannel channel = FileChannel.open(source.path());
        try {
            return new Lane(source, Optional.of(channel), source.cursor(channel, range, bufferBytes));
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Reads a range of a file that needs no closing. */
    static Lane over(RowSource source, ByteSource bytes, RowRange range, int bufferBytes) throws IOException {
        return new Lane(source, Optional.empty(), source.cursor(bytes, range, bufferBytes));
    }

    /** Whether there is a current row. */
    boolean hasRow() {
        return hasRow;
    }

    /** The current row. */
    RowCursor row() {
        return row;
    }

    RowSource source() {
        return source;
    }

    /** Takes the amounts of the rows used. */
    DecimalTotal total() {
        return total;
    }

    /** The current row's line in the delivered file. */
    long line() {
        return source.line(row);
    }

    /** Where the current row begins. */
    RowMark mark() {
        return row.mark();
    }

    /** Whether the current row has this loan_id. */
    boolean isAt(LoanKey key) {
        return hasRow && key.equals(row.bytes(), row.start(loanId), row.end(loanId));
    }

    /** Whether the current row's loan_id comes before that of another lane. */
    boolean isBefore(Lane other, LoanIdOrder order) {
        return order.compare(
                        row.bytes(),
                        row.start(loanId),
                        row.end(loanId),
                        other.row.bytes(),
                        other.row.start(other.loanId),
                        other.row.end(other.loanId))
                < 0;
    }

    /** Whether the current row's loan_id comes before a key. */
    boolean isBefore(LoanKey key, LoanIdOrder order) {
        return order.compare(row.bytes(), row.start(loanId), row.end(loanId), key.bytes, 0, key.length) < 0;
    }

    /** Takes over the current row's loan_id. */
    void keyInto(LoanKey key) {
        key.set(row.bytes(), row.start(loanId), row.end(loanId));
    }

    /** Whether the current row names no loan. */
    boolean isWithoutLoan() {
        return row.start(loanId) == row.end(loanId);
    }

    /** The current row is used; goes to the next. */
    void used() throws IOException {
        rows++;
        step();
    }

    private void step() throws IOException {
        hasRow = row.next();
        if (!hasRow && row.stop() != RowCursor.Stop.NONE) {
            throw changed();
        }
    }

    FileChangedException changed() {
        return new FileChangedException(Refusal.at(
                RefusalCode.FILE_CHANGED,
                source.name(),
                row.line(),
                "The file is no longer what the scan saw.",
                "wait until the sender is done, then start again."));
    }

    /** What was counted since the last call. */
    FileCount takeCount() {
        int checksum = row.takeChecksum();
        FileCount count = new FileCount(
                rows,
                total.take(),
                ChecksumParts.contribution(checksum, source.data().to() - row.offset()));
        rows = 0;
        return count;
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }

    /** A loan_id as bytes, kept while the rows it came from move on. */
    static final class LoanKey {
        private byte[] bytes = new byte[64];
        private int length;

        LoanKey() {}

        LoanKey(String loanId) {
            byte[] source = loanId.getBytes(StandardCharsets.UTF_8);
            set(source, 0, source.length);
        }

        final void set(byte[] source, int from, int to) {
            length = to - from;
            if (bytes.length < length) {
                bytes = new byte[length * 2];
            }
            System.arraycopy(source, from, bytes, 0, length);
        }

        boolean isEmpty() {
            return length == 0;
        }

        boolean equals(byte[] other, int from, int to) {
            return Arrays.equals(bytes, 0, length, other, from, to);
        }

        /** The loan_id as it stands in the file. */
        @Override
        public String toString() {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }
}
