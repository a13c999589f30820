package io.daybreak.store;

import static io.daybreak.store.StoreFixture.JULY_1;
import static io.daybreak.store.StoreFixture.ONE_O_CLOCK;
import static io.daybreak.store.StoreFixture.OPTIONS;
import static io.daybreak.store.StoreFixture.changes;
import static io.daybreak.store.StoreFixture.night;
import static io.daybreak.store.StoreFixture.notice;
import static io.daybreak.store.StoreFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A store that an older Daybreak left, with what it remembered, is opened by this one: nothing is forgotten, and what
 * was published before there was a chain is linked in the order it was published. Every older schema there was, in both
 * databases.
 */
class OlderStoreTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void anEmbeddedStore(int version) throws SQLException {
        Path file = folder.resolve("daybreak");
        String url = "jdbc:h2:file:" + file;
        try (Connection older = DriverManager.getConnection(url, "daybreak", "")) {
            lay(older, url, "daybreak", Vendor.H2, version);
        }
        remembers(StoreFixture.folder(folder), version);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aStoreOnAServer(int version) throws SQLException {
        String url = PostgresServer.emptySchemaUrl();
        try (Connection older = DriverManager.getConnection(url)) {
            lay(older, url, "", Vendor.POSTGRESQL, version);
        }
        remembers(StoreFixture.located(StoreLocation.parse(url, folder, Map.of())), version);
    }

    private static void lay(Connection older, String url, String user, Vendor vendor, int version) throws SQLException {
        Flyway.configure()
                .dataSource(url, user, "")
                .locations(Schema.COMMON_MIGRATIONS, vendor.migrations())
                .table("flyway_schema_history")
                .target(Integer.toString(version))
                .load()
                .migrate();
        if (version < 4) {
            return;
        }
        try (Statement statement = older.createStatement()) {
            statement.execute("insert into store_identity (store_id) values ('the older store')");
            // The later date was published first, and its first attempt was replaced in the end.
            run(statement, version, 1, "2026-06-30", 1, "SUPERSEDED", "'c1'", "'2026-07-01 01:00:00+00'");
            run(statement, version, 2, "2026-06-29", 1, "PUBLISHED", "'c2'", "'2026-07-01 02:00:00+00'");
            run(statement, version, 3, "2026-06-30", 2, "PUBLISHED", "'c3'", "'2026-07-01 03:00:00+00'");
            run(statement, version, 4, "2026-07-01", 1, "REFUSED", "null", "'2026-07-02 01:00:00+00'");
            statement.execute("insert into notice_ledger (notice_id, run_id, loan_id, borrower_id, level_number,"
                    + " level_name, channel, recipient, business_date, claim_due_date, reach, corrected) values"
                    + " ('N-1', 3, 'L-1', 'B-L-1', 1, 'reminder', 'SMS', '+8613800000001', date '2026-06-30',"
                    + " date '2026-06-27', 'NOT_KNOWN', false)");
            statement.execute("insert into kept_text (kind, digest, text, kept_at) values ('POLICY', 'b011c7',"
                    + " 'name: old', timestamp with time zone '2026-07-01 01:00:00+00')");
            if (version >= 5) {
                statement.execute("insert into approval (approval_id, action, run_id, subject, approved_by, os_user,"
                        + " reason, detail, approved_at) values (1, 'RELEASE', 3, '', 'Ms Yu', 'operator', 'looked at',"
                        + " '', timestamp with time zone '2026-07-01 02:59:00+00')");
            }
            if (version >= 6) {
                statement.execute("insert into quarantine (loan_id, opened_on, kind, clean_date, clean_dpd,"
                        + " clean_payments, clean_reversals, cleared) values ('L-9', date '2026-06-30', 'JUMP',"
                        + " date '2026-06-29', 3, 1, 0, false)");
            }
        }
    }

    private static void run(
            Statement statement,
            int version,
            int id,
            String date,
            int attempt,
            String state,
            String control,
            String ended)
            throws SQLException {
        statement.execute("insert into run (run_id, business_date, attempt, range_from, kind, state, delivery_digest,"
                + " policy_digest, templates_digest, settings_digest, program_digest, control_digest, started_by,"
                + " reason, started_at, ended_at, summary" + (version >= 9 ? ", settled_by" : "") + ") values (" + id
                + ", date '" + date + "', " + attempt
                + ", date '" + date + "', 'NIGHTLY', '" + state + "', 'd', 'b011c7', 't', 's', 'p', " + control
                + ", 'operator', '', timestamp with time zone '2026-07-01 00:00:00+00', timestamp with time zone "
                + ended + ", ''" + (version >= 9 ? ", " + id : "") + ")");
    }

    private static void remembers(StoreLocation location, int version) {
        try (Store store = opened(Store.open(location, OPTIONS))) {
            List<ChainLink> links = store.chain().links();
            if (version < 4) {
                assertThat(links).isEmpty();
                assertThat(store.runs().recent(1)).isEmpty();
            } else {
                assertThat(store.storeId()).isEqualTo("the older store");
                assertThat(links)
                        .extracting(link -> link.attempt().toString())
                        .containsExactly("2026-06-30/attempt-1", "2026-06-29/attempt-1", "2026-06-30/attempt-2");
                assertThat(links).allMatch(ChainLink::holdsTogether);
                assertThat(links).allMatch(link -> link.isOf(store.runs().of(link.run())));
                assertThat(links.get(0).previousDigest()).isEqualTo("the older store");
                assertThat(store.chain().takenIn()).isEqualTo(3);
                assertThat(store.ledger().ofLoans(List.of("L-1"))).hasSize(1);
                assertThat(store.texts().load(TextKind.POLICY, "b011c7")).contains("name: old");
                assertThat(store.approvals().of(new RunId(3))).hasSize(version >= 5 ? 1 : 0);
            }
            publishAnother(store);
        }
        try (Store again = opened(Store.open(location, OPTIONS))) {
            List<ChainLink> links = again.chain().links();
            assertThat(links).hasSize(version < 4 ? 1 : 4);
            assertThat(links.get(links.size() - 1).previousDigest())
                    .isEqualTo(
                            links.size() == 1
                                    ? again.storeId()
                                    : links.get(links.size() - 2).chainDigest());
        }
    }

    /** The tables are not only there: today's program writes into them. */
    private static void publishAnother(Store store) {
        Run run = store.runs().begin(night(JULY_1), ONE_O_CLOCK);
        store.runs().transition(run.id(), RunChange.to(RunState.CLOSING, ONE_O_CLOCK));
        ChainLink foreseen = store.chain().next(store.runs().of(run.id()), "c0de");
        store.beginPublishing(run.id(), "c0de", "", changes(List.of(notice("N-2", "L-2", JULY_1))), ONE_O_CLOCK);
        store.finishPublishing(run.id(), ONE_O_CLOCK);
        List<ChainLink> links = store.chain().links();
        assertThat(links.get(links.size() - 1)).isEqualTo(foreseen);
        assertThat(store.ledger().ofLoans(List.of("L-2"))).hasSize(1);
    }
}
