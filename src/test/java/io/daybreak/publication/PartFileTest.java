package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_restart_cuts_off_what_was_not_committed_and_goes_on() throws IOException {
        Path file = folder.resolve("part");
        append(file, 0, "committed;");
        append(file, 10, "lost in the crash");

        assertThat(append(file, 10, "again;")).isEqualTo(16);

        assertThat(file).hasContent("committed;again;");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_part_that_lost_committed_bytes_is_not_gone_on_with() throws IOException {
        Path file = folder.resolve("part");
        append(file, 0, "short");

        assertThatThrownBy(() -> PartFile.open(file, 6))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed or lost since");
        assertThat(file).hasContent("short");
    }

    private static long append(Path file, long committed, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (PartFile part = PartFile.open(file, committed)) {
            part.append(bytes, 0, bytes.length);
            part.force();
            part.force();
            return part.length();
        }
    }
}
