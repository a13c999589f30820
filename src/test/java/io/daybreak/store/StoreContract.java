package io.daybreak.store;

import static io.daybreak.store.StoreFixture.JULY_1;
import static io.daybreak.store.StoreFixture.JUNE_29;
import static io.daybreak.store.StoreFixture.JUNE_30;
import static io.daybreak.store.StoreFixture.ONE_O_CLOCK;
import static io.daybreak.store.StoreFixture.OPTIONS;
import static io.daybreak.store.StoreFixture.TWO_O_CLOCK;
import static io.daybreak.store.StoreFixture.changes;
import static io.daybreak.store.StoreFixture.night;
import static io.daybreak.store.StoreFixture.notice;
import static io.daybreak.store.StoreFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.loan.Money;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.policy.Channel;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

/** What every store does, whatever database it lives in. */
abstract class StoreContract {
    private Store store;

    /** A place where no store is yet. */
    abstract StoreLocation newLocation();

    private StoreLocation location;

    @BeforeEach
    void open() {
        location = newLocation();
        store = opened(Store.open(location, OPTIONS));
    }

    Store store() {
        return store;
    }

    StoreLocation location() {
        return location;
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = opened(Store.open(location, OPTIONS));
    }

    @Test
    void keepsItsIdOverOpenings() {
        String id = store.storeId();
        reopen();
        assertThat(store.storeId()).isEqualTo(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*");
    }

    @Test
    void secondOpeningIsBusyAndSaysWhoHasIt() {
        Opening second = Store.open(location, new OpenOptions("another", 2, new SplittableRandom(1)));
        assertThat(second).isInstanceOf(Opening.Busy.class);
        assertThat(((Opening.Busy) second).message())
                .contains(location.toString(), "process 1, a test", "Try again when it has ended");
        assertThat(store.isLocked()).isTrue();
        reopen();
    }

    @Test
    void remembersRuns() {
        Run first = store.runs().begin(night(JUNE_30), ONE_O_CLOCK);
        assertThat(first.attempt()).isEqualTo(new Attempt(JUNE_30, 1));
        assertThat(first.state()).isEqualTo(RunState.SETTLING);
        assertThat(first.startedAt()).isEqualTo(ONE_O_CLOCK);
        assertThat(first.inputs()).isEqualTo(night(JUNE_30).inputs());
        store.runs().transition(first.id(), RunChange.to(RunState.ABANDONED, TWO_O_CLOCK, "the policy changed"));

        NewRun again = new NewRun(
                JUNE_30,
                JUNE_29,
                RunKind.RERUN,
                night(JUNE_30).inputs(),
                Optional.of(new Attempt(JUNE_29, 2)),
                "operator",
                "feed came late");
        Run second = store.runs().begin(again, TWO_O_CLOCK);
        reopen();

        assertThat(store.runs().lastAttempt(JUNE_30)).contains(second);
        assertThat(second.attempt()).hasToString("2026-06-30/attempt-2");
        assertThat(second.baseline()).contains(new Attempt(JUNE_29, 2));
        assertThat(second.rangeFrom()).isEqualTo(JUNE_29);
        assertThat(second.reason()).isEqualTo("feed came late");
        Run abandoned = store.runs().of(first.id());
        assertThat(abandoned.state()).isEqualTo(RunState.ABANDONED);
        assertThat(abandoned.endedAt()).contains(TWO_O_CLOCK);
        assertThat(abandoned.summary()).isEqualTo("the policy changed");
        assertThat(store.runs().recent(10)).extracting(Run::id).containsExactly(second.id(), first.id());
        assertThat(store.runs().recent(1)).extracting(Run::id).containsExactly(second.id());
        assertThat(store.runs().lastAttempt(JULY_1)).isEmpty();
    }

    @Test
    void everyStepThatIsNotAllowedIsRefusedAndChangesNothing() throws SQLException {
        Run run = store.runs().begin(night(JUNE_30), ONE_O_CLOCK);
        try (Connection connection = store.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Runs runs = store.with(new SingleConnection(connection)).runs();
            for (RunState from : RunState.values()) {
                for (RunState to : EnumSet.complementOf(EnumSet.of(RunState.SETTLING))) {
                    put(connection, run, from);
                    RunChange change = RunChange.staged(to, TWO_O_CLOCK, "c0de", "moved");
                    if (from.next().contains(to)) {
                        runs.transition(run.id(), change);
                        assertThat(runs.of(run.id()).state()).isEqualTo(to);
                    } else {
                        assertThatThrownBy(() -> runs.transition(run.id(), change))
                                .isInstanceOf(StoreFailure.class)
                                .hasMessageContaining("cannot become " + to + ": it is " + from);
                        assertThat(runs.of(run.id()).state()).isEqualTo(from);
                        assertThat(runs.of(run.id()).summary()).isEmpty();
                    }
                }
            }
            connection.rollback();
        }
    }

    private static void put(Connection connection, Run run, RunState state) throws SQLException {
        Database.update(connection, "update run set state = ?, summary = '' where run_id = ?", parameters -> {
            parameters.setString(1, state.name());
            parameters.setLong(2, run.id().value());
        });
    }

    @Test
    void aRunWithoutOutputsCannotBePublishedAndNoneStartsOver() {
        assertThatThrownBy(() -> RunChange.to(RunState.SETTLING, ONE_O_CLOCK)).hasMessageContaining("never becomes");
        assertThatThrownBy(() -> RunChange.to(RunState.PUBLISHING, ONE_O_CLOCK))
                .hasMessageContaining("without a control digest");
    }

    @Test
    void publishesAndSupersedes() {
        Run first = publish(1);
        assertThat(store.runs().published(JUNE_30)).map(Run::id).contains(first.id());
        Run second = publish(2);

        assertThat(store.runs().published(JUNE_30)).map(Run::id).contains(second.id());
        assertThat(store.runs().of(first.id()).state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(store.runs().newestPublishedDate()).contains(JUNE_30);
        assertThat(store.runs().publishedBefore(JULY_1)).map(Run::id).contains(second.id());
        assertThat(store.runs().publishedBefore(JUNE_30)).isEmpty();
        assertThat(store.runs().inState(RunState.PUBLISHED)).extracting(Run::id).containsExactly(second.id());
        assertThat(second.controlDigest()).isEmpty();
        assertThat(store.runs().of(second.id()).controlDigest()).contains("c0de");
        assertThat(store.ledger().ofLoans(List.of("L1", "L2")).values())
                .allSatisfy(entries ->
                        assertThat(entries).extracting(LedgerEntry::state).containsOnly(LedgerEntry.State.SENT));
    }

    private Run publish(int number) {
        Run run = store.runs().begin(night(JUNE_30), ONE_O_CLOCK);
        store.runs().transition(run.id(), RunChange.to(RunState.CLOSING, ONE_O_CLOCK));
        long intended = store.beginPublishing(
                run.id(),
                "c0de",
                "1 notice",
                changes(List.of(notice("N" + number, "L" + number, JUNE_30))),
                ONE_O_CLOCK);
        assertThat(intended).isEqualTo(1);
        store.finishPublishing(run.id(), TWO_O_CLOCK);
        return run;
    }

    @Test
    void publishingBeginsWholeOrNotAtAll() {
        publish(1);
        Run run = store.runs().begin(night(JULY_1), ONE_O_CLOCK);
        store.runs().transition(run.id(), RunChange.to(RunState.CLOSING, ONE_O_CLOCK));
        List<WrittenNotice> oneOfThemSentBefore = List.of(notice("N7", "L7", JULY_1), notice("N1", "L1", JULY_1));

        assertThatThrownBy(() -> store.beginPublishing(run.id(), "c0de", "", changes(oneOfThemSentBefore), TWO_O_CLOCK))
                .isInstanceOf(StoreFailure.class);

        assertThat(store.runs().of(run.id()).state()).isEqualTo(RunState.CLOSING);
        assertThat(store.ledger().ofLoans(List.of("L7"))).isEmpty();
        assertThatThrownBy(() -> store.finishPublishing(run.id(), TWO_O_CLOCK)).isInstanceOf(StoreFailure.class);
    }

    @Test
    void ledgerKnowsWhatWasSaidToWhom() {
        Run run = publish(1);
        WrittenNotice said = notice("N1", "L1", JUNE_30);
        RememberedNotice remembered = store.ledger().rememberedOfLoan("L1").get(0);
        assertThat(remembered.written()).contains(said);
        assertThat(remembered.run()).contains(run.id());
        assertThat(remembered.entry().recipient()).contains("+8613800000001");
        assertThat(remembered.entry().reach()).isEqualTo(LedgerEntry.Reach.NOT_KNOWN);
        assertThat(store.ledger().rememberedOfBorrower("B-L1")).containsExactly(remembered);
        assertThat(store.ledger().ofBorrowers(List.of("B-L1", "B-L9"))).containsOnlyKeys("B-L1");
    }

    @Test
    void noticesOfAnOlderSystemAreTakenOverWholeOrNotAtAll() {
        publish(1);
        TakenOverNotice older = older("OLD-1", "L1", 14);
        assertThat(taken(true, older, older("OLD-2", "L2", 3))).isEqualTo(new Takeover(2, 0, List.of(), true));
        assertThat(taken(true, older, older("OLD-2", "L2", 3))).isEqualTo(new Takeover(0, 2, List.of(), true));
        assertThat(taken(false, older("OLD-3", "L3", 3)).done()).isFalse();
        Takeover refused = taken(true, older("OLD-3", "L3", 3), older("OLD-1", "L1", 15), older("N1", "L1", 1));
        reopen();

        assertThat(refused.done()).isFalse();
        assertThat(refused.conflicts())
                .containsExactly(
                        new Takeover.Conflict(2, "OLD-1", "dpd"),
                        new Takeover.Conflict(3, "N1", "it is a notice of this program's own"));
        assertThat(store.ledger().remembered("OLD-3")).isEmpty();
        RememberedNotice remembered = store.ledger().remembered("OLD-1").orElseThrow();
        assertThat(remembered.run()).isEmpty();
        assertThat(remembered.written()).isEmpty();
        assertThat(remembered.takenOver().orElseThrow().notice()).isEqualTo(older);
        assertThat(remembered.takenOver().orElseThrow().origin())
                .isEqualTo(new Origin("history.csv", "operator", ONE_O_CLOCK));
        assertThat(store.ledger().rememberedTo(List.of("+8613800000001", "+8613800000009")))
                .containsOnlyKeys("+8613800000001", "+8613800000009")
                .hasEntrySatisfying(
                        "+8613800000009", notices -> assertThat(notices).hasSize(2));
    }

    private Takeover taken(boolean whole, TakenOverNotice... notices) {
        return store.takeOver(new Origin("history.csv", "operator", ONE_O_CLOCK), receiver -> {
            for (int line = 1; line <= notices.length; line++) {
                receiver.accept(notices[line - 1], line);
            }
            return whole;
        });
    }

    private static TakenOverNotice older(String noticeId, String loanId, int dpd) {
        LedgerEntry entry = new LedgerEntry(
                noticeId,
                loanId,
                1,
                "reminder",
                Channel.SMS,
                Optional.of("+8613800000009"),
                JUNE_29,
                JUNE_29.minusDays(30),
                LedgerEntry.State.SENT,
                LedgerEntry.Reach.DELIVERED,
                false);
        return new TakenOverNotice(
                entry,
                "B-" + loanId,
                OptionalInt.of(dpd),
                Optional.of(new Money(Currency.getInstance("CNY"), 105_000)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Pay, please."));
    }

    @Test
    void ledgerAnswersForManyLoansAtOnce() {
        Run run = store.runs().begin(night(JUNE_30), ONE_O_CLOCK);
        List<WrittenNotice> notices = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            notices.add(notice("N" + i, "L" + i / 2, JUNE_30));
            asked.add("L" + i);
        }
        store.runs().transition(run.id(), RunChange.to(RunState.CLOSING, ONE_O_CLOCK));
        assertThat(store.beginPublishing(run.id(), "c0de", "", changes(notices), ONE_O_CLOCK))
                .isEqualTo(2_500);
        assertThat(store.ledger().ofLoans(asked)).hasSize(1_250).allSatisfy((loanId, entries) -> assertThat(entries)
                .hasSize(2)
                .allMatch(entry -> entry.loanId().equals(loanId)));
        assertThat(store.ledger().ofLoans(List.of())).isEmpty();
    }

    @Test
    void ledgerComparesIdsByTheirBytes() {
        Run run = store.runs().begin(night(JUNE_30), ONE_O_CLOCK);
        List<String> lookAlikes = List.of("a", "A", "á", "ａ", "a ", "ı", "I", "i", "İ", "'; drop table run; --", "贷1");
        List<WrittenNotice> notices = new ArrayList<>();
        lookAlikes.forEach(id -> notices.add(notice("N" + id, id, JUNE_30)));
        store.runs().transition(run.id(), RunChange.to(RunState.CLOSING, ONE_O_CLOCK));
        store.beginPublishing(run.id(), "c0de", "", changes(notices), ONE_O_CLOCK);
        for (String id : lookAlikes) {
            assertThat(store.ledger().ofLoans(List.of(id)).get(id))
                    .extracting(LedgerEntry::loanId)
                    .containsExactly(id);
        }
        assertThat(store.ledger().ofLoans(List.of("a\u0301"))).isEmpty();
    }

    @Test
    void aNoticeIsSentWhenItsRunIsPublishedAndOnlyIntendedBefore() {
        Run run = store.runs().begin(night(JUNE_30), ONE_O_CLOCK);
        store.runs().transition(run.id(), RunChange.to(RunState.CLOSING, ONE_O_CLOCK));
        store.beginPublishing(run.id(), "c0de", "", changes(List.of(notice("N1", "L1", JUNE_30))), ONE_O_CLOCK);
        reopen();
        assertThat(stateOf("L1")).isEqualTo(LedgerEntry.State.INTENDED);
        store.finishPublishing(run.id(), TWO_O_CLOCK);
        assertThat(stateOf("L1")).isEqualTo(LedgerEntry.State.SENT);
        publish(2);
        assertThat(store.runs().of(run.id()).state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(stateOf("L1")).isEqualTo(LedgerEntry.State.SENT);
    }

    /** A night that takes many notices back would else let as many go out in every night for weeks. */
    @Test
    void countsTheNoticesOfANightWithoutCorrections() {
        publish(1);
        publish(2);
        Run run = store.runs().begin(night(JULY_1), ONE_O_CLOCK);
        store.runs().transition(run.id(), RunChange.to(RunState.CLOSING, ONE_O_CLOCK));
        List<WrittenNotice> taken = List.of(
                notice("N3", "L3", JULY_1),
                notice("C-N1", "L1", JULY_1),
                notice("C-N2", "L2", JULY_1),
                notice("C2-sms", "L4", JULY_1));
        store.beginPublishing(run.id(), "c0de", "", changes(taken), ONE_O_CLOCK);
        store.finishPublishing(run.id(), TWO_O_CLOCK);

        assertThat(store.ledger().highestOfNights(JULY_1, 35)).hasValue(2);
        assertThat(store.ledger().highestOfNights(JULY_1.plusDays(1), 1)).hasValue(2);
        assertThat(store.ledger().highestOfNights(JUNE_30, 35)).isEmpty();
    }

    private LedgerEntry.State stateOf(String loanId) {
        return store.ledger().ofLoans(List.of(loanId)).get(loanId).get(0).state();
    }

    @Test
    void freezesPartitionsOnceAndRemembersHowFarTheyGot() {
        Run run = store.runs().begin(night(JUNE_30), ONE_O_CLOCK);
        List<Partition> plan = List.of(
                Partition.planned("p0002", 1, "from L5"),
                Partition.planned("p0001", 0, "to L5"),
                Partition.planned("p0003", 2, "x".repeat(40_000)));
        store.partitions().freeze(run.id(), plan);
        assertThat(store.partitions().list(run.id())).containsExactly(plan.get(1), plan.get(0), plan.get(2));

        Checkpoint far = new Checkpoint("at 17", "classified=4711", "表".repeat(20_000), true);
        store.partitions().checkpoint(run.id(), "p0002", far);
        reopen();
        assertThat(store.partitions().list(run.id()).get(1)).isEqualTo(new Partition("p0002", 1, "from L5", far));
        assertThat(store.partitions().list(run.id()).get(0).checkpoint()).isEqualTo(Checkpoint.START);

        assertThatThrownBy(() -> store.partitions().freeze(run.id(), plan)).isInstanceOf(StoreFailure.class);
        assertThatThrownBy(() -> store.partitions().checkpoint(run.id(), "p0009", far))
                .hasMessageContaining("has no partition p0009");
        Run other = store.runs().begin(night(JULY_1), ONE_O_CLOCK);
        List<Partition> twice = List.of(Partition.planned("p1", 0, ""), Partition.planned("p1", 1, ""));
        assertThatThrownBy(() -> store.partitions().freeze(other.id(), twice)).isInstanceOf(StoreFailure.class);
        assertThat(store.partitions().list(other.id())).isEmpty();
    }

    @Test
    void keepsTextsByDigest() {
        String policy = "name: cn-2023-consumer\nversion: \"2026-11\"\n# 中文\n";
        store.texts().keep(TextKind.POLICY, "b011c7", policy, ONE_O_CLOCK);
        store.texts().keep(TextKind.POLICY, "b011c7", "another text is not taken for it", TWO_O_CLOCK);
        reopen();
        assertThat(store.texts().load(TextKind.POLICY, "b011c7")).contains(policy);
        assertThat(store.texts().load(TextKind.SETTINGS, "b011c7")).isEmpty();
    }

    @Test
    void takesPartInSomebodysTransaction() throws Exception {
        try (Connection connection = store.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Store within = store.with(new SingleConnection(connection));
            Run run = within.runs().begin(night(JUNE_30), ONE_O_CLOCK);
            within.partitions().freeze(run.id(), List.of(Partition.planned("p1", 0, "")));
            within.force();
            connection.rollback();
            connection.setAutoCommit(true);
            within.close();
        }
        assertThat(store.runs().recent(10)).isEmpty();
        assertThat(store.storeId()).isNotEmpty();
    }

    @Test
    void springBatchCommitsACheckpointWithItsChunk() throws Exception {
        RunId run = store.runs().begin(night(JUNE_30), ONE_O_CLOCK).id();
        store.partitions().freeze(run, List.of(Partition.planned("p1", 0, "")));
        BatchOverStore batch = new BatchOverStore(store);
        assertThat(batch.run(run, 3)).isEqualTo(BatchStatus.FAILED);
        assertThat(store.partitions().list(run).get(0).checkpoint()).isEqualTo(new Checkpoint("2", "", "", false));
        reopen();
        assertThat(new BatchOverStore(store).run(run, 0)).isEqualTo(BatchStatus.COMPLETED);
        assertThat(store.partitions().list(run).get(0).checkpoint()).isEqualTo(new Checkpoint("5", "", "", true));
    }

    /** Without one, deleting or joining reads the whole table. */
    @Test
    void everyReferenceHasAnIndex() throws SQLException {
        try (Connection connection = store.dataSource().getConnection()) {
            DatabaseMetaData metadata = connection.getMetaData();
            Map<String, List<String>> columnsByReference = new TreeMap<>();
            Map<String, List<String>> columnsByIndex = new TreeMap<>();
            for (String table : tables(connection)) {
                try (ResultSet keys = metadata.getImportedKeys(null, connection.getSchema(), table)) {
                    while (keys.next()) {
                        columnsByReference
                                .computeIfAbsent(table + " " + keys.getString("FK_NAME"), key -> new ArrayList<>())
                                .add(keys.getString("FKCOLUMN_NAME"));
                    }
                }
                try (ResultSet indexes = metadata.getIndexInfo(null, connection.getSchema(), table, false, false)) {
                    while (indexes.next()) {
                        columnsByIndex
                                .computeIfAbsent(
                                        table + " " + indexes.getString("INDEX_NAME"), key -> new ArrayList<>())
                                .add(indexes.getString("COLUMN_NAME"));
                    }
                }
            }
            assertThat(columnsByReference).hasSizeGreaterThanOrEqualTo(8).allSatisfy((reference, columns) -> assertThat(
                            columnsByIndex.entrySet())
                    .as(reference)
                    .anyMatch(index -> tableOf(index.getKey()).equals(tableOf(reference))
                            && index.getValue().subList(0, 1).equals(columns)));
        }
    }

    private static String tableOf(String tableAndName) {
        return tableAndName.substring(0, tableAndName.indexOf(' '));
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return Database.list(
                connection,
                "select table_name from information_schema.tables where table_schema = current_schema",
                Database.Parameters.NONE,
                row -> row.getString(1));
    }
}
