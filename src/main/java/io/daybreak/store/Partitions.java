package io.daybreak.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The partitions of each run, frozen once, and how far each got. */
public final class Partitions {
    private final Database database;

    Partitions(Database database) {
        this.database = database;
    }

    /**
     * Writes down a run's partitions, all or none. A run is planned once: its part files and its restart lean on it.
     *
     * @throws StoreFailure when the run has partitions already
     */
    public void freeze(RunId run, List<Partition> plan) {
        database.atomically("freezing the partitions of run " + run, connection -> {
            String sql = "insert into run_partition (run_id, name, ordinal, slice, read_position, part_lengths, tally,"
                    + " done) values (?, ?, ?, ?, ?, ?, ?, ?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Partition partition : plan) {
                    set(statement, run, partition);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            return run;
        });
    }

    /** The partitions of a run in their order; none when it was never planned. */
    public List<Partition> list(RunId run) {
        return database.list(
                "reading the partitions of run " + run,
                "select name, ordinal, slice, read_position, part_lengths, tally, done from run_partition"
                        + " where run_id = ? order by ordinal",
                parameters -> parameters.setLong(1, run.value()),
                Partitions::read);
    }

    /**
     * Replaces how far a partition got; one statement, made to be part of the block's own transaction.
     *
     * @throws StoreFailure when the run has no such partition
     */
    public void checkpoint(RunId run, String name, Checkpoint checkpoint) {
        String sql = "update run_partition set read_position = ?, part_lengths = ?, tally = ?, done = ?"
                + " where run_id = ? and name = ?";
        int changed = database.on(
                "writing the checkpoint of partition " + name + " of run " + run,
                connection -> Database.update(connection, sql, parameters -> {
                    parameters.setString(1, checkpoint.position());
                    parameters.setString(2, checkpoint.partLengths());
                    parameters.setString(3, checkpoint.tally());
                    parameters.setBoolean(4, checkpoint.done());
                    parameters.setLong(5, run.value());
                    parameters.setString(6, name);
                }));
        if (changed != 1) {
            throw new StoreFailure("Run " + run + " has no partition " + name + ".");
        }
    }

    private static void set(PreparedStatement statement, RunId run, Partition partition) throws SQLException {
        statement.setLong(1, run.value());
        statement.setString(2, partition.name());
        statement.setInt(3, partition.ordinal());
        statement.setString(4, partition.slice());
        statement.setString(5, partition.checkpoint().position());
        statement.setString(6, partition.checkpoint().partLengths());
        statement.setString(7, partition.checkpoint().tally());
        statement.setBoolean(8, partition.checkpoint().done());
    }

    private static Partition read(ResultSet row) throws SQLException {
        Checkpoint checkpoint = new Checkpoint(
                row.getString("read_position"),
                row.getString("part_lengths"),
                row.getString("tally"),
                row.getBoolean("done"));
        return new Partition(row.getString("name"), row.getInt("ordinal"), row.getString("slice"), checkpoint);
    }
}
