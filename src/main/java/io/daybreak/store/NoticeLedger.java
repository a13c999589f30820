package io.daybreak.store;

import io.daybreak.notice.LedgerEntry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Every notice that was, or may have been, sent. Nothing is ever removed from it but intentions that provably came to
 * nothing. Personal data: recipients and texts are never written to a log.
 */
public final class NoticeLedger {
    private static final int KEYS_PER_QUERY_MAX = 1_000;
    private static final int ROWS_PER_BATCH = 500;
    private static final String ORDER = " order by n.business_date, n.level_number, n.notice_id";

    private final Database database;

    NoticeLedger(Database database) {
        this.database = database;
    }

    /**
     * What the ledger knows of each of these loans, oldest first; a loan it knows nothing of has no key. Asks the
     * database once for every thousand loans, so hand it many.
     */
    public Map<String, List<LedgerEntry>> ofLoans(Collection<String> loanIds) {
        return of("loan_id", loanIds);
    }

    /** What the ledger knows of each of these borrowers, oldest first; as {@link #ofLoans}. */
    public Map<String, List<LedgerEntry>> ofBorrowers(Collection<String> borrowerIds) {
        return of("borrower_id", borrowerIds);
    }

    /** Every notice about a loan with its words and evidence, oldest first. */
    public List<RememberedNotice> rememberedOfLoan(String loanId) {
        return remembered("loan_id", loanId);
    }

    /** Every notice to a borrower with its words and evidence, oldest first. */
    public List<RememberedNotice> rememberedOfBorrower(String borrowerId) {
        return remembered("borrower_id", borrowerId);
    }

    /**
     * Writes down notices before their files are published: from now on they count against sending again.
     *
     * @param notices read once, not kept
     * @return how many there were
     * @throws StoreFailure when a notice_id is in the ledger already; nothing is written then
     */
    public long intend(RunId run, Iterator<WrittenNotice> notices) {
        return database.atomically(
                "writing the notices of run " + run + " into the ledger",
                connection -> intend(connection, run, notices));
    }

    /**
     * Marks the intended notices of a run as sent: its files are published.
     *
     * @return how many there were
     */
    public int markSent(RunId run) {
        return database.on("marking the notices of run " + run + " as sent", connection -> markSent(connection, run));
    }

    /**
     * Takes back the intentions of a run that was never published and never will be.
     *
     * @return how many there were
     * @throws StoreFailure when the run may have published them: it is PUBLISHING or went through it
     */
    public int dropIntended(RunId run) {
        return database.atomically("dropping the intended notices of run " + run, connection -> {
            requireUnpublished(connection, run);
            Database.Parameters ofRun = parameters -> parameters.setLong(1, run.value());
            Database.update(
                    connection,
                    "delete from notice_text where notice_id in (select n.notice_id from notice_ledger n"
                            + " where n.run_id = ? and n.state = 'INTENDED')",
                    ofRun);
            return Database.update(
                    connection, "delete from notice_ledger where run_id = ? and state = 'INTENDED'", ofRun);
        });
    }

    static long intend(Connection connection, RunId run, Iterator<WrittenNotice> notices) throws SQLException {
        long count = 0;
        try (PreparedStatement entries = connection.prepareStatement(NoticeRow.INSERT_ENTRY);
                PreparedStatement texts = connection.prepareStatement(NoticeRow.INSERT_TEXT)) {
            while (notices.hasNext()) {
                WrittenNotice written = notices.next();
                NoticeRow.setEntry(entries, run, written.notice());
                entries.addBatch();
                NoticeRow.setText(texts, written);
                texts.addBatch();
                count++;
                if (count % ROWS_PER_BATCH == 0) {
                    entries.executeBatch();
                    texts.executeBatch();
                }
            }
            entries.executeBatch();
            texts.executeBatch();
        }
        return count;
    }

    static int markSent(Connection connection, RunId run) throws SQLException {
        return Database.update(
                connection,
                "update notice_ledger set state = 'SENT' where run_id = ? and state = 'INTENDED'",
                parameters -> parameters.setLong(1, run.value()));
    }

    private static void requireUnpublished(Connection connection, RunId run) throws SQLException {
        RunState state = Runs.of(connection, run).state();
        switch (state) {
            case SETTLING, CLOSING, HELD, REFUSED, BROKEN, ABANDONED, DISCARDED -> {}
            case PUBLISHING, PUBLISHED, SUPERSEDED ->
                throw new StoreFailure("Run " + run + " is " + state + ": its notices may have been sent, and stay in"
                        + " the ledger.");
        }
    }

    private Map<String, List<LedgerEntry>> of(String column, Collection<String> keys) {
        String sql =
                "select " + NoticeRow.ENTRY_COLUMNS + " from notice_ledger n where n." + column + " = any(?)" + ORDER;
        List<String> distinct = keys.stream().distinct().toList();
        return database.on("reading the notice ledger", connection -> {
            Map<String, List<LedgerEntry>> found = new HashMap<>();
            for (int from = 0; from < distinct.size(); from += KEYS_PER_QUERY_MAX) {
                List<String> some = distinct.subList(from, Math.min(from + KEYS_PER_QUERY_MAX, distinct.size()));
                addSome(connection, sql, some, column, found);
            }
            return found;
        });
    }

    private static void addSome(
            Connection connection, String sql, List<String> keys, String column, Map<String, List<LedgerEntry>> found)
            throws SQLException {
        Array array = connection.createArrayOf("varchar", keys.toArray());
        try {
            Database.list(connection, sql, parameters -> parameters.setArray(1, array), row -> found.computeIfAbsent(
                            row.getString(column), key -> new ArrayList<>())
                    .add(NoticeRow.readEntry(row)));
        } finally {
            array.free();
        }
    }

    private List<RememberedNotice> remembered(String column, String key) {
        return database.list(
                "reading notices",
                "select " + NoticeRow.ENTRY_COLUMNS + ", " + NoticeRow.TEXT_COLUMNS + " from notice_ledger n"
                        + " left join notice_text t on t.notice_id = n.notice_id where n." + column + " = ?" + ORDER,
                parameters -> parameters.setString(1, key),
                NoticeRow::readRemembered);
    }
}
