package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.cli.Main;
import io.daybreak.job.KillPoints;
import io.daybreak.store.LocationReading;
import io.daybreak.store.OpenOptions;
import io.daybreak.store.Opening;
import io.daybreak.store.Store;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An installation of a test's own: the settings and policies of this project, and a store and an output folder that
 * nobody else has. Commands run in this process, or in one of their own where a test must end it.
 */
final class House {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Instant MORNING = Instant.parse("2026-07-02T01:00:00Z");
    private static final long PATIENCE_SECONDS = 300;

    private final Path folder;
    private final List<String> options = new ArrayList<>();

    private House(Path folder) {
        this.folder = folder;
    }

    /** An empty installation whose store and outputs lie in a folder. */
    static House in(Path folder) {
        return on(folder.resolve("store").toString(), folder);
    }

    /** An installation whose outputs lie in a folder, and its store elsewhere. */
    static House on(String store, Path folder) {
        House house = new House(made(folder));
        house.options.addAll(List.of("--store", store));
        house.options.addAll(List.of("--output", house.output().toString()));
        return house;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another policy than the shipped one. */
    House policy(Path file) {
        options.addAll(List.of("--policy", file.toString()));
        return this;
    }

    /** Other settings than the shipped ones. */
    House settings(Path file) {
        options.addAll(List.of("--settings", file.toString()));
        return this;
    }

    House threads(int threads) {
        options.addAll(List.of("--threads", Integer.toString(threads)));
        return this;
    }

    Path output() {
        return folder.resolve("out");
    }

    Path store() {
        return folder.resolve("store");
    }

    /** The published files of a date. */
    Path published(LocalDate date) {
        return output().resolve(date.toString()).resolve("current");
    }

    /** The report of a refused or broken attempt. */
    Path refused(LocalDate date, int attempt) {
        return output().resolve("refused").resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** The files of an attempt that waits for release. */
    Path held(LocalDate date, int attempt) {
        return output().resolve("held").resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** Closes a date from a folder, in this process. */
    Night run(LocalDate date, Path delivery) {
        return command(runArguments(date, delivery));
    }

    /** Settles a range of dates again, in this process. */
    Night rerun(LocalDate from, LocalDate to, Path delivery, String... more) {
        return command(rerunArguments(from, to, delivery, more));
    }

    /** Any command with the options of this house, in this process. */
    Night command(String... words) {
        return command(KillPoints.NONE, words);
    }

    private Night command(KillPoints points, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.execute(
                new PrintWriter(out), new PrintWriter(err), Map.of(), () -> MORNING, HOME, points, arguments(words));
        return new Night(exitCode, out.toString(), err.toString());
    }

    /** Closes a date in this process; something happens to the machine when it reaches a point. */
    Night runUntil(LocalDate date, Path delivery, String point, Runnable damage) {
        return command(KillPoints.parse(point, damage), runArguments(date, delivery));
    }

    /** Closes a date in a process of its own that ends itself, as if killed, when it reaches a point; empty: none. */
    Night runInOwnProcess(LocalDate date, Path delivery, String killPoint) {
        return inOwnProcess(killPoint, runArguments(date, delivery));
    }

    /** Any command in a process of its own that ends itself, as if killed, when it reaches a point; empty: none. */
    Night inOwnProcess(String killPoint, String... command) {
        return inOwnProcess(List.of(), killPoint, command);
    }

    private Night inOwnProcess(List<String> launcher, String killPoint, String... command) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            Process process = start(launcher, killPoint, out, err, command);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not end: " + Files.readString(err));
            }
            return new Night(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Starts a run in a process of its own and does not wait for it. */
    Process start(LocalDate date, Path delivery, String killPoint, Path out, Path err) throws IOException {
        return start(killPoint, out, err, runArguments(date, delivery));
    }

    Process start(String killPoint, Path out, Path err, String... command) throws IOException {
        return start(List.of(), killPoint, out, err, command);
    }

    /** Closes a date in a process of its own whose files may not become larger than that many kilobytes. */
    Night runWithFilesUpTo(int kilobytes, LocalDate date, Path delivery) {
        List<String> launcher = List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "bash");
        return inOwnProcess(launcher, "", runArguments(date, delivery));
    }

    private Process start(List<String> launcher, String killPoint, Path out, Path err, String... command)
            throws IOException {
        List<String> words = new ArrayList<>(launcher);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Ddaybreak.home=" + HOME,
                "-Ddaybreak.kill=" + killPoint,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(arguments(command)));
        return new ProcessBuilder(words)
                .directory(HOME.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private static String[] runArguments(LocalDate date, Path delivery) {
        return new String[] {"run", "--date", date.toString(), "--input", delivery.toString()};
    }

    static String[] rerunArguments(LocalDate from, LocalDate to, Path delivery, String... more) {
        List<String> words = new ArrayList<>(List.of("rerun", "--from", from.toString(), "--to", to.toString()));
        words.addAll(List.of("--reason", "a test", "--input", delivery.toString()));
        words.addAll(List.of(more));
        return words.toArray(new String[0]);
    }

    private String[] arguments(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(options);
        return all.toArray(new String[0]);
    }

    /** What came of a command that must succeed. */
    static Night done(Night night) {
        assertThat(night.exitCode()).as(night.toString()).isZero();
        return night;
    }

    /** Writes a text into a file of this house and says where it is. */
    Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of this house's store and outputs, links as links: they belong together by id, not by path. */
    House copiedTo(Path to) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(folder.relativize(path).toString());
                boolean ours = path.startsWith(store()) || path.startsWith(output()) || path.equals(folder);
                if (ours && !Files.isDirectory(copy, LinkOption.NOFOLLOW_LINKS)) {
                    Files.copy(path, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return in(to);
    }

    /** Opens the database file of this house's store past the program, to look into it or to damage it. */
    Connection openDatabase() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + store().resolve("daybreak"), "daybreak", "");
    }

    /** Takes this house's store, as another run would. */
    Store openStore() {
        LocationReading reading = StoreLocation.parse(store().toString(), folder, Map.of());
        Opening opening =
                Store.open(((LocationReading.Located) reading).location(), new OpenOptions("a test", 2, new Random(1)));
        return ((Opening.Opened) opening).store();
    }
}
