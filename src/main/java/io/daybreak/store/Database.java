package io.daybreak.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Runs statements. Every call takes a connection from the data source and gives it back. A connection that comes in
 * autocommit mode is ours alone, so work that must be atomic opens and commits a transaction on it; one that does not
 * belongs to somebody's transaction, whose end is theirs.
 */
final class Database {
    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Something done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    interface Parameters {
        Parameters NONE = statement -> {};

        void set(PreparedStatement statement) throws SQLException;
    }

    /** Makes a value of the row a result set stands on. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does work that is one statement, or that may be seen half done. */
    <T> T on(String doing, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw StoreFailure.of(doing, failure);
        }
    }

    /** Does work that is done whole or not at all. */
    <T> T atomically(String doing, Work<T> work) {
        return on(doing, connection -> {
            if (!connection.getAutoCommit()) {
                return work.on(connection);
            }
            connection.setAutoCommit(false);
            T result = committed(connection, done -> true, work);
            connection.setAutoCommit(true);
            return result;
        });
    }

    /** Does work of which nothing stays unless its own result says so; never part of somebody's transaction. */
    <T> T takingBack(String doing, Predicate<T> stays, Work<T> work) {
        return on(doing, connection -> {
            connection.setAutoCommit(false);
            T result = committed(connection, stays, work);
            connection.setAutoCommit(true);
            return result;
        });
    }

    private static <T> T committed(Connection connection, Predicate<T> stays, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            if (stays.test(result)) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            undo(connection, failure);
            throw failure;
        }
    }

    /** Rolls back without hiding why: where the connection is gone, the database rolls back by itself. */
    private static void undo(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** All rows of a query. */
    <T> List<T> list(String doing, String sql, Parameters parameters, RowReader<T> reader) {
        return on(doing, connection -> list(connection, sql, parameters, reader));
    }

    /** All rows of a query. */
    static <T> List<T> list(Connection connection, String sql, Parameters parameters, RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(reader.read(rows));
                }
                return values;
            }
        }
    }

    /** The first row of a query, if there is one. */
    <T> Optional<T> first(String doing, String sql, Parameters parameters, RowReader<T> reader) {
        return list(doing, sql, parameters, reader).stream().findFirst();
    }

    /** Changes rows and answers how many. */
    static int update(Connection connection, String sql, Parameters parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate();
        }
    }
}
