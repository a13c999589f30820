package io.daybreak.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/** What named persons decided, for good. Written together with what they decided. */
public final class Approvals {
    private static final String COLUMNS = "action, run_id, subject, approved_by, os_user, reason, detail, approved_at";

    private final Database database;

    Approvals(Database database) {
        this.database = database;
    }

    /** What was decided of a run, oldest first. */
    public List<Approval> of(RunId run) {
        return database.list(
                "reading approvals",
                "select " + COLUMNS + " from approval where run_id = ? order by approval_id",
                parameters -> parameters.setLong(1, run.value()),
                Approvals::read);
    }

    static void write(Connection connection, Approval approval) throws SQLException {
        long id = Database.list(
                        connection,
                        "select coalesce(max(approval_id), 0) + 1 from approval",
                        Database.Parameters.NONE,
                        row -> row.getLong(1))
                .get(0);
        String sql = "insert into approval (approval_id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        Database.update(connection, sql, parameters -> {
            parameters.setLong(1, id);
            parameters.setString(2, approval.action().name());
            if (approval.run().isPresent()) {
                parameters.setLong(3, approval.run().get().value());
            } else {
                parameters.setNull(3, Types.BIGINT);
            }
            parameters.setString(4, approval.subject());
            parameters.setString(5, approval.by());
            parameters.setString(6, approval.user());
            parameters.setString(7, approval.reason());
            parameters.setString(8, approval.detail());
            parameters.setObject(9, Times.stored(approval.at()));
        });
    }

    private static Approval read(ResultSet row) throws SQLException {
        long runId = row.getLong("run_id");
        Optional<RunId> run = row.wasNull() ? Optional.empty() : Optional.of(new RunId(runId));
        return new Approval(
                Approval.Action.valueOf(row.getString("action")),
                run,
                row.getString("subject"),
                row.getString("approved_by"),
                row.getString("os_user"),
                row.getString("reason"),
                row.getString("detail"),
                Times.read(row, "approved_at"));
    }
}
