package io.daybreak.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every attempt there ever was, and how far each got. Whoever changes it holds the store's lock. */
public final class Runs {
    private static final String COLUMNS =
            "run_id, settled_by, business_date, attempt, range_from, kind, state, delivery_digest,"
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
        return begin(List.of(run), at).get(0);
    }

    /**
     * Writes down the runs of a range, all or none, each as the next attempt of its date. The last one settles for all;
     * every later one is compared with the one before it.
     *
     * @param range one for each date, ascending; 1 or more
     */
    public List<Run> begin(List<NewRun> range, Instant at) {
        LocalDate last = range.get(range.size() - 1).businessDate();
        return database.atomically("beginning a run of " + last, connection -> {
            long first = next(connection, "select coalesce(max(run_id), 0) + 1 from run", parameters -> {});
            RunId settling = new RunId(first + range.size() - 1);
            List<Run> begun = new ArrayList<>();
            for (NewRun run : range) {
                RunId id = new RunId(first + begun.size());
                int number = Math.toIntExact(next(
                        connection,
                        "select coalesce(max(attempt), 0) + 1 from run where business_date = ?",
                        parameters -> parameters.setObject(1, run.businessDate())));
                NewRun compared = begun.isEmpty()
                        ? run
                        : run.comparedWith(begun.get(begun.size() - 1).attempt());
                insert(connection, id, settling, number, compared, at);
                begun.add(of(connection, id));
            }
            return begun;
        });
    }

    /** The runs that one run settled: a night alone, or the dates of a range, ascending. */
    public List<Run> settledBy(RunId settling) {
        return list(
                "where settled_by = ? order by business_date", parameters -> parameters.setLong(1, settling.value()));
    }

    /**
     * Leaves behind every unfinished run of some dates, and with it the whole range that it belongs to.
     *
     * @param reason what is remembered of it
     */
    public void abandonUnfinished(LocalDate from, LocalDate to, Instant at, String reason) {
        String unfinished = "state in ('SETTLING', 'CLOSING')";
        database.atomically(
                "abandoning what is unfinished from " + from + " to " + to,
                connection -> Database.update(
                        connection,
                        "update run set state = 'ABANDONED', ended_at = ?, summary = ? where " + unfinished
                                + " and settled_by in (select r.settled_by from run r where r." + unfinished
                                + " and r.business_date between ? and ?)",
                        parameters -> {
                            parameters.setObject(1, Times.stored(at));
                            parameters.setString(2, reason);
                            parameters.setObject(3, from);
                            parameters.setObject(4, to);
                        }));
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

    /** Moves several runs on, all or none. */
    public void transition(Map<RunId, RunChange> changes) {
        database.atomically("moving runs " + changes.keySet(), connection -> {
            for (Map.Entry<RunId, RunChange> change : changes.entrySet()) {
                transition(connection, change.getKey(), change.getValue());
            }
            return changes;
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

    /** Every date that is published, oldest first. */
    public List<LocalDate> publishedDates() {
        return database.list(
                "reading the published dates",
                "select distinct business_date from run where state = 'PUBLISHED' order by business_date",
                Database.Parameters.NONE,
                row -> row.getObject(1, LocalDate.class));
    }

    /** The oldest date that is published; empty when none ever was. */
    public Optional<LocalDate> oldestPublishedDate() {
        return first(
                        "where state = 'PUBLISHED' order by business_date, attempt fetch first 1 rows only",
                        Database.Parameters.NONE)
                .map(Run::businessDate);
    }

    /** All runs in a state, oldest date first. */
    public List<Run> inState(RunState state) {
        return list(
                "where state = ? order by business_date, attempt", parameters -> parameters.setString(1, state.name()));
    }

    /** Every attempt there ever was, oldest date first. */
    public List<Run> all() {
        return list("order by business_date, attempt", Database.Parameters.NONE);
    }

    /** Every attempt of the dates before a day, oldest first. */
    public List<Run> before(LocalDate businessDate) {
        return list(
                "where business_date < ? order by business_date, attempt",
                parameters -> parameters.setObject(1, businessDate));
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

    /** Whether a later date than a run's own is published. */
    static boolean isBeforeNewest(Connection connection, RunId id) throws SQLException {
        return next(
                        connection,
                        "select count(*) from run r join run o on o.business_date > r.business_date and o.state ="
                                + " 'PUBLISHED' where r.run_id = ?",
                        parameters -> parameters.setLong(1, id.value()))
                > 0;
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
        // A range is released or not, as a whole.
        String held = " where state = 'HELD' and settled_by in (select h.settled_by from run h where h.state = 'HELD'"
                + " and h.business_date <= (select r.business_date from run r where r.run_id = ?))";
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

    private static void insert(Connection connection, RunId id, RunId settling, int number, NewRun run, Instant at)
            throws SQLException {
        String sql = "insert into run (" + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, 'SETTLING', ?, ?, ?, ?, ?, ?, ?, null," + " ?, ?, ?, null, '')";
        Database.update(connection, sql, parameters -> {
            parameters.setLong(1, id.value());
            parameters.setLong(2, settling.value());
            parameters.setObject(3, run.businessDate());
            parameters.setInt(4, number);
            parameters.setObject(5, run.rangeFrom());
            parameters.setString(6, run.kind().name());
            parameters.setString(7, run.inputs().delivery());
            parameters.setString(8, run.inputs().policy());
            parameters.setString(9, run.inputs().templates());
            parameters.setString(10, run.inputs().settings());
            parameters.setString(11, run.inputs().program());
            if (run.baseline().isPresent()) {
                parameters.setObject(12, run.baseline().get().businessDate());
                parameters.setInt(13, run.baseline().get().number());
            } else {
                parameters.setNull(12, Types.DATE);
                parameters.setNull(13, Types.INTEGER);
            }
            parameters.setString(14, run.startedBy());
            parameters.setString(15, run.reason());
            parameters.setObject(16, Times.stored(at));
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
                new RunId(row.getLong("settled_by")),
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
