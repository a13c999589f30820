package io.daybreak.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every attempt there ever was, and how far each got. Whoever changes it holds the store's lock. */
public final class Runs {
    private static final String COLUMNS = "run_id, business_date, attempt, range_from, kind, state, delivery_digest,"
            + " policy_digest, templates_digest, settings_digest, program_digest, baseline_date, baseline_attempt,"
            + " control_digest, started_by, reason, started_at, ended_at, summary";

    private final Database database;

    Runs(Database database) {
        this.database = database;
    }

    /**
     * Writes down a run that begins, in state SETTLING, as the next attempt of its date.
     *
     * @throws StoreFailure when the store does
     */
    public Run begin(NewRun run, Instant at) {
        return database.atomically("beginning a run of " + run.businessDate(), connection -> {
            RunId id = new RunId(next(connection, "select coalesce(max(run_id), 0) + 1 from run", parameters -> {}));
            int number = Math.toIntExact(next(
                    connection,
                    "select coalesce(max(attempt), 0) + 1 from run where business_date = ?",
                    parameters -> parameters.setObject(1, run.businessDate())));
            insert(connection, id, number, run, at);
            return of(connection, id);
        });
    }

    /**
     * Moves a run on.
     *
     * @throws StoreFailure when the run is not in a state that leads to the new one: somebody else moved it, or a step
     *     was left out
     */
    public void transition(RunId id, RunChange change) {
        database.atomically("moving run " + id + " to " + change.to(), connection -> {
            transition(connection, id, change);
            return id;
        });
    }

    /**
     * A run by its id.
     *
     * @throws StoreFailure when there is none
     */
    public Run of(RunId id) {
        return database.on("reading run " + id, connection -> of(connection, id));
    }

    /** The newest attempt of a date, however far it got. */
    public Optional<Run> lastAttempt(LocalDate businessDate) {
        return first(
                "where business_date = ? order by attempt desc fetch first 1 rows only",
                parameters -> parameters.setObject(1, businessDate));
    }

    /** One attempt of a date. */
    public Optional<Run> attempt(Attempt attempt) {
        return first("where business_date = ? and attempt = ?", parameters -> {
            parameters.setObject(1, attempt.businessDate());
            parameters.setInt(2, attempt.number());
        });
    }

    /** The newest attempt of a date that waits for release. */
    public Optional<Run> held(LocalDate businessDate) {
        return first(
                "where business_date = ? and state = 'HELD' order by attempt desc fetch first 1 rows only",
                parameters -> parameters.setObject(1, businessDate));
    }

    /** The published attempt of a date: there is one at most. */
    public Optional<Run> published(LocalDate businessDate) {
        return first(
                "where business_date = ? and state = 'PUBLISHED' order by attempt desc fetch first 1 rows only",
                parameters -> parameters.setObject(1, businessDate));
    }

    /** The published attempt of the newest date before a day: what that day's run is compared with. */
    public Optional<Run> publishedBefore(LocalDate businessDate) {
        return first(
                "where state = 'PUBLISHED' and business_date < ? order by business_date desc, attempt desc"
                        + " fetch first 1 rows only",
                parameters -> parameters.setObject(1, businessDate));
    }

    /** The newest date that is published; empty when none ever was. */
    public Optional<LocalDate> newestPublishedDate() {
        return first(
                        "where state = 'PUBLISHED' order by business_date desc, attempt desc fetch first 1 rows only",
                        Database.Parameters.NONE)
                .map(Run::businessDate);
    }

    /** All runs in a state, oldest date first. */
    public List<Run> inState(RunState state) {
        return list(
                "where state = ? order by business_date, attempt", parameters -> parameters.setString(1, state.name()));
    }

    /** The runs that began last, newest first, {@code count} at most. */
    public List<Run> recent(int count) {
        return list("order by run_id desc fetch first ? rows only", parameters -> parameters.setInt(1, count));
    }

    static void transition(Connection connection, RunId id, RunChange change) throws SQLException {
        String from = change.to().previous().stream()
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", "));
        String sql = "update run set state = ?, ended_at = coalesce(?, ended_at),"
                + " control_digest = coalesce(?, control_digest), summary = coalesce(?, summary)"
                + " where run_id = ? and state in (" + from + ")";
        int changed = Database.update(connection, sql, parameters -> {
            parameters.setString(1, change.to().name());
            if (change.to().rests() && change.to() != RunState.SUPERSEDED) {
                parameters.setObject(2, Times.stored(change.at()));
            } else {
                parameters.setNull(2, Types.TIMESTAMP_WITH_TIMEZONE);
            }
            Texts.set(parameters, 3, change.controlDigest());
            Texts.set(parameters, 4, change.summary());
            parameters.setLong(5, id.value());
        });
        if (changed != 1) {
            throw new StoreFailure("Run " + id + " cannot become " + change.to() + ": it is "
                    + of(connection, id).state() + ", and only " + from + " leads there.");
        }
    }

    /** Moves every other published attempt of the run's date to SUPERSEDED. */
    static void supersedeOthers(Connection connection, RunId id) throws SQLException {
        Database.update(
                connection,
                "update run set state = 'SUPERSEDED' where state = 'PUBLISHED' and run_id <> ?"
                        + " and business_date = (select r.business_date from run r where r.run_id = ?)",
                parameters -> {
                    parameters.setLong(1, id.value());
                    parameters.setLong(2, id.value());
                });
    }

    /** Moves what is held of the run's date, or of an earlier one, to ABANDONED. */
    static void abandonHeld(Connection connection, RunId id, Instant at) throws SQLException {
        String held = " where state = 'HELD' and business_date <="
                + " (select r.business_date from run r where r.run_id = ?)";
        Database.update(
                connection,
                "delete from held_notice where run_id in (select run_id from run" + held + ")",
                parameters -> parameters.setLong(1, id.value()));
        Database.update(connection, "update run set state = 'ABANDONED', ended_at = ?" + held, parameters -> {
            parameters.setObject(1, Times.stored(at));
            parameters.setLong(2, id.value());
        });
    }

    static Run of(Connection connection, RunId id) throws SQLException {
        return Database.list(
                        connection,
                        "select " + COLUMNS + " from run where run_id = ?",
                        parameters -> parameters.setLong(1, id.value()),
                        Runs::read)
                .stream()
                .findFirst()
                .orElseThrow(() -> new StoreFailure("There is no run " + id + " in the store."));
    }

    private static long next(Connection connection, String sql, Database.Parameters parameters) throws SQLException {
        return Database.list(connection, sql, parameters, row -> row.getLong(1)).get(0);
    }

    private static void insert(Connection connection, RunId id, int number, NewRun run, Instant at)
            throws SQLException {
        String sql = "insert into run (" + COLUMNS + ") values (?, ?, ?, ?, ?, 'SETTLING', ?, ?, ?, ?, ?, ?, ?, null,"
                + " ?, ?, ?, null, '')";
        Database.update(connection, sql, parameters -> {
            parameters.setLong(1, id.value());
            parameters.setObject(2, run.businessDate());
            parameters.setInt(3, number);
            parameters.setObject(4, run.rangeFrom());
            parameters.setString(5, run.kind().name());
            parameters.setString(6, run.inputs().delivery());
            parameters.setString(7, run.inputs().policy());
            parameters.setString(8, run.inputs().templates());
            parameters.setString(9, run.inputs().settings());
            parameters.setString(10, run.inputs().program());
            if (run.baseline().isPresent()) {
                parameters.setObject(11, run.baseline().get().businessDate());
                parameters.setInt(12, run.baseline().get().number());
            } else {
                parameters.setNull(11, Types.DATE);
                parameters.setNull(12, Types.INTEGER);
            }
            parameters.setString(13, run.startedBy());
            parameters.setString(14, run.reason());
            parameters.setObject(15, Times.stored(at));
        });
    }

    private Optional<Run> first(String rest, Database.Parameters parameters) {
        return list(rest, parameters).stream().findFirst();
    }

    private List<Run> list(String rest, Database.Parameters parameters) {
        return database.list("reading runs", "select " + COLUMNS + " from run " + rest, parameters, Runs::read);
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                new RunId(row.getLong("run_id")),
                new Attempt(row.getObject("business_date", LocalDate.class), row.getInt("attempt")),
                row.getObject("range_from", LocalDate.class),
                RunKind.valueOf(row.getString("kind")),
                RunState.valueOf(row.getString("state")),
                new RunInputs(
                        row.getString("delivery_digest"),
                        row.getString("policy_digest"),
                        row.getString("templates_digest"),
                        row.getString("settings_digest"),
                        row.getString("program_digest")),
                baseline(row),
                Optional.ofNullable(row.getString("control_digest")),
                row.getString("started_by"),
                row.getString("reason"),
                Times.read(row, "started_at"),
                Times.readIfThere(row, "ended_at"),
                row.getString("summary"));
    }

    private static Optional<Attempt> baseline(ResultSet row) throws SQLException {
        Optional<LocalDate> date = Optional.ofNullable(row.getObject("baseline_date", LocalDate.class));
        return date.isEmpty() ? Optional.empty() : Optional.of(new Attempt(date.get(), row.getInt("baseline_attempt")));
    }
}
