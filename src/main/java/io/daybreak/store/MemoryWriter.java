package io.daybreak.store;

import io.daybreak.notice.LedgerEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;

/** Writes what a published night leaves behind, within one transaction. */
final class MemoryWriter implements AutoCloseable {
    private static final int ROWS_PER_BATCH = 500;

    private final Connection connection;
    private final RunId run;
    private final LocalDate date;
    private final boolean isPast;
    private final PreparedStatement entries;
    private final PreparedStatement texts;
    private long notices;

    private MemoryWriter(Connection connection, RunId run, LocalDate date, boolean isPast) throws SQLException {
        this.connection = connection;
        this.run = run;
        this.date = date;
        this.isPast = isPast;
        this.entries = connection.prepareStatement(NoticeRow.INSERT_ENTRY);
        this.texts = connection.prepareStatement(NoticeRow.INSERT_TEXT);
    }

    /**
     * Writes all changes of a run.
     *
     * @param date its business date
     * @param isPast whether nights after it have judged the loans since: then quarantines stay as they are
     * @return how many messages there were
     */
    static long write(Connection connection, RunId run, LocalDate date, boolean isPast, Iterator<MemoryChange> changes)
            throws SQLException {
        if (!isPast) {
            Quarantines.rewind(connection, date);
        }
        try (MemoryWriter writer = new MemoryWriter(connection, run, date, isPast)) {
            while (changes.hasNext()) {
                writer.write(changes.next());
            }
            writer.flush();
            return writer.notices;
        }
    }

    private void write(MemoryChange change) throws SQLException {
        if (change instanceof MemoryChange.Noticed noticed) {
            notice(noticed.written());
        } else if (change instanceof MemoryChange.Corrected corrected) {
            Database.update(
                    connection,
                    "update notice_ledger set corrected = true where notice_id = ?",
                    parameters -> parameters.setString(1, corrected.noticeId()));
        } else if (change instanceof MemoryChange.Reached reached) {
            reached(reached.noticeId(), reached.reach());
        } else if (change instanceof MemoryChange.Quarantined quarantined) {
            if (!isPast) {
                Quarantines.keep(connection, quarantined.quarantine());
            }
        } else if (change instanceof MemoryChange.QuarantineEnded ended) {
            if (!isPast) {
                Quarantines.end(connection, ended.loanId(), date);
            }
        }
    }

    private void notice(WrittenNotice written) throws SQLException {
        NoticeRow.setEntry(entries, run, written.notice());
        entries.addBatch();
        NoticeRow.setText(texts, written);
        texts.addBatch();
        notices++;
        if (notices % ROWS_PER_BATCH == 0) {
            flush();
        }
    }

    private void reached(String noticeId, LedgerEntry.Reach reach) throws SQLException {
        Database.update(connection, "update notice_ledger set reach = ? where notice_id = ?", parameters -> {
            parameters.setString(1, reach.name());
            parameters.setString(2, noticeId);
        });
    }

    private void flush() throws SQLException {
        entries.executeBatch();
        texts.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        try (PreparedStatement first = entries;
                PreparedStatement second = texts) {
            first.clearBatch();
            second.clearBatch();
        }
    }
}
