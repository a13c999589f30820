package io.daybreak.store;

import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Notice;
import io.daybreak.policy.Channel;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;

/** A notice as it lies in the tables: what decisions need in one, words and evidence in the other. */
final class NoticeRow {
    /** {@link #readEntry} reads them by their places. */
    static final String ENTRY_COLUMNS = "n.notice_id, n.run_id, n.loan_id, n.borrower_id, n.level_number,"
            + " n.level_name, n.channel, n.recipient, n.business_date, n.claim_due_date, r.state as run_state, n.reach, n.corrected";

    /** Places of keys in {@link #ENTRY_COLUMNS}. */
    static final int NOTICE_ID = 1;

    static final int LOAN_ID = 3;
    static final int BORROWER_ID = 4;

    static final String WITH_RUN = " left join run r on r.run_id = n.run_id";

    static final String TEXT_COLUMNS = "w.tier, w.dpd, w.overdue_minor, w.currency, w.language, w.send_after,"
            + " w.send_before, w.subject, w.text, w.segments, w.evidence";

    /** Words, evidence and origin, for someone who asks. */
    static final String REMEMBERED = "select " + ENTRY_COLUMNS + ", " + TEXT_COLUMNS + ", "
            + NoticeImport.COLUMNS + ", i.file_name, i.imported_by, i.imported_at from notice_ledger n" + WITH_RUN
            + " left join notice_text w on w.notice_id = n.notice_id"
            + " left join taken_over_notice t on t.notice_id = n.notice_id"
            + " left join notice_import i on i.import_id = t.import_id";

    static final String INSERT_ENTRY = "insert into notice_ledger (notice_id, run_id, loan_id, borrower_id,"
            + " level_number, level_name, channel, recipient, business_date, claim_due_date, reach, corrected)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String INSERT_TEXT = "insert into notice_text (notice_id, tier, dpd, overdue_minor, currency,"
            + " language, send_after, send_before, subject, text, segments, evidence)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private NoticeRow() {}

    static void setEntry(PreparedStatement statement, RunId run, Notice notice) throws SQLException {
        statement.setString(1, notice.noticeId());
        statement.setLong(2, run.value());
        statement.setString(3, notice.loanId());
        statement.setString(4, notice.borrowerId());
        statement.setInt(5, notice.level());
        statement.setString(6, notice.name());
        statement.setString(7, notice.channel().name());
        statement.setString(8, notice.recipient());
        statement.setObject(9, notice.businessDate());
        statement.setObject(10, notice.claimDueDate());
        statement.setString(11, LedgerEntry.Reach.NOT_KNOWN.name());
        statement.setBoolean(12, false);
    }

    /** A notice of an older system: it has no run. */
    static void setTakenOver(PreparedStatement statement, TakenOverNotice notice) throws SQLException {
        LedgerEntry entry = notice.entry();
        statement.setString(1, entry.noticeId());
        statement.setNull(2, Types.BIGINT);
        statement.setString(3, entry.loanId());
        statement.setString(4, notice.borrowerId());
        statement.setInt(5, entry.level());
        statement.setString(6, entry.name());
        statement.setString(7, entry.channel().name());
        Texts.set(statement, 8, entry.recipient());
        statement.setObject(9, entry.businessDate());
        statement.setObject(10, entry.claimDueDate());
        statement.setString(11, entry.reach().name());
        statement.setBoolean(12, entry.corrected());
    }

    static void setText(PreparedStatement statement, WrittenNotice written) throws SQLException {
        Notice notice = written.notice();
        statement.setString(1, notice.noticeId());
        Texts.set(statement, 2, notice.tier());
        statement.setInt(3, notice.dpd());
        statement.setLong(4, notice.overdueMinor());
        statement.setString(5, notice.currency().getCurrencyCode());
        statement.setString(6, notice.language());
        statement.setString(7, notice.sendAfter().toString());
        statement.setString(8, notice.sendBefore().toString());
        Texts.set(statement, 9, notice.subject());
        statement.setString(10, notice.text());
        statement.setInt(11, notice.segments());
        statement.setString(12, written.evidence());
    }

    /** Reads {@link #ENTRY_COLUMNS} by their places: looking for names costs more than reading, and a night reads many. */
    static LedgerEntry readEntry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getString(NOTICE_ID),
                row.getString(LOAN_ID),
                row.getInt(5),
                row.getString(6),
                Channel.valueOf(row.getString(7)),
                Optional.ofNullable(row.getString(8)),
                row.getObject(9, LocalDate.class),
                row.getObject(10, LocalDate.class),
                stateBy(Optional.ofNullable(row.getString(11)).map(RunState::valueOf)),
                LedgerEntry.Reach.valueOf(row.getString(12)),
                row.getBoolean(13));
    }

    /** What is taken over from an older system was sent by it. */
    private static LedgerEntry.State stateBy(Optional<RunState> run) {
        return run.isEmpty() || run.get().wasPublished() ? LedgerEntry.State.SENT : LedgerEntry.State.INTENDED;
    }

    static RememberedNotice readRemembered(ResultSet row) throws SQLException {
        LedgerEntry entry = readEntry(row);
        String borrowerId = row.getString("borrower_id");
        long runId = row.getLong("run_id");
        Optional<RunId> run = row.wasNull() ? Optional.empty() : Optional.of(new RunId(runId));
        Optional<String> text = Optional.ofNullable(row.getString("text"));
        return new RememberedNotice(
                entry,
                borrowerId,
                run,
                text.isEmpty() ? Optional.empty() : Optional.of(readWritten(row, entry, borrowerId, text.get())),
                row.getString("file_name") == null ? Optional.empty() : Optional.of(readTakenOver(row, entry)));
    }

    private static RememberedNotice.TakenOver readTakenOver(ResultSet row, LedgerEntry entry) throws SQLException {
        Origin origin =
                new Origin(row.getString("file_name"), row.getString("imported_by"), Times.read(row, "imported_at"));
        return new RememberedNotice.TakenOver(origin, NoticeImport.read(row, entry));
    }

    private static WrittenNotice readWritten(ResultSet row, LedgerEntry entry, String borrowerId, String text)
            throws SQLException {
        Notice notice = new Notice(
                entry.noticeId(),
                entry.loanId(),
                borrowerId,
                entry.level(),
                entry.name(),
                entry.channel(),
                Optional.ofNullable(row.getString("tier")),
                row.getInt("dpd"),
                row.getLong("overdue_minor"),
                Currency.getInstance(row.getString("currency")),
                entry.recipient().orElse(""),
                row.getString("language"),
                OffsetDateTime.parse(row.getString("send_after")),
                OffsetDateTime.parse(row.getString("send_before")),
                Optional.ofNullable(row.getString("subject")),
                text,
                row.getInt("segments"),
                entry.businessDate(),
                entry.claimDueDate());
        return new WrittenNotice(notice, row.getString("evidence"));
    }
}
