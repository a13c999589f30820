package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files as they must come out, byte by byte; written anew with {@code -Dgolden.update=true}, reviewed as a diff. */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "io", "daybreak", "publication", "golden");

    private Golden() {}

    static void matches(Path actual, String name) {
        Path golden = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(golden.getParent());
                Files.write(golden, Files.readAllBytes(actual));
            }
            assertThat(Files.readString(actual)).as(name).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
