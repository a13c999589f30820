package io.daybreak.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The chain of everything that was published, oldest first. Links are written with the runs and never changed. */
public final class Chain {
    private static final String COLUMNS = "ordinal, run_id, business_date, attempt, control_digest, record_digest,"
            + " previous_digest, chain_digest";

    private final Database database;
    private final String storeId;

    Chain(Database database, String storeId) {
        this.database = database;
        this.storeId = storeId;
    }

    /** Every link, in order. */
    public List<ChainLink> links() {
        return database.on("reading the chain", Chain::links);
    }

    /**
     * Of how many runs the chain was begun: they were published by a Daybreak that had no chain, and their
     * {@code run.json} says nothing of it.
     */
    public long takenIn() {
        return database
                .list(
                        "reading the chain",
                        "select taken_in from chain_origin",
                        Database.Parameters.NONE,
                        row -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The link that a run will make when it is published next, with that control digest. */
    public ChainLink next(Run run, String controlDigest) {
        return database.on("reading the chain", connection -> next(connection, storeId, run, controlDigest));
    }

    /** The runs whose files a person had removed because they were kept long enough. */
    public Set<RunId> removed() {
        return Set.copyOf(database.list(
                "reading the chain",
                "select run_id from removed_attempt",
                Database.Parameters.NONE,
                row -> new RunId(row.getLong(1))));
    }

    /**
     * Writes down, before it is done, that the files of an attempt are removed; nothing when that is known already.
     * {@link Store#force} it before the first file goes.
     *
     * @throws StoreFailure when the run is not superseded: only what a later attempt replaced may go
     */
    public void remove(RunId run, String user, Instant at) {
        database.atomically("removing the files of run " + run, connection -> {
            RunState state = Runs.of(connection, run).state();
            if (state != RunState.SUPERSEDED) {
                throw new StoreFailure("The files of run " + run + " stay: it is " + state + ", not superseded.");
            }
            Database.update(
                    connection,
                    "insert into removed_attempt (run_id, removed_by, removed_at) select ?, cast(? as id_text), ?"
                            + " where not exists (select 1 from removed_attempt where run_id = ?)",
                    parameters -> {
                        parameters.setLong(1, run.value());
                        parameters.setString(2, user);
                        parameters.setObject(3, Times.stored(at));
                        parameters.setLong(4, run.value());
                    });
            return run;
        });
    }

    /** Adds the link of a run that is being published. */
    static void add(Connection connection, RunId id) throws SQLException {
        Run run = Runs.of(connection, id);
        String controlDigest = run.controlDigest().orElseThrow();
        insert(connection, next(connection, storeId(connection), run, controlDigest));
    }

    /**
     * Begins the chain, once, with the runs that were published before there was one, in the order they were.
     * What was being published when its process ended comes last.
     */
    static void begin(Connection connection) throws SQLException {
        List<Long> origins = Database.list(
                connection, "select taken_in from chain_origin", Database.Parameters.NONE, row -> row.getLong(1));
        if (!origins.isEmpty()) {
            return;
        }
        List<Long> runs = Database.list(
                connection,
                "select run_id from run where state in ('PUBLISHED', 'SUPERSEDED', 'PUBLISHING')"
                        + " order by case when ended_at is null then 1 else 0 end, ended_at, run_id",
                Database.Parameters.NONE,
                row -> row.getLong(1));
        for (Long run : runs) {
            add(connection, new RunId(run));
        }
        String storeId = storeId(connection);
        Database.update(connection, "insert into chain_origin (store_id, taken_in) values (?, ?)", parameters -> {
            parameters.setString(1, storeId);
            parameters.setLong(2, runs.size());
        });
    }

    private static String storeId(Connection connection) throws SQLException {
        return Database.list(
                        connection,
                        "select store_id from store_identity",
                        Database.Parameters.NONE,
                        row -> row.getString(1))
                .get(0);
    }

    private static ChainLink next(Connection connection, String storeId, Run run, String controlDigest)
            throws SQLException {
        List<ChainLink> last = Database.list(
                connection,
                "select " + COLUMNS + " from chain_link order by ordinal desc fetch first 1 rows only",
                Database.Parameters.NONE,
                Chain::read);
        return last.isEmpty()
                ? ChainLink.after(1, storeId, run, controlDigest)
                : ChainLink.after(last.get(0).ordinal() + 1, last.get(0).chainDigest(), run, controlDigest);
    }

    private static List<ChainLink> links(Connection connection) throws SQLException {
        return Database.list(
                connection,
                "select " + COLUMNS + " from chain_link order by ordinal",
                Database.Parameters.NONE,
                Chain::read);
    }

    private static void insert(Connection connection, ChainLink link) throws SQLException {
        String places = COLUMNS.chars()
                .filter(character -> character == ',')
                .mapToObj(comma -> ", ?")
                .collect(Collectors.joining("", "?", ""));
        Database.update(connection, "insert into chain_link (" + COLUMNS + ") values (" + places + ")", parameters -> {
            parameters.setLong(1, link.ordinal());
            parameters.setLong(2, link.run().value());
            parameters.setObject(3, link.attempt().businessDate());
            parameters.setInt(4, link.attempt().number());
            parameters.setString(5, link.controlDigest());
            parameters.setString(6, link.recordDigest());
            parameters.setString(7, link.previousDigest());
            parameters.setString(8, link.chainDigest());
        });
    }

    private static ChainLink read(ResultSet row) throws SQLException {
        return new ChainLink(
                row.getLong("ordinal"),
                new RunId(row.getLong("run_id")),
                new Attempt(row.getObject("business_date", LocalDate.class), row.getInt("attempt")),
                row.getString("control_digest"),
                row.getString("record_digest"),
                row.getString("previous_digest"),
                row.getString("chain_digest"));
    }
}
