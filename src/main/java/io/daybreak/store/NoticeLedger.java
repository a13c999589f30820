package io.daybreak.store;

import io.daybreak.notice.LedgerEntry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every notice that was, or may have been, sent. Nothing is ever removed from it. It is written by
 * {@link Store#beginPublishing}; a notice is INTENDED as long as its run is PUBLISHING, and SENT from then on. Personal data: recipients and texts are never written to a log.
 */
public final class NoticeLedger {
    private static final int KEYS_PER_QUERY_MAX = 1_000;
    private static final String ORDER = " order by n.business_date, n.level_number, n.notice_id";

    private static final Comparator<LedgerEntry> OLDEST_FIRST = Comparator.comparing(LedgerEntry::businessDate)
            .thenComparingInt(LedgerEntry::level)
            .thenComparing(LedgerEntry::noticeId);

    private final Database database;

    NoticeLedger(Database database) {
        this.database = database;
    }

    /**
     * What the ledger knows of each of these loans, oldest first; a loan it knows nothing of has no key. Asks the
     * database once for every thousand loans, so hand it many.
     */
    public Map<String, List<LedgerEntry>> ofLoans(Collection<String> loanIds) {
        return of("loan_id", NoticeRow.LOAN_ID, loanIds);
    }

    /** What the ledger knows of each of these borrowers, oldest first; as {@link #ofLoans}. */
    public Map<String, List<LedgerEntry>> ofBorrowers(Collection<String> borrowerIds) {
        return of("borrower_id", NoticeRow.BORROWER_ID, borrowerIds);
    }

    /** What the ledger knows of each of these notices; one it does not know has no key. */
    public Map<String, List<LedgerEntry>> ofNotices(Collection<String> noticeIds) {
        return of("notice_id", NoticeRow.NOTICE_ID, noticeIds);
    }

    /** Every notice about a loan with its words and evidence, oldest first. */
    public List<RememberedNotice> rememberedOfLoan(String loanId) {
        return remembered("loan_id", loanId);
    }

    /** Every notice to a borrower with its words and evidence, oldest first. */
    public List<RememberedNotice> rememberedOfBorrower(String borrowerId) {
        return remembered("borrower_id", borrowerId);
    }

    /**
     * Most notices of one of the last published nights before a day; corrections are none.
     *
     * @param nights how many published nights are looked at, 1 or more
     * @return empty when none was published
     */
    public OptionalLong highestOfNights(LocalDate before, int nights) {
        // The index has the run of every notice, so that no notice is read; of corrections, which are few, the key
        // tells.
        String sql = "select count(n.run_id) - (select count(*) from notice_ledger c join run w on w.run_id = c.run_id"
                + " where c.notice_id >= 'C-' and c.notice_id < 'C.' and w.business_date = night.business_date)"
                + " from (select business_date from run where state = 'PUBLISHED'"
                + " and business_date < ? order by business_date desc fetch first ? rows only) night"
                + " join run r on r.business_date = night.business_date and r.state in ('PUBLISHED', 'SUPERSEDED')"
                + " left join notice_ledger n on n.run_id = r.run_id group by night.business_date";
        return database
                .list(
                        "counting notices",
                        sql,
                        parameters -> {
                            parameters.setObject(1, before);
                            parameters.setInt(2, nights);
                        },
                        row -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .max();
    }

    /** Whether notices of an older system came in after a moment. */
    public boolean tookOverSince(Instant moment) {
        return database.list(
                                "looking for notices taken over since " + moment,
                                "select count(*) from notice_import where imported_at > ?",
                                parameters -> parameters.setObject(1, Times.stored(moment)),
                                row -> row.getLong(1))
                        .get(0)
                > 0;
    }

    /** How many notices a run sent, or may have sent. */
    public long countOf(RunId run) {
        return database.list(
                        "counting the notices of run " + run,
                        "select count(*) from notice_ledger where run_id = ?",
                        parameters -> parameters.setLong(1, run.value()),
                        row -> row.getLong(1))
                .get(0);
    }

    /** A notice with its words and evidence. */
    public Optional<RememberedNotice> remembered(String noticeId) {
        return remembered("notice_id", noticeId).stream().findFirst();
    }

    /**
     * Every notice that went to one of some addresses, with its words and evidence, oldest first; an address that none
     * went to has no key. Reads the whole ledger once for every thousand addresses.
     */
    public Map<String, List<RememberedNotice>> rememberedTo(Collection<String> recipients) {
        String sql = NoticeRow.REMEMBERED
                + " join unnest(cast(? as varchar array)) as asked (id) on n.recipient = asked.id" + ORDER;
        List<String> distinct = recipients.stream().distinct().toList();
        return database.on("reading notices by recipient", connection -> {
            Map<String, List<RememberedNotice>> found = new HashMap<>();
            for (int from = 0; from < distinct.size(); from += KEYS_PER_QUERY_MAX) {
                Array array = connection.createArrayOf(
                        "varchar",
                        distinct.subList(from, Math.min(from + KEYS_PER_QUERY_MAX, distinct.size()))
                                .toArray());
                Database.list(
                        connection, sql, parameters -> parameters.setArray(1, array), row -> found.computeIfAbsent(
                                        row.getString("recipient"), key -> new ArrayList<>())
                                .add(NoticeRow.readRemembered(row)));
                array.free();
            }
            return found;
        });
    }

    private Map<String, List<LedgerEntry>> of(String column, int place, Collection<String> keys) {
        // A join, since H2 compares each row it finds by "= any(?)" with every key once more.
        String sql = "select " + NoticeRow.ENTRY_COLUMNS + " from unnest(cast(? as varchar array)) as asked (id)"
                + " join notice_ledger n on n." + column + " = asked.id" + NoticeRow.WITH_RUN;
        List<String> distinct = keys.stream().distinct().toList();
        return database.on("reading the notice ledger", connection -> {
            Map<String, List<LedgerEntry>> found = new HashMap<>();
            for (int from = 0; from < distinct.size(); from += KEYS_PER_QUERY_MAX) {
                List<String> some = distinct.subList(from, Math.min(from + KEYS_PER_QUERY_MAX, distinct.size()));
                addSome(connection, sql, some, place, found);
            }
            found.values().forEach(entries -> entries.sort(OLDEST_FIRST));
            return found;
        });
    }

    private static void addSome(
            Connection connection, String sql, List<String> keys, int place, Map<String, List<LedgerEntry>> found)
            throws SQLException {
        Array array = connection.createArrayOf("varchar", keys.toArray());
        try {
            Database.list(connection, sql, parameters -> parameters.setArray(1, array), row -> found.computeIfAbsent(
                            row.getString(place), key -> new ArrayList<>())
                    .add(NoticeRow.readEntry(row)));
        } finally {
            array.free();
        }
    }

    private List<RememberedNotice> remembered(String column, String key) {
        return database.list(
                "reading notices",
                NoticeRow.REMEMBERED + " where n." + column + " = ?" + ORDER,
                parameters -> parameters.setString(1, key),
                NoticeRow::readRemembered);
    }
}
