package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.store.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When the machine fails, the night ends with exit code 1, says with a code what failed, where, and what to do, shows no
 * stack trace and publishes nothing by half. When the machine is mended, the same command finishes, and the business
 * files are those of a night that nothing disturbed.
 */
class MachineFailuresTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 28);
    private static final LocalDate NEXT = LocalDate.of(2026, 6, 29);

    @TempDir
    private static Path calmFolder;

    private static Map<String, String> calm;
    private static Map<String, String> calmNext;

    @TempDir
    private Path folder;

    @BeforeAll
    static void nightsThatNothingDisturbs() {
        House house = House.in(calmFolder);
        done(house.run(NIGHT, delivery(NIGHT)));
        done(house.run(NEXT, delivery(NEXT)));
        calm = Tree.business(house.published(NIGHT));
        calmNext = Tree.business(house.published(NEXT));
    }

    /** Store and outputs on a disk of so many kilobytes: it is full when the store is made, classifying, deciding. */
    @ParameterizedTest
    @ValueSource(ints = {150, 900, 1800})
    void aFullDiskUnderTheStore(int kilobytes) throws IOException {
        try (SmallDisk disk = SmallDisk.of(folder.resolve("disk"), kilobytes)) {
            House house = House.in(disk.folder());
            Night full = house.run(NIGHT, delivery(NIGHT));
            failed(full, "DISK_FULL|the disk of .* is full", disk.folder().toString());
            assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
            disk.grow();
            finishes(house);
        }
    }

    /** Only the outputs on such a disk: it is full scanning, classifying, staging. */
    @ParameterizedTest
    @ValueSource(ints = {20, 200, 650})
    void aFullDiskUnderTheOutputs(int kilobytes) throws IOException {
        try (SmallDisk disk = SmallDisk.of(folder.resolve("disk"), kilobytes)) {
            House house = House.on(folder.resolve("store").toString(), disk.folder());
            Night full = house.run(NIGHT, delivery(NIGHT));
            failed(full, "Failed, DISK_FULL: |cannot be written", disk.folder().toString());
            assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
            disk.grow();
            finishes(house);
        }
    }

    /** A limit on the size of files, as a user may have: the store meets it first. */
    @ParameterizedTest
    @ValueSource(ints = {300, 1100})
    void aFileThatMayNotGrow(int kilobytes) {
        House house = House.in(folder.resolve("house"));
        Night limited = house.runWithFilesUpTo(kilobytes, NIGHT, delivery(NIGHT));
        failed(
                limited,
                "DISK_FULL|STORE_|cannot be brought up to date",
                house.store().toString());
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
        finishes(house);
    }

    /** A file stands where a folder is needed: as good as a folder that may not be written, for root too. */
    @ParameterizedTest
    @CsvSource({
        "out, ''",
        "store, 'store'",
        "out/.work, '.work'",
        "out/.staging, '.staging'",
        "out/.log, '.log'",
        "out/2026-06-28, '2026-06-28'"
    })
    void aPlaceThatCannotBeWritten(String place, String said) throws IOException {
        House house = House.in(folder.resolve("house"));
        Path inTheWay = folder.resolve("house").resolve(place);
        Files.createDirectories(inTheWay.getParent());
        if (place.equals("out/2026-06-28")) {
            // A folder of a date that nobody published would be told as a foreign one: it comes when all is staged.
            failed(house.runUntil(NIGHT, delivery(NIGHT), "after-stage", () -> inTheWay(inTheWay)), "Failed, ", said);
        } else {
            inTheWay(inTheWay);
            failed(house.run(NIGHT, delivery(NIGHT)), "Failed, |cannot be written", said);
        }
        Files.delete(inTheWay);
        finishes(house);
    }

    /** Nobody would know otherwise: cron has no terminal, and there is no log. */
    @Test
    void aPersonIsCalledWhenNotEvenTheLogCanBeWritten() throws IOException {
        House house = House.in(folder.resolve("house"));
        Path jobs = Path.of("jobs").toAbsolutePath();
        Path hook = house.file("hook.sh", "#!/bin/sh\necho \"$DAYBREAK_OUTCOME $DAYBREAK_EXIT\" > \"$0.said\"\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
        house.settings(house.file(
                "settings.yaml",
                Files.readString(jobs.resolve("nightly.yaml"))
                        .replaceAll("(?m)^# hook: .*$", "hook: [" + hook + "]")
                        .replaceAll("(?m)^policy: ", "policy: " + jobs + "/")
                        .replaceAll("(?m)^templates: ", "templates: " + jobs + "/")));
        inTheWay(house.output());

        failed(house.run(NIGHT, delivery(NIGHT)), "the log .* cannot be written", ".log");

        assertThat(folder.resolve("house/hook.sh.said")).content().isEqualTo("FAILED 1\n");
    }

    /** Moved away under a run, and put back: what it wrote meanwhile counts, and no more. */
    @ParameterizedTest
    @ValueSource(strings = {"after-checkpoint:2", "after-stage", "after-intend", "after-rename"})
    void aStoreThatDisappears(String point) {
        House house = House.in(folder.resolve("house"));
        Path elsewhere = folder.resolve("elsewhere");
        Night lost = house.runUntil(NIGHT, delivery(NIGHT), point, () -> move(house.store(), elsewhere));
        failed(lost, "Failed, STORE_GONE: ", house.store().toString());
        assertThat(house.output().resolve("latest")).doesNotExist();
        move(elsewhere, house.store());
        finishes(house);
    }

    @Test
    void aStoreThatIsDeletedTellsNobodyAnything() {
        House house = House.in(folder.resolve("house"));
        Night lost = house.runUntil(NIGHT, delivery(NIGHT), "before-publish", () -> delete(house.store()));
        failed(lost, "Failed, STORE_GONE: ", house.store().toString());
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-checkpoint:2", "after-intend"})
    void aServerThatEndsOurSessions(String point) {
        String url = PostgresServer.emptySchemaUrl();
        House house = House.on(url, folder.resolve("server"));
        Night lost = house.runUntil(
                NIGHT,
                delivery(NIGHT),
                point,
                () -> PostgresServer.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name like '%run of%' and pid <> pg_backend_pid()"));
        failed(lost, "Failed, STORE_GONE: ", url.substring(0, url.indexOf('?')));
        finishes(house);
    }

    /** Before anything is bound to what was staged it is all computed again; nothing was lost that cannot be. */
    @ParameterizedTest
    @ValueSource(strings = {"after-checkpoint:2", "before-decide", "before-publish"})
    void anOutputFolderThatIsDeletedMidway(String point) {
        House house = House.in(folder.resolve("house"));
        Night lost = house.runUntil(NIGHT, delivery(NIGHT), point, () -> delete(house.output()));
        failed(lost, "Failed, ", house.output().toString());
        finishes(house);
    }

    /** What a night was compared with is gone too: it comes back from the backup, and the night goes on. */
    @Test
    void anOutputFolderThatIsDeletedAndRestored() {
        House house = House.in(folder.resolve("house"));
        done(house.run(NIGHT, delivery(NIGHT)));
        Path backup = house.copiedTo(folder.resolve("backup")).output();
        Night lost = house.runUntil(NEXT, delivery(NEXT), "before-decide", () -> delete(house.output()));
        failed(lost, "Failed, ", house.output().toString());
        Night without = house.run(NEXT, delivery(NEXT));
        assertThat(without.exitCode()).as(without.toString()).isEqualTo(2);
        assertThat(without.err()).contains("does not belong to it", "restore it");

        delete(house.output());
        move(backup, house.output());

        done(house.run(NEXT, delivery(NEXT)));
        assertThat(Tree.business(house.published(NEXT))).isEqualTo(calmNext);
    }

    /** Bound to what was staged, and that is gone: a person must restore it, since some of it may have been sent. */
    @ParameterizedTest
    @ValueSource(strings = {"after-intend", "after-rename"})
    void whatWasAboutToBePublishedIsNeverMadeAnew(String point) {
        House house = House.in(folder.resolve("house"));
        Path kept = folder.resolve("kept");
        Night lost = house.runUntil(NIGHT, delivery(NIGHT), point, () -> move(house.output(), kept));
        failed(lost, "Failed, ", house.output().toString());
        Night again = house.run(NIGHT, delivery(NIGHT));
        assertThat(again.exitCode()).as(again.toString()).isEqualTo(1);
        assertThat(again.err()).contains("restore " + house.output() + " from its backup");

        delete(house.output());
        move(kept, house.output());

        finishes(house);
    }

    private static void failed(Night night, String said, String where) {
        assertThat(night.exitCode()).as(night.toString()).isEqualTo(1);
        assertThat(night.err())
                .containsPattern(said)
                .contains(where)
                .doesNotContain("\tat ", "Exception: ")
                .doesNotContainPattern("daybreak: failed: [A-Z]\\w+(Exception|Error)");
    }

    private static void finishes(House house) {
        done(house.run(NIGHT, delivery(NIGHT)));
        assertThat(Tree.business(house.published(NIGHT))).isEqualTo(calm);
        Night verified = house.command("status", "--verify");
        done(verified);
    }

    private static void inTheWay(Path file) {
        try {
            Files.writeString(file, "a file where a folder is needed\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path delivery(LocalDate night) {
        return Path.of("sample-data", night.toString());
    }

    /** A disk in memory that is soon full; where none can be mounted the test is skipped, and says why. */
    private record SmallDisk(Path folder) implements AutoCloseable {
        static SmallDisk of(Path folder, int kilobytes) throws IOException {
            Files.createDirectories(folder);
            String problem = run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "none", folder.toString());
            if (!problem.isEmpty()) {
                Assumptions.abort("no small disk can be mounted here: " + problem);
            }
            return new SmallDisk(folder);
        }

        void grow() throws IOException {
            assertThat(run("mount", "-o", "remount,size=64m", folder.toString()))
                    .isEmpty();
        }

        @Override
        public void close() throws IOException {
            assertThat(run("umount", "-l", folder.toString())).isEmpty();
        }

        /** What it complained of; empty when it did it. */
        private static String run(String... words) throws IOException {
            try {
                Process process = new ProcessBuilder(List.of(words))
                        .redirectErrorStream(true)
                        .start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor() == 0 ? "" : "exit " + process.exitValue() + " " + said.strip();
            } catch (IOException noSuchProgram) {
                return noSuchProgram.getMessage();
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", hurry);
            }
        }
    }
}
