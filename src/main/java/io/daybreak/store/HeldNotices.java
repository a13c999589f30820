package io.daybreak.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a held run would send. Written when it is held, removed when it is released or discarded. Personal data: never
 * written to a log.
 */
public final class HeldNotices {
    private static final int ROWS_PER_BATCH = 500;

    private final Database database;

    HeldNotices(Database database) {
        this.database = database;
    }

    /** The notices of a run in the order they were written; reads some hundreds at a time. */
    public Iterator<String> of(RunId run) {
        return new Iterator<>() {
            private List<String> block = List.of();
            private int at;
            private int next = 1;

            @Override
            public boolean hasNext() {
                if (at == block.size()) {
                    block = block(run, next);
                    next += block.size();
                    at = 0;
                }
                return at < block.size();
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("run " + run + " has no more notices");
                }
                return block.get(at++);
            }
        };
    }

    private List<String> block(RunId run, int from) {
        return database.list(
                "reading the notices of a held run",
                "select notice from held_notice where run_id = ? and ordinal >= ? and ordinal < ? order by ordinal",
                parameters -> {
                    parameters.setLong(1, run.value());
                    parameters.setInt(2, from);
                    parameters.setInt(3, from + ROWS_PER_BATCH);
                },
                row -> row.getString("notice"));
    }

    static void write(Connection connection, RunId run, Iterator<String> notices) throws SQLException {
        try (PreparedStatement rows =
                connection.prepareStatement("insert into held_notice (run_id, ordinal, notice) values (?, ?, ?)")) {
            int ordinal = 0;
            while (notices.hasNext()) {
                rows.setLong(1, run.value());
                rows.setInt(2, ++ordinal);
                rows.setString(3, notices.next());
                rows.addBatch();
                if (ordinal % ROWS_PER_BATCH == 0) {
                    rows.executeBatch();
                }
            }
            rows.executeBatch();
        }
    }

    static void remove(Connection connection, RunId run) throws SQLException {
        Database.update(
                connection,
                "delete from held_notice where run_id = ?",
                parameters -> parameters.setLong(1, run.value()));
    }
}
