package io.daybreak.store;

import io.daybreak.loan.Money;
import io.daybreak.notice.LedgerEntry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes notices of an older system into the ledger, within one transaction; a notice that is there is compared. */
final class NoticeImport {
    static final String COLUMNS =
            "t.import_id, t.reach as reach_then, t.corrected as corrected_then, t.dpd as dpd_named,"
                    + " t.overdue_minor as overdue_named, t.currency as currency_named, t.language as language_then,"
                    + " t.subject as subject_then, t.text as text_then";

    private static final int NOTICES_PER_BATCH = 500;

    private static final String KNOWN = "select " + NoticeRow.ENTRY_COLUMNS + ", " + COLUMNS
            + " from unnest(cast(? as varchar array)) as asked (id) join notice_ledger n on n.notice_id = asked.id"
            + NoticeRow.WITH_RUN + " left join taken_over_notice t on t.notice_id = n.notice_id";

    private static final String INSERT = "insert into taken_over_notice (notice_id, import_id, reach, corrected, dpd,"
            + " overdue_minor, currency, language, subject, text) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final Origin origin;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final List<Takeover.Conflict> conflicts = new ArrayList<>();
    private long importId;
    private long added;
    private long known;

    NoticeImport(Connection connection, Origin origin) {
        this.connection = connection;
        this.origin = origin;
    }

    /** A notice and where it stands in its file. */
    private record Waiting(TakenOverNotice notice, long line) {}

    /** A notice as the ledger has it. */
    private record Known(TakenOverNotice notice, boolean takenOver) {}

    /** Takes a notice; it is written with others. */
    void add(TakenOverNotice notice, long line) {
        Waiting before = waiting.putIfAbsent(notice.entry().noticeId(), new Waiting(notice, line));
        if (before != null) {
            compare(new Known(before.notice(), true), notice, line);
        } else if (waiting.size() == NOTICES_PER_BATCH) {
            flushNow();
        }
    }

    /** Writes what waits, and answers what came of all of them. */
    Takeover finish(boolean done) throws SQLException {
        flush();
        return new Takeover(added, known, conflicts, done && conflicts.isEmpty());
    }

    private void flushNow() {
        try {
            flush();
        } catch (SQLException failure) {
            throw StoreFailure.of("taking notices over", failure);
        }
    }

    private void flush() throws SQLException {
        Map<String, Known> there = known(waiting.keySet().toArray());
        List<TakenOverNotice> fresh = new ArrayList<>();
        for (Waiting row : waiting.values()) {
            Known same = there.get(row.notice().entry().noticeId());
            if (same == null) {
                fresh.add(row.notice());
            } else {
                compare(same, row.notice(), row.line());
            }
        }
        insert(fresh);
        waiting.clear();
    }

    private void compare(Known there, TakenOverNotice notice, long line) {
        List<String> differs = differences(there, notice);
        if (differs.isEmpty()) {
            known++;
        } else {
            conflicts.add(new Takeover.Conflict(line, notice.entry().noticeId(), String.join(", ", differs)));
        }
    }

    private static List<String> differences(Known there, TakenOverNotice notice) {
        if (!there.takenOver()) {
            return List.of("it is a notice of this program's own");
        }
        LedgerEntry had = there.notice().entry();
        LedgerEntry has = notice.entry();
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("loan_id", had.loanId().equals(has.loanId()));
        same.put("borrower_id", there.notice().borrowerId().equals(notice.borrowerId()));
        same.put("level", had.level() == has.level());
        same.put("name", had.name().equals(has.name()));
        same.put("channel", had.channel() == has.channel());
        same.put("recipient", had.recipient().equals(has.recipient()));
        same.put("business_date", had.businessDate().equals(has.businessDate()));
        same.put("claim_due_date", had.claimDueDate().equals(has.claimDueDate()));
        same.put("reach", had.reach() == has.reach());
        same.put("corrected", had.corrected() == has.corrected());
        same.put("dpd", there.notice().dpd().equals(notice.dpd()));
        same.put("overdue_total", there.notice().overdue().equals(notice.overdue()));
        same.put("language", there.notice().language().equals(notice.language()));
        same.put("subject", there.notice().subject().equals(notice.subject()));
        same.put("text", there.notice().text().equals(notice.text()));
        return same.entrySet().stream()
                .filter(field -> !field.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Known> known(Object[] noticeIds) throws SQLException {
        Map<String, Known> found = new HashMap<>();
        Array asked = connection.createArrayOf("varchar", noticeIds);
        try {
            Database.list(
                    connection,
                    KNOWN,
                    parameters -> parameters.setArray(1, asked),
                    row -> found.put(row.getString("notice_id"), readKnown(row)));
        } finally {
            asked.free();
        }
        return found;
    }

    private static Known readKnown(ResultSet row) throws SQLException {
        boolean takenOver = Objects.nonNull(row.getString("reach_then"));
        LedgerEntry entry = NoticeRow.readEntry(row);
        if (!takenOver) {
            return new Known(
                    new TakenOverNotice(
                            entry,
                            row.getString("borrower_id"),
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    false);
        }
        return new Known(read(row, entry), true);
    }

    /** The notice as its file had it; the ledger's own reach and correction may be newer. */
    static TakenOverNotice read(ResultSet row, LedgerEntry entry) throws SQLException {
        LedgerEntry then = new LedgerEntry(
                entry.noticeId(),
                entry.loanId(),
                entry.level(),
                entry.name(),
                entry.channel(),
                entry.recipient(),
                entry.businessDate(),
                entry.claimDueDate(),
                entry.state(),
                LedgerEntry.Reach.valueOf(row.getString("reach_then")),
                row.getBoolean("corrected_then"));
        int dpd = row.getInt("dpd_named");
        OptionalInt days = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(dpd);
        long overdueMinor = row.getLong("overdue_named");
        Optional<Money> overdue = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Money(Currency.getInstance(row.getString("currency_named")), overdueMinor));
        return new TakenOverNotice(
                then,
                row.getString("borrower_id"),
                days,
                overdue,
                Optional.ofNullable(row.getString("language_then")),
                Optional.ofNullable(row.getString("subject_then")),
                Optional.ofNullable(row.getString("text_then")));
    }

    private void insert(List<TakenOverNotice> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        if (added == 0) {
            insertOrigin();
        }
        try (PreparedStatement entries = connection.prepareStatement(NoticeRow.INSERT_ENTRY);
                PreparedStatement rest = connection.prepareStatement(INSERT)) {
            for (TakenOverNotice notice : fresh) {
                NoticeRow.setTakenOver(entries, notice);
                entries.addBatch();
                set(rest, notice);
                rest.addBatch();
            }
            entries.executeBatch();
            rest.executeBatch();
        }
        added += fresh.size();
    }

    private void insertOrigin() throws SQLException {
        importId = Database.list(
                        connection,
                        "select coalesce(max(import_id), 0) + 1 from notice_import",
                        Database.Parameters.NONE,
                        row -> row.getLong(1))
                .get(0);
        Database.update(
                connection,
                "insert into notice_import (import_id, file_name, imported_by, imported_at) values (?, ?, ?, ?)",
                parameters -> {
                    parameters.setLong(1, importId);
                    parameters.setString(2, origin.fileName());
                    parameters.setString(3, origin.importedBy());
                    parameters.setObject(4, Times.stored(origin.importedAt()));
                });
        try (Journal journal = Journal.on(connection, origin.importedAt())) {
            journal.takenOver(importId);
            journal.flush();
        }
    }

    private void set(PreparedStatement statement, TakenOverNotice notice) throws SQLException {
        statement.setString(1, notice.entry().noticeId());
        statement.setLong(2, importId);
        statement.setString(3, notice.entry().reach().name());
        statement.setBoolean(4, notice.entry().corrected());
        if (notice.dpd().isPresent()) {
            statement.setInt(5, notice.dpd().getAsInt());
        } else {
            statement.setNull(5, Types.INTEGER);
        }
        if (notice.overdue().isPresent()) {
            statement.setLong(6, notice.overdue().get().minorUnits());
        } else {
            statement.setNull(6, Types.BIGINT);
        }
        Texts.set(
                statement, 7, notice.overdue().map(overdue -> overdue.currency().getCurrencyCode()));
        Texts.set(statement, 8, notice.language());
        Texts.set(statement, 9, notice.subject());
        Texts.set(statement, 10, notice.text());
    }
}
