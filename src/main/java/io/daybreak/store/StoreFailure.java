package io.daybreak.store;

import java.sql.SQLException;

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

    static StoreFailure of(String doing, SQLException cause) {
        return new StoreFailure("The store failed while " + doing + ": " + cause.getMessage(), cause);
    }
}
