package io.daybreak.store;

import io.daybreak.notice.CleanNight;
import io.daybreak.notice.Quarantine;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Loans in quarantine, as of any night: what a night sees is what nights before its date left behind, whatever another
 * attempt of the same date made of it. Written by publishing, and by a person who clears a loan.
 */
public final class Quarantines {
    private static final String COLUMNS = "q.loan_id, q.opened_on, q.kind, q.clean_date, q.clean_dpd,"
            + " q.clean_schedule_digest, q.clean_payments, q.clean_reversals";

    private static final String IN_FORCE_BEFORE =
            " q.cleared = false and q.opened_on < ? and (q.ended_on is null or q.ended_on >= ?)";

    private final Database database;

    Quarantines(Database database) {
        this.database = database;
    }

    /** The loans in quarantine before a date. */
    public Set<String> loansBefore(LocalDate date) {
        return new HashSet<>(database.list(
                "reading quarantines",
                "select q.loan_id from quarantine q where" + IN_FORCE_BEFORE,
                parameters -> {
                    parameters.setObject(1, date);
                    parameters.setObject(2, date);
                },
                row -> row.getString(1)));
    }

    /** Every quarantine in force after all that is published, by loan_id. */
    public List<Quarantine> inForce() {
        return database.list(
                "reading quarantines",
                "select " + COLUMNS + " from quarantine q where q.cleared = false and q.ended_on is null"
                        + " order by q.loan_id",
                Database.Parameters.NONE,
                Quarantines::read);
    }

    /** The quarantines of some loans before a date, by loan_id; a loan in none has no key. */
    public Map<String, Quarantine> ofLoans(Collection<String> loanIds, LocalDate date) {
        String sql = "select " + COLUMNS + " from unnest(cast(? as varchar array)) as asked (id)"
                + " join quarantine q on q.loan_id = asked.id where" + IN_FORCE_BEFORE;
        return database.on("reading quarantines", connection -> {
            Map<String, Quarantine> found = new HashMap<>();
            Array array = connection.createArrayOf("varchar", loanIds.toArray());
            try {
                Database.list(
                                connection,
                                sql,
                                parameters -> {
                                    parameters.setArray(1, array);
                                    parameters.setObject(2, date);
                                    parameters.setObject(3, date);
                                },
                                Quarantines::read)
                        .forEach(quarantine -> found.put(quarantine.loanId(), quarantine));
            } finally {
                array.free();
            }
            return found;
        });
    }

    private static Quarantine read(ResultSet row) throws SQLException {
        return new Quarantine(
                row.getString("loan_id"),
                Quarantine.Kind.valueOf(row.getString("kind")),
                row.getObject("opened_on", LocalDate.class),
                new CleanNight(
                        row.getObject("clean_date", LocalDate.class),
                        row.getInt("clean_dpd"),
                        Optional.ofNullable(row.getString("clean_schedule_digest")),
                        row.getLong("clean_payments"),
                        row.getLong("clean_reversals")));
    }

    /** A quarantine in one line, but for its loan. */
    static String toDetail(Quarantine quarantine) {
        CleanNight clean = quarantine.lastClean();
        return String.join(
                " ",
                quarantine.kind().name(),
                quarantine.openedOn().toString(),
                clean.date().toString(),
                Integer.toString(clean.dpd()),
                Long.toString(clean.paymentsCounted()),
                Long.toString(clean.reversalsCounted()),
                clean.scheduleDigest().orElse("-"));
    }

    /** What {@link #toDetail} wrote of a loan. */
    static Quarantine parse(String loanId, String detail) {
        List<String> fields = List.of(detail.split(" ", -1));
        return new Quarantine(
                loanId,
                Quarantine.Kind.valueOf(fields.get(0)),
                LocalDate.parse(fields.get(1)),
                new CleanNight(
                        LocalDate.parse(fields.get(2)),
                        Integer.parseInt(fields.get(3)),
                        Optional.of(fields.get(6)).filter(digest -> !digest.equals("-")),
                        Long.parseLong(fields.get(4)),
                        Long.parseLong(fields.get(5))));
    }

    /** Forgets what an attempt of this date, or of a later one, left behind: another attempt of it is published. */
    static void rewind(Connection connection, LocalDate date) throws SQLException {
        Database.update(
                connection, "delete from quarantine where opened_on >= ?", parameters -> parameters.setObject(1, date));
        Database.update(
                connection,
                "update quarantine set ended_on = null where ended_on >= ?",
                parameters -> parameters.setObject(1, date));
    }

    /** Opens a quarantine, or writes down what an open one has become. */
    static void keep(Connection connection, Quarantine quarantine) throws SQLException {
        int changed = Database.update(
                connection, "update quarantine set kind = ? where loan_id = ? and opened_on = ?", parameters -> {
                    parameters.setString(1, quarantine.kind().name());
                    parameters.setString(2, quarantine.loanId());
                    parameters.setObject(3, quarantine.openedOn());
                });
        if (changed == 0) {
            insert(connection, quarantine);
        }
    }

    private static void insert(Connection connection, Quarantine quarantine) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into quarantine (loan_id, opened_on, kind,"
                        + " clean_date, clean_dpd, clean_schedule_digest, clean_payments, clean_reversals, cleared)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, false)")) {
            CleanNight clean = quarantine.lastClean();
            statement.setString(1, quarantine.loanId());
            statement.setObject(2, quarantine.openedOn());
            statement.setString(3, quarantine.kind().name());
            statement.setObject(4, clean.date());
            statement.setInt(5, clean.dpd());
            Texts.set(statement, 6, clean.scheduleDigest());
            statement.setLong(7, clean.paymentsCounted());
            statement.setLong(8, clean.reversalsCounted());
            statement.executeUpdate();
        }
    }

    /** A person has looked at the loan: from the next night on it is compared with what was last published. */
    static void clear(Connection connection, String loanId) throws SQLException {
        Database.update(
                connection,
                "update quarantine set cleared = true where loan_id = ? and ended_on is null and cleared = false",
                parameters -> parameters.setString(1, loanId));
    }

    /** Ends the quarantine of a loan. */
    static void end(Connection connection, String loanId, LocalDate on) throws SQLException {
        Database.update(
                connection,
                "update quarantine set ended_on = ? where loan_id = ? and ended_on is null and cleared = false",
                parameters -> {
                    parameters.setObject(1, on);
                    parameters.setString(2, loanId);
                });
    }
}
