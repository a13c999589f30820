package io.daybreak.store;

import io.daybreak.notice.LedgerEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The memory as it was before a run was computed: a second store, to which everything is published again that had been
 * published by then, as the journal tells it. It only goes forward, and holds what a night asks for: published runs,
 * notices, quarantines and kept texts. The store it is made from is read only.
 */
public final class PastMemory implements AutoCloseable {
    private static final int ROWS_PER_BATCH = 500;
    private static final int ENTRIES_AT_A_TIME = 1_000;

    private final Database present;
    private final Store past;
    private long done;
    private boolean isWhole = true;

    private PastMemory(Database present, Store past) {
        this.present = present;
        this.past = past;
    }

    static PastMemory begin(Database present, StoreLocation place, OpenOptions options) {
        Opening opening = Store.open(place, options);
        if (!(opening instanceof Opening.Opened opened)) {
            throw new StoreFailure("A store for the memory as it was could not be made: " + opening);
        }
        PastMemory memory = new PastMemory(present, opened.store());
        memory.copying("kept_text", "kind is not null", Database.Parameters.NONE);
        return memory;
    }

    /**
     * Where in the journal the memory stood that a published run was computed with: what has a lower place was known to
     * it. A run that was held was computed when it began, and not when it was released.
     *
     * @param isReleased whether it was held before it was published
     */
    public long placeOf(Run run, boolean isReleased) {
        String sql = "select min(entry_id) from memory_journal where (kind = 'PUBLISHED' and run_id in (select run_id"
                + " from run where settled_by = ?))" + (isReleased ? " or noted_at > ?" : "");
        return present.list(
                        "looking a run up in the journal",
                        sql,
                        parameters -> {
                            parameters.setLong(1, run.settledBy().value());
                            if (isReleased) {
                                parameters.setObject(2, Times.stored(run.startedAt()));
                            }
                        },
                        row -> row.getLong(1))
                .get(0);
    }

    /**
     * The memory before a place.
     *
     * @param place as {@link #placeOf} answers it; not lower than that of an earlier call
     */
    public Store before(long place) {
        List<JournalEntry> entries = next(place);
        while (!entries.isEmpty()) {
            for (JournalEntry entry : entries) {
                again(entry);
                done = entry.id();
            }
            entries = next(place);
        }
        return past;
    }

    /**
     * Whether everything is known that came before. Of runs that were published before there was a journal only the
     * notices are.
     */
    public boolean isWhole() {
        return isWhole;
    }

    private List<JournalEntry> next(long place) {
        return present.list(
                "reading the journal",
                "select " + JournalEntry.COLUMNS + " from memory_journal where entry_id > ? and entry_id < ?"
                        + " order by entry_id fetch first " + ENTRIES_AT_A_TIME + " rows only",
                parameters -> {
                    parameters.setLong(1, done);
                    parameters.setLong(2, place);
                },
                JournalEntry::read);
    }

    private void again(JournalEntry entry) {
        switch (entry.kind()) {
            case TAKEN_OVER -> takeOver(entry.number());
            case PUBLISHED -> publish(new RunId(entry.number()), entry.detail());
            case REACHED ->
                on(connection ->
                        MemoryWriter.reach(connection, entry.subject(), LedgerEntry.Reach.valueOf(entry.detail())));
            case CORRECTED -> on(connection -> MemoryWriter.correct(connection, entry.subject()));
            case QUARANTINED ->
                on(connection -> Quarantines.keep(connection, Quarantines.parse(entry.subject(), entry.detail())));
            case QUARANTINE_ENDED ->
                on(connection -> Quarantines.end(connection, entry.subject(), LocalDate.parse(entry.detail())));
            case CLEARED -> on(connection -> Quarantines.clear(connection, entry.subject()));
        }
    }

    private void takeOver(long importId) {
        Database.Parameters ofImport = parameters -> parameters.setLong(1, importId);
        String notices = "notice_id in (select t.notice_id from taken_over_notice t where t.import_id = ?)";
        copying("notice_import", "import_id = ?", ofImport);
        copying("notice_ledger", notices, ofImport);
        copying("taken_over_notice", "import_id = ?", ofImport);
        for (String column : List.of("reach", "corrected")) {
            on(connection -> Database.update(
                    connection,
                    "update notice_ledger set " + column + " = (select t." + column + " from taken_over_notice t"
                            + " where t.notice_id = notice_ledger.notice_id) where " + notices,
                    ofImport));
        }
    }

    private void publish(RunId run, String detail) {
        Database.Parameters ofRun = parameters -> parameters.setLong(1, run.value());
        copying("run", "run_id = ?", ofRun);
        copying("notice_ledger", "run_id = ?", ofRun);
        copying("notice_text", "notice_id in (select n.notice_id from notice_ledger n where n.run_id = ?)", ofRun);
        on(connection -> {
            Database.update(connection, "update run set state = 'PUBLISHED' where run_id = ?", ofRun);
            Runs.supersedeOthers(connection, run);
            Database.update(
                    connection,
                    "update notice_ledger set reach = 'NOT_KNOWN', corrected = false where run_id = ?",
                    ofRun);
            if (detail.equals(JournalEntry.REWOUND)) {
                Quarantines.rewind(connection, Runs.of(connection, run).businessDate());
            }
        });
        isWhole &= !detail.equals(JournalEntry.CHANGES_NOT_KEPT);
    }

    /** A change to the memory as it was. */
    @FunctionalInterface
    private interface Change {
        void on(Connection connection) throws SQLException;
    }

    private void on(Change change) {
        past.database().atomically("making the memory as it was", connection -> {
            change.on(connection);
            return connection;
        });
    }

    private void copying(String table, String where, Database.Parameters parameters) {
        present.on("reading " + table, from -> {
            on(to -> copy(from, to, table, where, parameters));
            return table;
        });
    }

    /** Both stores have the same tables: the one was opened by this program, and the other was made by it. */
    private static void copy(Connection from, Connection to, String table, String where, Database.Parameters parameters)
            throws SQLException {
        try (PreparedStatement select = from.prepareStatement("select * from " + table + " where " + where)) {
            select.setFetchSize(ROWS_PER_BATCH);
            parameters.set(select);
            try (ResultSet rows = select.executeQuery();
                    PreparedStatement insert = to.prepareStatement(insertInto(table, rows.getMetaData()))) {
                int columns = rows.getMetaData().getColumnCount();
                int waiting = 0;
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        insert.setObject(column, rows.getObject(column));
                    }
                    insert.addBatch();
                    waiting++;
                    if (waiting == ROWS_PER_BATCH) {
                        insert.executeBatch();
                        waiting = 0;
                    }
                }
                insert.executeBatch();
            }
        }
    }

    private static String insertInto(String table, ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            names.add(columns.getColumnName(column));
        }
        return "insert into " + table + " (" + String.join(", ", names) + ") values ("
                + IntStream.range(0, names.size()).mapToObj(any -> "?").collect(Collectors.joining(", ")) + ")";
    }

    @Override
    public void close() {
        past.close();
    }
}
