package io.daybreak.store;

import io.daybreak.notice.LedgerEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
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
    private final Journal journal;
    private long notices;

    private MemoryWriter(Connection connection, Run run, boolean isPast, Instant at) throws SQLException {
        this.connection = connection;
        this.run = run.id();
        this.date = run.businessDate();
        this.isPast = isPast;
        this.journal = Journal.on(connection, at);
        this.entries = connection.prepareStatement(NoticeRow.INSERT_ENTRY);
        this.texts = connection.prepareStatement(NoticeRow.INSERT_TEXT);
    }

    /**
     * Writes all changes of a run.
     *
     * @param isPast whether nights after it have judged the loans since: then quarantines stay as they are
     * @param at for the journal
     * @return how many messages there were
     */
    static long write(Connection connection, Run run, boolean isPast, Instant at, Iterator<MemoryChange> changes)
            throws SQLException {
        if (!isPast) {
            Quarantines.rewind(connection, run.businessDate());
        }
        try (MemoryWriter writer = new MemoryWriter(connection, run, isPast, at)) {
            writer.journal.published(run.id(), isPast ? "" : JournalEntry.REWOUND);
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
            correct(connection, corrected.noticeId());
            journal.changed(run, JournalEntry.Kind.CORRECTED, corrected.noticeId(), "");
        } else if (change instanceof MemoryChange.Reached reached) {
            reach(connection, reached.noticeId(), reached.reach());
            journal.changed(
                    run,
                    JournalEntry.Kind.REACHED,
                    reached.noticeId(),
                    reached.reach().name());
        } else if (change instanceof MemoryChange.Quarantined quarantined) {
            if (!isPast) {
                Quarantines.keep(connection, quarantined.quarantine());
                journal.changed(
                        run,
                        JournalEntry.Kind.QUARANTINED,
                        quarantined.quarantine().loanId(),
                        Quarantines.toDetail(quarantined.quarantine()));
            }
        } else if (change instanceof MemoryChange.QuarantineEnded ended) {
            if (!isPast) {
                Quarantines.end(connection, ended.loanId(), date);
                journal.changed(run, JournalEntry.Kind.QUARANTINE_ENDED, ended.loanId(), date.toString());
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

    /** An earlier notice was wrong, and is taken back. */
    static void correct(Connection connection, String noticeId) throws SQLException {
        Database.update(
                connection,
                "update notice_ledger set corrected = true where notice_id = ?",
                parameters -> parameters.setString(1, noticeId));
    }

    /** More is known of an earlier notice. */
    static void reach(Connection connection, String noticeId, LedgerEntry.Reach reach) throws SQLException {
        Database.update(connection, "update notice_ledger set reach = ? where notice_id = ?", parameters -> {
            parameters.setString(1, reach.name());
            parameters.setString(2, noticeId);
        });
    }

    private void flush() throws SQLException {
        entries.executeBatch();
        texts.executeBatch();
        journal.flush();
    }

    @Override
    public void close() throws SQLException {
        try (PreparedStatement first = entries;
                PreparedStatement second = texts;
                journal) {
            first.clearBatch();
            second.clearBatch();
        }
    }
}
