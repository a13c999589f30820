package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in the record of what was published, in files or store, {@code status --verify} says what. */
class TamperedRecordTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 28);
    private static final LocalDate SECOND = LocalDate.of(2026, 6, 29);

    @TempDir
    private static Path publishedFolder;

    private static House published;

    @TempDir
    private Path folder;

    private House house = House.in(Path.of(""));

    @BeforeAll
    static void twoNights() {
        published = House.in(publishedFolder);
        assertThat(published.run(FIRST, Path.of("sample-data/2026-06-28")).exitCode())
                .isZero();
        assertThat(published.run(SECOND, Path.of("sample-data/2026-06-29")).exitCode())
                .isZero();
    }

    @BeforeEach
    void copy() {
        house = published.copiedTo(folder.resolve("house"));
    }

    @Test
    void whatWasPublishedIsFoundAsItWas() throws IOException {
        Night verified = house.command("status", "--verify");

        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        assertThat(verified.out())
                .contains("2 published runs in the chain, the files of 2 compared.")
                .contains("Everything is as it was published.");
        String head = verified.out()
                .lines()
                .filter(line -> line.startsWith("Newest chain digest: "))
                .findFirst()
                .orElseThrow()
                .substring("Newest chain digest: ".length());
        assertThat(Files.readString(house.published(SECOND).resolve("run.json")))
                .contains("\"chain_digest\" : \"" + head + "\"");
    }

    @Test
    void anEditedFile() throws IOException {
        Path file = house.published(FIRST).resolve("suppressed.csv");
        Files.writeString(file, Files.readString(file).replaceFirst("[0-9]", "7x"));

        assertFound("2026-06-28/attempt-1/suppressed.csv is not the one that was published");
    }

    @Test
    void anEditedFileWithAControlFileThatFits() throws IOException {
        Path file = house.published(FIRST).resolve("control.csv");
        Files.writeString(file, Files.readString(file).replaceFirst("suppressed.csv,[0-9]+", "suppressed.csv,99"));

        assertFound("2026-06-28/attempt-1/control.csv is not the one that was published");
    }

    @Test
    void aDeletedFile() throws IOException {
        Files.delete(house.published(SECOND).resolve("evidence.jsonl"));

        assertFound("2026-06-29/attempt-1/evidence.jsonl is not there");
    }

    @Test
    void aFileThatWasNotPublished() throws IOException {
        Files.writeString(house.published(SECOND).resolve("notices").resolve("push.csv"), "x\n");

        assertFound("2026-06-29/attempt-1/notices/push.csv was not published");
    }

    @Test
    void aDeletedAttempt() throws IOException {
        Files.move(house.output().resolve("2026-06-28"), folder.resolve("elsewhere"));

        assertFound("2026-06-28/attempt-1 is not there");
    }

    @Test
    void anEditedSummary() throws IOException {
        Path file = house.published(SECOND).resolve("run.json");
        Files.writeString(file, Files.readString(file).replaceFirst("(\"ordinal\" : )\"2\"", "$1\"3\""));

        assertFound("2026-06-29/attempt-1/run.json does not name link 2");
    }

    @Test
    void anEditedRun() {
        change("update run set delivery_digest = 'another' where run_id = 1");

        assertFound("Link 1 (2026-06-28/attempt-1): the row of run 1 in the store is not the one");
    }

    @Test
    void anEditedControlDigest() throws IOException {
        change("update run set control_digest = 'another' where run_id = 2");

        assertFound("Link 2 (2026-06-29/attempt-1): the row of run 2 in the store is not the one");
    }

    @Test
    void anEditedLink() {
        change("update chain_link set control_digest = 'another' where ordinal = 1");

        assertFound("Link 1 (2026-06-28/attempt-1) was changed");
    }

    @Test
    void aRunThatWasMadeUnpublished() {
        change("update run set state = 'ABANDONED' where run_id = 1");

        assertFound("Link 1 (2026-06-28/attempt-1): its run 1 is not in the store as a published one");
    }

    @Test
    void aRemovedRun() {
        change(
                "set referential_integrity false",
                "delete from chain_link where run_id = 1",
                "delete from run where run_id = 1");

        assertFound(
                "Link 1 of the chain is not there",
                "Link 2 (2026-06-29/attempt-1) does not follow the link before it",
                "2026-06-28/attempt-1 is no link of the chain");
    }

    @Test
    void theNewestRunRemoved() {
        change(
                "set referential_integrity false",
                "delete from chain_link where run_id = 2",
                "delete from run where run_id = 2");

        assertFound("2026-06-29/attempt-1 is no link of the chain");
    }

    @Test
    void aRemovedLink() {
        change("delete from chain_link where run_id = 2");

        assertFound("Run 2 (2026-06-29/attempt-1) is PUBLISHED in the store and is no link of the chain");
    }

    @Test
    void aSwappedOrder() {
        change(
                "update chain_link set ordinal = 3 where ordinal = 1",
                "update chain_link set ordinal = 1 where ordinal = 2",
                "update chain_link set ordinal = 2 where ordinal = 3");

        assertFound(
                "Link 1 (2026-06-29/attempt-1) does not follow the link before it",
                "Link 2 (2026-06-28/attempt-1) does not follow the link before it");
    }

    @Test
    void aLinkThatLeadsElsewhere() throws IOException {
        Path link = house.output().resolve("2026-06-28").resolve("current");
        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("../2026-06-29/attempt-1"));

        assertFound("2026-06-28/current does not lead to attempt-1");
    }

    /** A chain made anew over a record that was changed: what the files hold of the old one shows it. */
    @Test
    void aChainThatWasBegunAnew() {
        change(
                "update run set started_by = 'nobody' where run_id = 1",
                "delete from chain_link",
                "delete from chain_origin");
        house.openStore().close();

        assertFound(
                "2026-06-28/attempt-1/run.json does not name link 1", "2026-06-29/attempt-1/run.json does not name");
    }

    private void assertFound(String... lines) {
        Night verified = house.command("status", "--verify");
        assertThat(verified.exitCode()).as(verified.toString()).isEqualTo(3);
        assertThat(verified.err()).contains(lines);
    }

    private void change(String... statements) {
        try (Connection connection = house.openDatabase();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
