package io.daybreak.endtoend;

import io.daybreak.store.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of every table of a store, as text by table: what is the same was not touched. */
final class Memory {
    private Memory() {}

    static Map<String, String> of(House house) {
        Map<String, String> tables = new TreeMap<>();
        try (Store store = house.openStore();
                Connection connection = store.dataSource().getConnection()) {
            for (String table : tables(connection)) {
                tables.put(table, String.join("\n", rows(connection, "select * from \"" + table + "\"")));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return tables;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return rows(connection, "select table_name from information_schema.tables where table_schema = current_schema");
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join("|", cells));
            }
        }
        Collections.sort(found);
        return found;
    }
}
