package io.daybreak.intake;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Reads rows of {@code receipts.csv}. For one thread. */
final class ReceiptRows {
    private static final Map<String, ReceiptStatus> STATUSES = Words.of(ReceiptStatus.values());

    private final Cells cells;
    private final Column noticeId;
    private final Column status;
    private final Column at;

    ReceiptRows(RowSource source) {
        this.cells = new Cells(source);
        noticeId = Column.of(source, "notice_id");
        status = Column.of(source, "status");
        at = Column.of(source, "at");
    }

    /** What {@link #read} found. */
    Cells cells() {
        return cells;
    }

    /** Reads a row; nothing when nobody can say which notice it is about. A rejected row counts as BOUNCED. */
    Optional<Receipt> read(RowCursor row) {
        cells.begin(row);
        if (cells.isBroken()) {
            return Optional.empty();
        }
        Optional<String> notice = Optional.ofNullable(cells.identifier(noticeId));
        Optional<ReceiptStatus> outcome = cells.requiredWord(status, STATUSES);
        Optional<LocalDate> day = Optional.ofNullable(cells.day(at));
        if (notice.isEmpty()) {
            return Optional.empty();
        }
        ReceiptStatus counted = cells.hasFaults() ? ReceiptStatus.BOUNCED : outcome.orElseThrow();
        return Optional.of(new Receipt(notice.get(), counted, day, cells.line()));
    }
}
