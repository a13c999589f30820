package io.daybreak.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The digest of the program that runs: a run that another program began is not resumed. The jar's own bytes stand for
 * its libraries too, since its manifest names their versions.
 */
final class ProgramDigest {
    private ProgramDigest() {}

    /** Digest of the jar, or of the classes, that a type was loaded from; sha256 in lower-case hex. */
    static String of(Class<?> type) {
        CodeSource source = Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .orElseThrow(() -> new IllegalStateException(type + " does not say where it was loaded from"));
        try {
            return of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException noPath) {
            throw new IllegalStateException(source.getLocation() + " is no path", noPath);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program cannot read itself", unreadable);
        }
    }

    /** Digest of a file, or of everything in a folder with the names of the files. */
    static String of(Path program) throws IOException {
        MessageDigest digest = sha256();
        if (Files.isRegularFile(program)) {
            digest.update(Files.readAllBytes(program));
        } else {
            for (Path file : files(program)) {
                digest.update(program.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
