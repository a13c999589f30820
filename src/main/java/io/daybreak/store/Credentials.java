package io.daybreak.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks the database for a connection.
 *
 * @param user database user; empty: the driver's own choice
 * @param password its password; never shown
 */
record Credentials(String user, String password) {
    /** An embedded store is guarded by its files' modes; its user has no password. */
    static final Credentials EMBEDDED = new Credentials("daybreak", "");

    private static final Set<PosixFilePermission> OWNERS_OWN =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** What came of reading them. */
    sealed interface Reading {
        record Known(Credentials credentials) implements Reading {}

        record Wrong(String message) implements Reading {}
    }

    /** Takes user and password from environment variables, the password perhaps from the file that one names. */
    static Reading read(Map<String, String> environment) {
        String user = environment.getOrDefault(StoreLocation.USER_VARIABLE, "");
        Optional<String> password = Optional.ofNullable(environment.get(StoreLocation.PASSWORD_VARIABLE));
        Optional<String> file = Optional.ofNullable(environment.get(StoreLocation.PASSWORD_FILE_VARIABLE));
        if (password.isPresent() && file.isPresent()) {
            return new Reading.Wrong("Both " + StoreLocation.PASSWORD_VARIABLE + " and "
                    + StoreLocation.PASSWORD_FILE_VARIABLE + " are set: unset one of them.");
        }
        if (file.isPresent()) {
            return readFile(user, file.get());
        }
        return new Reading.Known(new Credentials(user, password.orElse("")));
    }

    private static Reading readFile(String user, String name) {
        String place = StoreLocation.PASSWORD_FILE_VARIABLE + " names \"" + name + "\": ";
        try {
            Path file = Path.of(name);
            if (!isOwnersOnly(file)) {
                return new Reading.Wrong(place + "others may read it. Set its mode to 0600.");
            }
            return new Reading.Known(new Credentials(
                    user, Files.readString(file, StandardCharsets.UTF_8).stripTrailing()));
        } catch (IOException | InvalidPathException unreadable) {
            return new Reading.Wrong(place + "the file cannot be read (" + unreadable + ").");
        }
    }

    /** A file system without POSIX modes has its own ways to guard a file. */
    private static boolean isOwnersOnly(Path file) throws IOException {
        Optional<PosixFileAttributeView> view =
                Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class, new LinkOption[0]));
        return view.isEmpty()
                || OWNERS_OWN.containsAll(view.get().readAttributes().permissions());
    }

    @Override
    public String toString() {
        return user;
    }
}
