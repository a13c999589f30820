package io.daybreak.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file of an embedded store from growing without end. The database writes every change to fresh space, and
 * space that holds a little that is still needed is not used again. When more than half of a file that is not small is
 * waste, it is written anew, so that over the years each byte is copied a few times at most, and no night pays for
 * the last one.
 */
final class Tidying implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);
    private static final long SMALL_FILE_BYTES = 64L << 20;
    private static final int USED_PERCENT_MIN = 50;

    private final Connection connection;
    private final Path databaseFile;
    private final long smallFileBytes;

    Tidying(Connection connection, Path databaseFile) {
        this(connection, databaseFile, SMALL_FILE_BYTES);
    }

    Tidying(Connection connection, Path databaseFile, long smallFileBytes) {
        this.connection = connection;
        this.databaseFile = databaseFile;
        this.smallFileBytes = smallFileBytes;
    }

    /**
     * Writes the file anew if it is worth it. The database puts the new file in place of the old one when it is whole;
     * where it cannot, the old one stays, and the next night tries again.
     */
    @Override
    public void close() {
        try {
            if (Files.size(databaseFile) > smallFileBytes && usedPercent() < USED_PERCENT_MIN) {
                Database.update(connection, "shutdown compact", Database.Parameters.NONE);
                OwnersOnly.restrict(databaseFile);
            }
        } catch (SQLException | IOException failure) {
            LOG.warn("The store's file {} could not be made smaller.", databaseFile, failure);
        }
    }

    /** How much of the file the database needs: what is not free of it, and of that, what is not outdated. */
    private long usedPercent() throws SQLException {
        return Database.list(
                        connection,
                        "select setting_value from information_schema.settings"
                                + " where setting_name in ('info.FILL_RATE', 'info.CHUNKS_FILL_RATE')",
                        Database.Parameters.NONE,
                        row -> Long.parseLong(row.getString(1)))
                .stream()
                .reduce(100L, (product, percent) -> product * percent / 100);
    }
}
