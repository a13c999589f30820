package io.daybreak.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL advisory lock of one schema; it ends with the session that took it. */
final class SessionStoreLock implements StoreLock {
    /** First half of the lock's key, so that it is not mixed up with another program's. Spells "DAYB". */
    private static final int LOCK_FAMILY = 0x44415942;

    private static final int CHECK_SECONDS_MAX = 5;

    private final Connection connection;

    private SessionStoreLock(Connection connection) {
        this.connection = connection;
    }

    static Asked ask(Connection connection) throws SQLException {
        boolean given = Database.list(
                        connection,
                        "select pg_try_advisory_lock(?, hashtext(current_schema()))",
                        parameters -> parameters.setInt(1, LOCK_FAMILY),
                        row -> row.getBoolean(1))
                .get(0);
        return given ? new Asked.Given(new SessionStoreLock(connection)) : new Asked.Taken(holder(connection));
    }

    private static String holder(Connection connection) throws SQLException {
        List<String> holders = Database.list(
                connection,
                "select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                        + " where l.locktype = 'advisory' and l.granted and l.classid::bigint = ?"
                        + " and l.database = (select d.oid from pg_database d where d.datname = current_database())",
                parameters -> parameters.setLong(1, LOCK_FAMILY),
                row -> row.getString(1));
        return String.join("; ", holders);
    }

    @Override
    public boolean isHeld() {
        try {
            return connection.isValid(CHECK_SECONDS_MAX);
        } catch (SQLException unusable) {
            return false;
        }
    }

    /**
     * Gives it back at once. The session ends with its connection, which belongs to the store; but the server may see that
     * only after the next command has asked for the lock, and been told that somebody has it.
     */
    @Override
    public void close() {
        try {
            Database.list(
                    connection,
                    "select pg_advisory_unlock(?, hashtext(current_schema()))",
                    parameters -> parameters.setInt(1, LOCK_FAMILY),
                    row -> row.getBoolean(1));
        } catch (SQLException ended) {
            // The session has ended before, and the lock with it.
        }
    }
}
