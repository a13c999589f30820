package io.daybreak.store;

import static io.daybreak.store.StoreFixture.JUNE_30;
import static io.daybreak.store.StoreFixture.ONE_O_CLOCK;
import static io.daybreak.store.StoreFixture.OPTIONS;
import static io.daybreak.store.StoreFixture.night;
import static io.daybreak.store.StoreFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the embedded database, and what files make possible. */
class FileStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    StoreLocation newLocation() {
        return StoreFixture.folder(folder.resolve("store"));
    }

    private Path databaseFile() {
        return folder.resolve("store/daybreak.mv.db");
    }

    @Test
    void onlyTheOwnerMayLookIntoIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("store"))))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder.resolve("store"))) {
            assertThat(files).hasSize(2).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void anotherProcessHasItUntilItDies() throws Exception {
        close();
        try (StoreProcess other = StoreProcess.start("hold", folder.resolve("store"))) {
            other.await("open ");
            assertThat(Store.open(location(), OPTIONS))
                    .isInstanceOfSatisfying(Opening.Busy.class, busy -> assertThat(busy.message())
                            .contains("the other process"));
            assertThat(Store.openReadOnly(location(), OPTIONS)).isInstanceOf(Opening.Busy.class);
            other.kill();
            opened(Store.open(location(), OPTIONS)).close();
        }
    }

    @Test
    void killingAProcessLosesNothingItCommitted() throws Exception {
        close();
        SplittableRandom random = new SplittableRandom(20260630);
        for (int round = 1; round <= 3; round++) {
            Path folderOfRound = folder.resolve("killed-" + round);
            int commits = random.nextInt(1, 200);
            try (StoreProcess other = StoreProcess.start("commit", folderOfRound)) {
                for (int i = 1; i < commits; i++) {
                    other.await("committed ");
                }
                int committed = Integer.parseInt(other.await("committed "));
                other.kill();
                try (Store store = opened(Store.open(StoreFixture.folder(folderOfRound), OPTIONS))) {
                    RunId run = store.runs().lastAttempt(JUNE_30).orElseThrow().id();
                    Checkpoint found = store.partitions().list(run).get(0).checkpoint();
                    int position = Integer.parseInt(found.position());
                    assertThat(position).as("round %s", round).isGreaterThanOrEqualTo(committed);
                    assertThat(found.tally()).isEqualTo("x".repeat(position));
                }
            }
        }
    }

    /** What was written long ago leaves free space in the file; a commit that lands there must be found again. */
    @Test
    void killingAProcessLosesNothingInAStoreThatHasAged() throws Exception {
        String url = "jdbc:h2:file:" + databaseFile().toString().replace(".mv.db", "") + ";WRITE_DELAY=0";
        close();
        try (Connection age = DriverManager.getConnection(url + ";RETENTION_TIME=0", "daybreak", "")) {
            Database.update(age, "create table age (id integer primary key, text varchar)", Database.Parameters.NONE);
            for (int id = 0; id < 2_000; id++) {
                String row = "(" + id % 100 + ", '" + "x".repeat(500) + id + "')";
                Database.update(age, "merge into age values " + row, Database.Parameters.NONE);
            }
            Database.update(age, "drop table age", Database.Parameters.NONE);
        }
        for (int round = 1; round <= 3; round++) {
            try (StoreProcess other = StoreProcess.start("commit", folder.resolve("store"))) {
                other.await("committed 7");
                other.kill();
            }
            try (Store store = opened(Store.open(location(), OPTIONS))) {
                assertThat(store.runs()
                                .lastAttempt(JUNE_30)
                                .orElseThrow()
                                .attempt()
                                .number())
                        .as("round %s", round)
                        .isEqualTo(round);
            }
        }
    }

    @Test
    void killingAProcessThatMakesTheStoreLeavesOneThatOpens() throws Exception {
        close();
        SplittableRandom random = new SplittableRandom(20260701);
        for (int round = 1; round <= 4; round++) {
            Path folderOfRound = folder.resolve("born-" + round);
            try (StoreProcess other = StoreProcess.start("hold", folderOfRound)) {
                other.await("opening");
                Thread.sleep(random.nextInt(600));
                other.kill();
            }
            Opening look = Store.openReadOnly(StoreFixture.folder(folderOfRound), OPTIONS);
            assertThat(look).as("round %s", round).isInstanceOf(Opening.Opened.class);
            ((Opening.Opened) look).store().close();
            try (Store store = opened(Store.open(StoreFixture.folder(folderOfRound), OPTIONS))) {
                assertThat(store.runs().recent(1)).isEmpty();
            }
        }
    }

    @Test
    void lookingIntoItChangesNoByte() throws IOException {
        Run run = store().runs().begin(night(JUNE_30), ONE_O_CLOCK);
        String id = store().storeId();
        close();
        byte[] before = Files.readAllBytes(databaseFile());
        try (Store reading = opened(Store.openReadOnly(location(), OPTIONS))) {
            assertThat(reading.storeId()).isEqualTo(id);
            assertThat(reading.runs().lastAttempt(JUNE_30)).contains(run);
            assertThatThrownBy(() -> reading.runs().begin(night(JUNE_30), ONE_O_CLOCK))
                    .isInstanceOf(StoreFailure.class);
            reading.force();
        }
        assertThat(Files.readAllBytes(databaseFile())).isEqualTo(before);
    }

    @Test
    void aStoreThatIsNotThereReadsAsAnEmptyOneAndIsNotMade() {
        StoreLocation nowhere = StoreFixture.folder(folder.resolve("nowhere"));
        try (Store reading = opened(Store.openReadOnly(nowhere, OPTIONS))) {
            assertThat(reading.runs().recent(1)).isEmpty();
        }
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aNewerStoreIsLeftAlone() throws SQLException {
        alterHistory("update \"flyway_schema_history\" set \"version\" = '9999' where \"version\" = '1'");
        for (Opening opening : List.of(Store.open(location(), OPTIONS), Store.openReadOnly(location(), OPTIONS))) {
            assertThat(opening)
                    .isInstanceOfSatisfying(Opening.Unusable.class, unusable -> assertThat(unusable.message())
                            .contains(location().toString(), "newer Daybreak"));
        }
    }

    @Test
    void anOlderStoreIsBroughtUpToDateByTheNextRunOnly() throws SQLException {
        String id = store().storeId();
        alterHistory("delete from \"flyway_schema_history\" where \"version\" = '" + Schema.NEWEST_VERSION + "'");
        assertThat(Store.openReadOnly(location(), OPTIONS))
                .isInstanceOfSatisfying(Opening.Unusable.class, unusable -> assertThat(unusable.message())
                        .contains("older Daybreak"));
        try (Store opened = opened(Store.open(location(), OPTIONS))) {
            assertThat(opened.storeId()).isEqualTo(id);
        }
        opened(Store.openReadOnly(location(), OPTIONS)).close();
    }

    private void alterHistory(String sql) throws SQLException {
        close();
        try (Connection connection = new Connections(location(), "test", false).single()) {
            Database.update(connection, sql, Database.Parameters.NONE);
        }
    }

    @Test
    void whatIsNotAStoreIsSaidInOneLine() throws IOException {
        close();
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        Files.write(damaged.resolve("daybreak.mv.db"), "nonsense ".repeat(2_000).getBytes(StandardCharsets.UTF_8));
        for (Path place : List.of(file, damaged)) {
            Opening opening = Store.open(StoreFixture.folder(place), OPTIONS);
            assertThat(opening)
                    .isInstanceOfSatisfying(Opening.Unusable.class, unusable -> assertThat(unusable.message())
                            .startsWith("Store " + place)
                            .doesNotContain("\n", "\tat "));
        }
        assertThat(Store.openReadOnly(StoreFixture.folder(damaged), OPTIONS)).isInstanceOf(Opening.Unusable.class);
    }

    @Test
    void aFileThatIsMostlyWasteIsWrittenAnew() throws Exception {
        close();
        try (Connection connection = new Connections(location(), "test", false).single()) {
            SplittableRandom random = new SplittableRandom(1);
            Database.update(connection, "create table waste (text varchar)", Database.Parameters.NONE);
            for (int i = 0; i < 300; i++) {
                StringBuilder text = new StringBuilder();
                random.ints(10_000, 'a', 'z').forEach(character -> text.append((char) character));
                Database.update(
                        connection,
                        "insert into waste values (?)",
                        parameters -> parameters.setString(1, text.toString()));
            }
            Database.update(connection, "drop table waste", Database.Parameters.NONE);
            long before = Files.size(databaseFile());

            new Tidying(connection, databaseFile(), 1 << 20).close();

            assertThat(Files.size(databaseFile())).isLessThan(before / 4);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(databaseFile())))
                    .isEqualTo("rw-------");
        }
        opened(Store.open(location(), OPTIONS)).close();
    }
}
