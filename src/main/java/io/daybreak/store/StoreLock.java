package io.daybreak.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Proof that no other process works with the store: the operating system or the database server takes it back from a
 * process that dies, and gives it to one holder at a time.
 */
interface StoreLock extends AutoCloseable {
    /** Whether it is still ours: a server may have dropped the connection that carries it. */
    boolean isHeld();

    @Override
    void close();

    /** What came of asking for it. */
    sealed interface Asked {
        record Given(StoreLock lock) implements Asked {}

        /**
         * Another process has it.
         *
         * @param holder which, as far as known; may be empty
         */
        record Taken(String holder) implements Asked {}
    }

    /**
     * Locks a file. H2's own lock does not tell two openings within one process apart, and says nothing of who has it.
     */
    static Asked ofFile(Path file, String holder) throws IOException {
        return FileStoreLock.ask(file, holder);
    }

    /** Takes an advisory lock that lasts as long as the connection's session. */
    static Asked ofSession(Connection connection) throws SQLException {
        return SessionStoreLock.ask(connection);
    }

    /** Nobody else can reach the store. */
    static StoreLock needless() {
        return new StoreLock() {
            @Override
            public boolean isHeld() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
