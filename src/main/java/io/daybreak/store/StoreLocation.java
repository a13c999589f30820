package io.daybreak.store;

import io.daybreak.store.LocationReading.Located;
import io.daybreak.store.LocationReading.Wrong;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where a store lies: a file of the embedded H2 database, or a PostgreSQL database. Carries the password, and never
 * shows it.
 */
public final class StoreLocation {
    /** Environment variable with the database user; only for JDBC URLs. */
    public static final String USER_VARIABLE = "DAYBREAK_STORE_USER";

    /** Environment variable with the database password; only for JDBC URLs. */
    public static final String PASSWORD_VARIABLE = "DAYBREAK_STORE_PASSWORD";

    /** Environment variable with the file (mode 0600) that holds the database password; only for JDBC URLs. */
    public static final String PASSWORD_FILE_VARIABLE = "DAYBREAK_STORE_PASSWORD_FILE";

    private static final String DEFAULT_NAME = "daybreak";
    private static final String H2_PREFIX = "jdbc:h2:";
    private static final String POSTGRESQL_PREFIX = "jdbc:postgresql:";
    /** {@code tcp:}, {@code mem:} and their like; one letter is a drive. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z]{2,}:.*");

    /** As a parameter, whole or in part written in percent signs, or before the host. */
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("[^?]*//[^/?]*@.*|.*[?&][a-z]*pass[a-z]*=.*");

    private final Vendor vendor;
    private final String url;
    private final Optional<Path> file;
    private final Credentials credentials;

    private StoreLocation(Vendor vendor, String url, Optional<Path> file, Credentials credentials) {
        this.vendor = vendor;
        this.url = url;
        this.file = file;
        this.credentials = credentials;
    }

    /**
     * Reads where the store lies.
     *
     * @param text a folder, which need not exist and in which the H2 files are named {@code daybreak}; or
     *     {@code jdbc:h2:file:PATH} without options; or {@code jdbc:postgresql:…} without a password
     * @param base what a relative path is relative to
     * @param environment environment variables, of which those named here are used for JDBC URLs
     */
    public static LocationReading parse(String text, Path base, Map<String, String> environment) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new Wrong("The store is not named: give a folder, or a URL that begins with " + H2_PREFIX
                    + "file: or " + POSTGRESQL_PREFIX + ".");
        }
        if (trimmed.startsWith(POSTGRESQL_PREFIX)) {
            return postgresql(trimmed, environment);
        }
        if (trimmed.startsWith(H2_PREFIX)) {
            return h2(trimmed.substring(H2_PREFIX.length()), base, environment);
        }
        if (trimmed.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            return new Wrong("Store \"" + withoutParameters(trimmed) + "\": this database cannot be a store. Write "
                    + H2_PREFIX + "file:… or " + POSTGRESQL_PREFIX + "…, or a folder.");
        }
        return embedded(trimmed + "/" + DEFAULT_NAME, base, Credentials.EMBEDDED);
    }

    /** A store in memory that ends with the process. */
    static StoreLocation inMemory(String name) {
        return new StoreLocation(Vendor.H2, H2_PREFIX + "mem:" + name, Optional.empty(), Credentials.EMBEDDED);
    }

    /** Where an embedded store is made before it is put in its place. */
    StoreLocation unfinished() {
        Path beside = Path.of(file.orElseThrow() + ".new");
        return new StoreLocation(vendor, H2_PREFIX + "file:" + beside, Optional.of(beside), credentials);
    }

    Vendor vendor() {
        return vendor;
    }

    /** The JDBC URL without options, user and password. */
    String url() {
        return url;
    }

    /** Whether it was moved or removed: an embedded store without its file. */
    public boolean isGone() {
        return file.map(path -> !StoreOpener.isThere(path)).orElse(false);
    }

    /** The database file of an embedded store without its ending {@code .mv.db}; empty for PostgreSQL and in memory. */
    public Optional<Path> file() {
        return file;
    }

    Credentials credentials() {
        return credentials;
    }

    /** Whether it ends with the process. */
    boolean isInMemory() {
        return vendor == Vendor.H2 && file.isEmpty();
    }

    /** For people: the file, or the URL without its parameters. */
    @Override
    public String toString() {
        return file.map(Path::toString).orElse(withoutParameters(url));
    }

    private static LocationReading h2(String rest, Path base, Map<String, String> environment) {
        String path = rest.startsWith("file:") ? rest.substring("file:".length()) : rest;
        if (path.indexOf(';') >= 0) {
            return new Wrong("Store \"" + H2_PREFIX + path.substring(0, path.indexOf(';'))
                    + "\": options are not allowed after the path, since losing nothing at a crash depends on them."
                    + " Remove everything from the semicolon on.");
        }
        if (SCHEME.matcher(path).matches()) {
            return new Wrong("Store \"" + H2_PREFIX + path + "\": only a database file that this process opens itself"
                    + " can be locked and lasts. Write " + H2_PREFIX + "file:PATH.");
        }
        if (!environment.containsKey(USER_VARIABLE)) {
            return embedded(path, base, Credentials.EMBEDDED);
        }
        return switchOn(Credentials.read(environment), credentials -> embedded(path, base, credentials));
    }

    private static LocationReading postgresql(String url, Map<String, String> environment) {
        if (PASSWORD_IN_URL.matcher(decoded(url).toLowerCase(Locale.ROOT)).matches()) {
            return new Wrong("Store \"" + withoutParameters(url) + "\": a password in the URL can be read in the list"
                    + " of processes. Take it out and set " + PASSWORD_VARIABLE + " or " + PASSWORD_FILE_VARIABLE
                    + ".");
        }
        return switchOn(
                Credentials.read(environment),
                credentials -> new Located(new StoreLocation(Vendor.POSTGRESQL, url, Optional.empty(), credentials)));
    }

    private static LocationReading switchOn(
            Credentials.Reading reading, Function<Credentials, LocationReading> located) {
        if (reading instanceof Credentials.Reading.Known known) {
            return located.apply(known.credentials());
        }
        return new Wrong(((Credentials.Reading.Wrong) reading).message());
    }

    /** @param path of the database file without its ending {@code .mv.db} */
    private static LocationReading embedded(String path, Path base, Credentials credentials) {
        if (path.startsWith("~")) {
            return new Wrong("Store \"" + path + "\": only a shell knows what ~ is. Write the path in full.");
        }
        if (path.indexOf(';') >= 0) {
            return new Wrong("Store \"" + path + "\": the database takes what follows a semicolon for an option."
                    + " Choose a path without one.");
        }
        try {
            Path absolute = base.resolve(path).toAbsolutePath().normalize();
            return new Located(
                    new StoreLocation(Vendor.H2, H2_PREFIX + "file:" + absolute, Optional.of(absolute), credentials));
        } catch (InvalidPathException invalid) {
            return new Wrong("Store \"" + path + "\": this is not a path (" + invalid.getReason() + ").");
        }
    }

    private static String decoded(String url) {
        try {
            return URLDecoder.decode(url, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noPercentSigns) {
            return url;
        }
    }

    /** What may be shown: the URL without its parameters, and without what stands before the host. */
    private static String withoutParameters(String url) {
        int end = url.indexOf('?');
        String shown = end < 0 ? url : url.substring(0, end);
        return shown.replaceFirst("//[^/]*@", "//");
    }
}
