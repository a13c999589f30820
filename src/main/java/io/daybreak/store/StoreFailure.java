package io.daybreak.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * The store did not do what it must: the database is gone, full or damaged, or a row is not as it has to be. It is the
 * machine's failure or a bug, never bad input; whatever was being written has been rolled back.
 */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(String message) {
        super(message);
    }

    StoreFailure(String message, Exception cause) {
        super(message, cause);
    }

    /** Whether a failure is the store's, whatever wraps it. */
    public static boolean isBehind(Throwable failure) {
        return failure instanceof StoreFailure || failure instanceof SQLException;
    }

    /** Whether a failure says that the database is gone: its server does not answer, or it was closed under us. */
    public static boolean isGone(Throwable failure) {
        if (!(failure instanceof SQLException database)) {
            return false;
        }
        String state = String.valueOf(database.getSQLState());
        // 08: connection exceptions; 57P0: the server is shutting down; the pool waits in vain for a connection.
        return state.startsWith("08")
                || state.startsWith("57P0")
                || "Connection is closed".equals(failure.getMessage())
                || failure instanceof SQLTransientConnectionException;
    }

    static StoreFailure of(String doing, SQLException cause) {
        return new StoreFailure("The store failed while " + doing + ": " + cause.getMessage(), cause);
    }
}
