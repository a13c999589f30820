package io.daybreak.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;

/**
 * Writes down what comes into the memory and what changes in it, within the transaction that changes it. Nothing is ever
 * removed from it.
 */
final class Journal implements AutoCloseable {
    private static final int ROWS_PER_BATCH = 500;

    private final PreparedStatement entries;
    private final Instant at;
    private long last;
    private int waiting;

    private Journal(Connection connection, Instant at) throws SQLException {
        this.at = at;
        this.last = Database.list(
                        connection,
                        "select coalesce(max(entry_id), 0) from memory_journal",
                        Database.Parameters.NONE,
                        row -> row.getLong(1))
                .get(0);
        this.entries = connection.prepareStatement("insert into memory_journal (entry_id, kind, run_id, import_id,"
                + " subject, detail, noted_at) values (?, ?, ?, ?, ?, ?, ?)");
    }

    /** Goes on with the journal. */
    static Journal on(Connection connection, Instant at) throws SQLException {
        return new Journal(connection, at);
    }

    void published(RunId run, String detail) throws SQLException {
        add(JournalEntry.Kind.PUBLISHED, run.value(), 0, "", detail);
    }

    void takenOver(long importId) throws SQLException {
        add(JournalEntry.Kind.TAKEN_OVER, 0, importId, "", "");
    }

    /** Something that a run did to a notice or a loan. */
    void changed(RunId run, JournalEntry.Kind kind, String subject, String detail) throws SQLException {
        add(kind, run.value(), 0, subject, detail);
    }

    void cleared(String loanId) throws SQLException {
        add(JournalEntry.Kind.CLEARED, 0, 0, loanId, "");
    }

    private void add(JournalEntry.Kind kind, long runId, long importId, String subject, String detail)
            throws SQLException {
        last++;
        entries.setLong(1, last);
        entries.setString(2, kind.name());
        set(3, runId);
        set(4, importId);
        if (subject.isEmpty()) {
            entries.setNull(5, Types.VARCHAR);
        } else {
            entries.setString(5, subject);
        }
        entries.setString(6, detail);
        entries.setObject(7, Times.stored(at));
        entries.addBatch();
        waiting++;
        if (waiting == ROWS_PER_BATCH) {
            flush();
        }
    }

    private void set(int place, long id) throws SQLException {
        if (id == 0) {
            entries.setNull(place, Types.BIGINT);
        } else {
            entries.setLong(place, id);
        }
    }

    void flush() throws SQLException {
        entries.executeBatch();
        waiting = 0;
    }

    @Override
    public void close() throws SQLException {
        entries.close();
    }

    /**
     * Begins the journal, once, of a store that remembers more: what was taken over and what was published before there
     * was one, in the order it was. What those runs changed beside is not known any more.
     */
    static void begin(Connection connection) throws SQLException {
        boolean isBegun = !Database.list(
                        connection,
                        "select entry_id from memory_journal fetch first 1 rows only",
                        Database.Parameters.NONE,
                        row -> row.getLong(1))
                .isEmpty();
        if (isBegun) {
            return;
        }
        Database.update(
                connection,
                "insert into memory_journal (entry_id, kind, run_id, import_id, subject, detail, noted_at)"
                        + " select import_id, 'TAKEN_OVER', null, import_id, null, '', imported_at from notice_import",
                Database.Parameters.NONE);
        Database.update(
                connection,
                "insert into memory_journal (entry_id, kind, run_id, import_id, subject, detail, noted_at)"
                        + " select c.ordinal + (select coalesce(max(import_id), 0) from notice_import), 'PUBLISHED',"
                        + " c.run_id, null, null, ?, coalesce(r.ended_at, r.started_at) from chain_link c"
                        + " join run r on r.run_id = c.run_id",
                parameters -> parameters.setString(1, JournalEntry.CHANGES_NOT_KEPT));
    }
}
