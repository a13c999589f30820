package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.CleanPortfolio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A store that was restored from a backup knows less than an output folder that was not: that is found out before
 * anything is written, whatever state the backup was made in, and nobody is told anything twice. Where the store can
 * still finish what it had begun, it does.
 */
class BackupTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 28);
    private static final LocalDate NEXT = LocalDate.of(2026, 6, 29);
    private static final LocalDate HELD_NIGHT = LocalDate.of(2026, 7, 1);

    @TempDir
    private static Path calmFolder;

    private static Map<String, String> calm;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aNightThatNobodyDisturbs() {
        House house = House.in(calmFolder);
        done(house.run(NIGHT, delivery(NIGHT)));
        calm = Tree.business(house.published(NIGHT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-checkpoint:3", "after-stage"})
    void aStoreCopiedWhileTheAttemptRanIsFoundOut(String killPoint) {
        House house = House.in(folder.resolve("house"));
        killed(house.runInOwnProcess(NIGHT, delivery(NIGHT), killPoint));
        Path backup = copy(house.store(), folder.resolve("backup"));
        done(house.run(NIGHT, delivery(NIGHT)));
        Map<String, String> published = filesButLogs(house);

        restore(backup, house);

        foundOut(house.run(NIGHT, delivery(NIGHT)), "attempt 1 of " + NIGHT + ", which the store has as");
        foundOut(house.run(NEXT, delivery(NEXT)), "attempt 1 of " + NIGHT + ", which the store has as");
        assertThat(filesButLogs(house)).isEqualTo(published);
    }

    /** Every command that writes asks, and so does a dry run, which is to end as the run would. */
    @Test
    void everyCommandThatWritesFindsItOut() throws IOException {
        House house = House.in(folder.resolve("house"));
        killed(house.runInOwnProcess(NIGHT, delivery(NIGHT), "after-checkpoint:3"));
        Path backup = copy(house.store(), folder.resolve("backup"));
        done(house.run(NIGHT, delivery(NIGHT)));
        restore(backup, house);
        Path notices = house.file("older.csv", """
                loan_id,borrower_id,level,name,channel,business_date,claim_due_date
                L-1,B-1,1,reminder,sms,2026-06-01,2026-05-01
                """);
        Map<String, String> files = filesButLogs(house);
        String date = NIGHT.toString();

        for (String[] command : List.of(
                new String[] {
                    "check", "--date", date, "--input", delivery(NIGHT).toString()
                },
                new String[] {"import-notices", notices.toString()},
                new String[] {"release", "--date", date, "--by", "Li", "--reason", "x"},
                new String[] {"discard", "--date", date, "--by", "Li", "--reason", "x"},
                new String[] {"clear", "L-1", "--by", "Li", "--reason", "x"},
                new String[] {"purge", "--older-than", "1d"},
                new String[] {"purge", "--older-than", "1d", "--dry-run"})) {
            foundOut(house.command(command), "which the store has as");
        }
        assertThat(filesButLogs(house)).isEqualTo(files);
        Night noticed = house.command("notices", "--loan", "L-1");
        assertThat(noticed.out()).doesNotContain("older system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-intend", "after-rename"})
    void aStoreCopiedWhileItPublishedFinishes(String killPoint) {
        House house = House.in(folder.resolve("house"));
        killed(house.runInOwnProcess(NIGHT, delivery(NIGHT), killPoint));
        Path backup = copy(house.store(), folder.resolve("backup"));
        done(house.run(NIGHT, delivery(NIGHT)));

        restore(backup, house);

        done(house.run(NIGHT, delivery(NIGHT)));
        assertThat(Tree.business(house.published(NIGHT))).isEqualTo(calm);
        done(house.command("status", "--verify"));
        done(house.run(NEXT, delivery(NEXT)));
    }

    @Test
    void aStoreCopiedBeforeTheNextNightIsFoundOut() {
        House house = House.in(folder.resolve("house"));
        done(house.run(NIGHT, delivery(NIGHT)));
        Path backup = copy(house.store(), folder.resolve("backup"));
        done(house.run(NEXT, delivery(NEXT)));

        restore(backup, house);

        foundOut(house.run(NEXT, delivery(NEXT)), "attempt 1 of " + NEXT + ", which the store does not know");
    }

    @Test
    void aStoreCopiedWhileARunWasHeldCannotReleaseItAgain() {
        House house = House.in(folder.resolve("house"));
        for (LocalDate night : List.of(NIGHT, NEXT, LocalDate.of(2026, 6, 30))) {
            done(house.run(night, delivery(night)));
        }
        assertThat(house.run(HELD_NIGHT, delivery(HELD_NIGHT)).exitCode()).isEqualTo(5);
        Path backup = copy(house.store(), folder.resolve("backup"));
        String[] release = {"release", "--date", HELD_NIGHT.toString(), "--by", "Li", "--reason", "looked at"};
        done(house.command(release));

        restore(backup, house);

        foundOut(house.command(release), "attempt 1 of " + HELD_NIGHT + ", which the store has as held for release");
        foundOut(house.run(HELD_NIGHT, delivery(HELD_NIGHT)), "which the store has as held for release");
    }

    /** The same id, the same dates, and yet not one history: each of two copies went on by itself. */
    @Test
    void twoCopiesThatWentOnByThemselvesAreNotMixed() throws IOException {
        CleanPortfolio portfolio = CleanPortfolio.of(7, 60);
        House house = House.in(folder.resolve("house"));
        done(house.run(NIGHT, write(portfolio, NIGHT, "first")));
        House other = house.copiedTo(folder.resolve("other"));
        done(house.run(NEXT, write(portfolio, NEXT, "second")));
        done(other.run(NEXT, write(CleanPortfolio.of(7, 61), NEXT, "third")));

        restore(copy(other.store(), folder.resolve("backup")), house);

        foundOut(
                house.run(NEXT.plusDays(1), write(portfolio, NEXT.plusDays(1), "fourth")),
                "attempt 1 of " + NEXT + ", which is not the one that the store published");
    }

    /** A file that was changed is no other history: it holds the next night, and its name is told by status --verify. */
    @Test
    void aChangedFileIsNotTakenForAnotherHistory() throws IOException {
        House house = House.in(folder.resolve("house"));
        done(house.run(NIGHT, delivery(NIGHT)));
        Path control = house.published(NIGHT).resolve("control.csv");
        Files.writeString(
                control, Files.readString(control).replaceFirst("classification.csv,[0-9]+", "classification.csv,1"));

        assertThat(house.run(NEXT, delivery(NEXT)).exitCode()).isEqualTo(5);
    }

    private static Map<String, String> filesButLogs(House house) {
        Map<String, String> files = Tree.all(house.output());
        files.keySet().removeIf(name -> name.startsWith(".log/"));
        return files;
    }

    private Path write(CleanPortfolio portfolio, LocalDate date, String name) {
        Path input = folder.resolve(name);
        portfolio.at(date).writeTo(input, date);
        return input;
    }

    private static void foundOut(Night night, String said) {
        assertThat(night.exitCode()).as(night.toString()).isEqualTo(2);
        assertThat(night.err()).contains(said, "Restore the store and the output folder from the same backup.");
    }

    private static void killed(Night night) {
        assertThat(night.exitCode()).as(night.toString()).isEqualTo(Night.KILLED);
    }

    private static void restore(Path backup, House house) {
        try (Stream<Path> paths = Files.list(house.store())) {
            for (Path path : paths.toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copy(backup, house.store());
    }

    private static Path copy(Path from, Path to) {
        try (Stream<Path> paths = Files.list(from)) {
            Files.createDirectories(to);
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(path.getFileName()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path delivery(LocalDate night) {
        return Path.of("sample-data", night.toString());
    }
}
