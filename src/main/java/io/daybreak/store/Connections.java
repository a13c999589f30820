package io.daybreak.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.h2.jdbcx.JdbcDataSource;

/** How connections to a store are made. */
final class Connections {
    /**
     * A commit is in the file before it returns, since the default loses the last half second when the process is
     * killed. Nothing closes the database under a running job. No trace file, which would hold statements. What the
     * cache may take is stated in KiB, since the default grows with the heap. Every commit writes whole pages, which
     * compress to a tenth. Closing does not tidy up a little every night; {@link Tidying} does it now and then.
     */
    private static final String H2_OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=16384"
            + ";COMPRESS=TRUE;MAX_COMPACT_TIME=0";

    /**
     * Space in the file that became free is not written over, as it is by default after 45 seconds: after a kill, H2 2.5
     * finds its way to the newest commit only along what was appended, and would go on from an older one.
     */
    private static final String H2_APPENDING = ";REUSE_SPACE=FALSE";

    /** Reads a file without writing a byte, not even to mend what a killed process left. */
    private static final String H2_READ_ONLY = ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";

    private static final Map<String, String> POSTGRESQL_OPTIONS = Map.of(
            "tcpKeepAlive", "true",
            "connectTimeout", "10",
            "reWriteBatchedInserts", "true");

    private final StoreLocation location;
    private final String holder;
    private final boolean readOnly;

    Connections(StoreLocation location, String holder, boolean readOnly) {
        this.location = location;
        this.holder = holder;
        this.readOnly = readOnly;
    }

    /** One connection beside the pool. */
    Connection single() throws SQLException {
        return switch (location.vendor()) {
            case H2 -> h2().getConnection();
            case POSTGRESQL -> DriverManager.getConnection(location.url(), postgresql());
        };
    }

    /** A pool that makes its connections when they are asked for. */
    HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("daybreak-store");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        // The single connection has shown by now that the database answers.
        config.setInitializationFailTimeout(-1);
        config.setReadOnly(readOnly);
        switch (location.vendor()) {
            case H2 -> config.setDataSource(h2());
            case POSTGRESQL -> {
                config.setJdbcUrl(location.url());
                config.setDataSourceProperties(postgresql());
            }
        }
        return new HikariDataSource(config);
    }

    /** H2 without the driver manager, which would load PostgreSQL's driver for nothing. */
    private JdbcDataSource h2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        String more = readOnly ? H2_READ_ONLY : location.file().isPresent() ? H2_APPENDING : "";
        dataSource.setURL(location.url() + H2_OPTIONS + more);
        dataSource.setUser(location.credentials().user());
        dataSource.setPassword(location.credentials().password());
        return dataSource;
    }

    private Properties postgresql() {
        Properties properties = new Properties();
        properties.putAll(POSTGRESQL_OPTIONS);
        properties.setProperty("ApplicationName", holder);
        if (!location.credentials().user().isEmpty()) {
            properties.setProperty("user", location.credentials().user());
        }
        if (!location.credentials().password().isEmpty()) {
            properties.setProperty("password", location.credentials().password());
        }
        return properties;
    }
}
