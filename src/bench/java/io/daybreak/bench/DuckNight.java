package io.daybreak.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB's side: one query in a process of its own. */
public final class DuckNight {
    private DuckNight() {}

    /**
     * Runs the query.
     *
     * @param arguments query, folder of the delivery, business date, result file, threads
     */
    public static void main(String[] arguments) throws SQLException, IOException {
        String query = text(arguments[0])
                .replace("${folder}", arguments[1])
                .replace("${date}", arguments[2])
                .replace("${result}", arguments[3]);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + Integer.parseInt(arguments[4]));
            statement.execute("set preserve_insertion_order = false");
            statement.execute(query);
        }
    }

    private static String text(String query) throws IOException {
        try (InputStream stream = DuckNight.class.getResourceAsStream(query + ".sql")) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no query " + query);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
