package io.daybreak.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** One real PostgreSQL server for all tests that want it; without one they are skipped, and say why. */
public final class PostgresServer {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static final Started STARTED = start();

    private PostgresServer() {}

    private sealed interface Started {
        record Running(EmbeddedPostgres server) implements Started {}

        record Missing(String why) implements Started {}
    }

    private static Started start() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return new Started.Running(server);
        } catch (IOException | RuntimeException cannotStart) {
            return new Started.Missing(cannotStart.toString());
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException alreadyGone) {
            // the process ends anyway
        }
    }

    /** URL of a schema that holds nothing. */
    public static String emptySchemaUrl() {
        String schema = "store_" + SCHEMAS.incrementAndGet();
        execute("create schema " + schema);
        return server().getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    }

    public static void execute(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static EmbeddedPostgres server() {
        if (STARTED instanceof Started.Missing missing) {
            Assumptions.abort("no PostgreSQL can be started here: " + missing.why());
        }
        return ((Started.Running) STARTED).server();
    }
}
