package io.daybreak.intake;

import java.util.Arrays;
import java.util.OptionalLong;

/** Watches whether rows come in loan_id order, and notes every so many bytes where one begins. */
final class OrderWatch {
    private final RowSource source;
    private final LoanIdOrder order;
    private final int loanId;
    private byte[] last = new byte[64];
    private int lastLength;
    private OptionalLong firstLineOutOfOrder = OptionalLong.empty();

    OrderWatch(RowSource source, LoanIdOrder order) {
        this.source = source;
        this.order = order;
        this.loanId = source.columns().place("loan_id");
    }

    /** Takes the next row. */
    void row(RowCursor row) {
        if (firstLineOutOfOrder.isPresent()) {
            return;
        }
        byte[] bytes = row.bytes();
        int from = row.start(loanId);
        int to = row.end(loanId);
        if (!Arrays.equals(bytes, from, to, last, 0, lastLength)) {
            if (order.compare(bytes, from, to, last, 0, lastLength) < 0) {
                firstLineOutOfOrder = OptionalLong.of(source.line(row));
                return;
            }
            lastLength = to - from;
            if (last.length < lastLength) {
                last = new byte[lastLength * 2];
            }
            System.arraycopy(bytes, from, last, 0, lastLength);
        }
        if (source.index().wants(row.offset())) {
            source.index().add(row.mark(), bytes, from, to);
        }
    }

    /** The first row whose loan_id is less than the one before. */
    OptionalLong firstLineOutOfOrder() {
        return firstLineOutOfOrder;
    }
}
