package io.daybreak.store;

import com.zaxxer.hikari.HikariDataSource;
import io.daybreak.store.Opening.Busy;
import io.daybreak.store.Opening.Opened;
import io.daybreak.store.Opening.Unusable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.flywaydb.core.api.FlywayException;

/** Opens stores: lock, connect, bring up to date, in that order. */
final class StoreOpener {
    /** H2: another process has the file open. */
    private static final int DATABASE_ALREADY_OPEN = 90020;

    /** How often, and how far apart, a file is asked for that another process may only be looking into. */
    private static final int TRIES_MAX = 50;

    /** A second: a process that was killed a moment ago may still be letting go of its files. */
    private static final int TRIES_MAX_TO_LOOK = 10;

    private static final long MILLIS_BETWEEN_TRIES = 100;

    /** One for the migrations and one that watches over them. */
    private static final int CONNECTIONS_TO_MAKE = 2;

    private final StoreLocation location;
    private final OpenOptions options;
    private final Held held = new Held();

    private StoreOpener(StoreLocation location, OpenOptions options) {
        this.location = location;
        this.options = options;
    }

    /** A way to open that may fail. */
    @FunctionalInterface
    private interface Way {
        Opening open() throws IOException, SQLException;
    }

    static Opening open(StoreLocation location, OpenOptions options) {
        StoreOpener opener = new StoreOpener(location, options);
        return opener.attempt(
                location.file().isPresent()
                        ? () -> opener.openFile(location.file().get())
                        : opener::openServer);
    }

    static Opening openReadOnly(StoreLocation location, OpenOptions options) {
        StoreOpener opener = new StoreOpener(location, options);
        return opener.attempt(opener::look);
    }

    static Store inMemory(OpenOptions options) {
        StoreLocation location = StoreLocation.inMemory(newId(options.random()));
        StoreOpener opener = new StoreOpener(location, options);
        Opening opening = opener.attempt(() -> {
            Connections connections = new Connections(location, options.holder(), false);
            return opener.finish(connections, opener.held.keep(connections.single()), StoreLock.needless());
        });
        if (opening instanceof Opened opened) {
            return opened.store();
        }
        throw new StoreFailure("A store in memory could not be made: " + opening);
    }

    /** Gives back what was taken on the way, unless the store is open. */
    private Opening attempt(Way way) {
        Opening opening;
        try {
            opening = way.open();
        } catch (SQLException failure) {
            opening = isOpenElsewhere(failure) ? busy("") : unusable(firstLine(failure));
        } catch (FlywayException failure) {
            opening = unusable("its tables cannot be brought up to date: " + firstLine(failure));
        } catch (IOException failure) {
            opening = unusable("its folder cannot be written: " + words(failure)
                    + ". Give another one, or let this user write there.");
        }
        if (!(opening instanceof Opened)) {
            held.close();
        }
        return opening;
    }

    private Opening openFile(Path file) throws IOException, SQLException {
        OwnersOnly.createFolderOf(file);
        StoreLock.Asked asked = StoreLock.ofFile(Path.of(file + ".lock"), options.holder());
        if (asked instanceof StoreLock.Asked.Given given) {
            held.keep(given.lock());
            if (isAbsent(databaseFile(file))) {
                make(file);
            }
            Connections connections = new Connections(location, options.holder(), false);
            Connection connection = held.keep(patiently(connections, TRIES_MAX));
            held.keep(new Tidying(connection, databaseFile(file)));
            return finish(connections, connection, given.lock());
        }
        return busy(((StoreLock.Asked.Taken) asked).holder());
    }

    /**
     * Makes the store beside its place and puts it there when it is whole: a process killed on the way leaves nothing
     * that another one could take for a store.
     */
    private void make(Path file) throws IOException, SQLException {
        StoreLocation unfinished = location.unfinished();
        Path made = databaseFile(unfinished.file().orElseThrow());
        Files.deleteIfExists(made);
        OwnersOnly.createFile(made);
        Connections connections = new Connections(unfinished, options.holder(), false);
        // The connection that is closed last closes the file.
        try (Connection last = connections.single()) {
            try (HikariDataSource pool = connections.pool(CONNECTIONS_TO_MAKE)) {
                Schema.migrate(pool, location.vendor());
            }
            writeId(last);
            Database.update(last, "checkpoint sync", Database.Parameters.NONE);
        }
        Files.move(made, databaseFile(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private Opening openServer() throws SQLException {
        Connections connections = new Connections(location, options.holder(), false);
        Connection connection = held.keep(connections.single());
        StoreLock.Asked asked = StoreLock.ofSession(connection);
        if (asked instanceof StoreLock.Asked.Given given) {
            held.keep(given.lock());
            return finish(connections, connection, given.lock());
        }
        return busy(((StoreLock.Asked.Taken) asked).holder());
    }

    private Opening finish(Connections connections, Connection connection, StoreLock lock) throws SQLException {
        Schema.Age age = Schema.ageOf(connection);
        if (age == Schema.Age.NEWER) {
            return newer();
        }
        HikariDataSource pool = held.keep(connections.pool(options.connections()));
        if (age != Schema.Age.CURRENT) {
            Schema.migrate(pool, location.vendor());
        }
        Optional<String> known = readId(connection);
        String id = known.isPresent() ? known.get() : writeId(connection);
        new Database(pool).atomically("beginning the chain", chained -> {
            Chain.begin(chained);
            Journal.begin(chained);
            return id;
        });
        return new Opened(new Store(pool, id, location, lock, held::close));
    }

    private Opening look() throws SQLException {
        try {
            if (location.file().isPresent()
                    && isAbsent(databaseFile(location.file().get()))) {
                return new Opened(inMemory(options));
            }
        } catch (IOException hidden) {
            return unusable("it cannot be looked into: " + words(hidden) + ". Do it as the user who owns it.");
        }
        Connections connections = new Connections(location, options.holder(), true);
        Connection connection = held.keep(patiently(connections, TRIES_MAX_TO_LOOK));
        return switch (Schema.ageOf(connection)) {
            case NEWER -> newer();
            case OLDER -> unusable("it was written by an older Daybreak; the next run brings it up to date.");
            case EMPTY -> emptyInstead();
            case CURRENT -> {
                Optional<String> id = readId(connection);
                yield id.isEmpty()
                        ? emptyInstead()
                        : new Opened(new Store(
                                held.keep(connections.pool(options.connections())),
                                id.get(),
                                location,
                                StoreLock.needless(),
                                held::close));
            }
        };
    }

    private Opening emptyInstead() {
        held.close();
        return new Opened(inMemory(options));
    }

    /** Asks again for a while: a process that only looks into the store is soon done. */
    private static Connection patiently(Connections connections, int triesMax) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return connections.single();
            } catch (SQLException failure) {
                if (!isOpenElsewhere(failure) || attempt == triesMax || !slept()) {
                    throw failure;
                }
            }
        }
    }

    private static boolean slept() {
        try {
            Thread.sleep(MILLIS_BETWEEN_TRIES);
            return true;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isOpenElsewhere(SQLException failure) {
        return failure.getErrorCode() == DATABASE_ALREADY_OPEN;
    }

    private static Path databaseFile(Path file) {
        return Path.of(file + ".mv.db");
    }

    /** Whether the database file of an embedded store is there. */
    static boolean isThere(Path file) {
        return Files.isRegularFile(databaseFile(file));
    }

    private static boolean isAbsent(Path databaseFile) throws IOException {
        // A folder that may not be looked into does not say that there is none.
        return Files.notExists(databaseFile) || Files.size(databaseFile) == 0;
    }

    private static Optional<String> readId(Connection connection) throws SQLException {
        List<String> ids = Database.list(
                connection, "select store_id from store_identity", Database.Parameters.NONE, row -> row.getString(1));
        return ids.stream().findFirst();
    }

    private String writeId(Connection connection) throws SQLException {
        String id = newId(options.random());
        Database.update(
                connection,
                "insert into store_identity (store_id) values (?)",
                parameters -> parameters.setString(1, id));
        return id;
    }

    /** A random UUID (RFC 9562, version 4). */
    private static String newId(RandomGenerator random) {
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private Opening busy(String holder) {
        return new Busy("Store " + location + ": another process works with it"
                + (holder.isEmpty() ? "" : " (" + holder + ")") + ". Try again when it has ended.");
    }

    private Opening newer() {
        return unusable("it was written by a newer Daybreak than this one. Use that one.");
    }

    private Opening unusable(String why) {
        Optional<String> full = location.file().flatMap(DiskRoom::missing);
        return new Unusable("Store " + location + ": "
                + full.map(words -> words + "; make room there and start again (" + why + ")")
                        .orElse(why));
    }

    private static String words(IOException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " is there and is no folder";
        }
        return failure instanceof AccessDeniedException
                ? failure.getMessage() + " may not be read or written by this user"
                : firstLine(failure);
    }

    /** The drivers' messages go on with statements and traces; people get what went wrong. */
    private static String firstLine(Exception failure) {
        return Optional.ofNullable(failure.getMessage())
                .flatMap(text -> text.lines().filter(line -> !line.isBlank()).findFirst())
                .orElse(failure.getClass().getName());
    }
}
