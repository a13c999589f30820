package io.daybreak.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of a store: how far they are, and how they are brought up to date. */
final class Schema {
    /** Version of the newest migration; a store that is there already needs no look at the others. */
    static final int NEWEST_VERSION = 10;

    static final String COMMON_MIGRATIONS = "classpath:db/migration/common";
    private static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    /** How far the tables of a store are. */
    enum Age {
        /** Nothing there. */
        EMPTY,
        /** A former release's. */
        OLDER,
        /** As this release needs them. */
        CURRENT,
        /** A later release's. */
        NEWER
    }

    static Age ageOf(Connection connection) throws SQLException {
        boolean hasHistory = Database.list(
                        connection,
                        "select count(*) from information_schema.tables where table_name = ? and table_schema ="
                                + " current_schema",
                        parameters -> parameters.setString(1, HISTORY),
                        row -> row.getInt(1) > 0)
                .get(0);
        if (!hasHistory) {
            return Age.EMPTY;
        }
        List<Integer> done = Database.list(
                connection,
                "select \"version\" from \"" + HISTORY + "\" where \"success\" and \"version\" is not null",
                Database.Parameters.NONE,
                row -> Integer.valueOf(row.getString(1)));
        int newest = done.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (newest > NEWEST_VERSION) {
            return Age.NEWER;
        }
        return newest == NEWEST_VERSION && done.size() == NEWEST_VERSION ? Age.CURRENT : Age.OLDER;
    }

    /**
     * Brings the tables up to date. Where an earlier try failed halfway, it is taken up again: every definition is
     * either undone with its migration (PostgreSQL) or skipped where it is there already (H2).
     *
     * @throws org.flywaydb.core.api.FlywayException when a migration fails
     */
    static void migrate(DataSource dataSource, Vendor vendor) {
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(COMMON_MIGRATIONS, vendor.migrations())
                .table(HISTORY)
                .cleanDisabled(true)
                .load();
        if (Arrays.stream(flyway.info().all()).anyMatch(one -> one.getState().isFailed())) {
            flyway.repair();
        }
        flyway.migrate();
    }
}
