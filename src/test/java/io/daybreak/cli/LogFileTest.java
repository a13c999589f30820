package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log: where it goes, who may read it, and what a crash leaves in it and on the terminal. */
class LogFileTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogFileTest.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path folder;

    @Test
    void receives_the_log_while_it_is_open_and_is_appended_to() throws IOException {
        Path file = folder.resolve("deep/run.log");

        try (LogFile first = LogFile.open(file, ZONE)) {
            LOG.info("first {}", 1);
            assertThat(first.file()).isEqualTo(file);
        }
        LOG.info("between");
        try (LogFile second = LogFile.open(file, ZONE)) {
            LOG.info("second");
            assertThat(second.file()).isEqualTo(file);
        }

        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).matches(".*\\+08:00 INFO  \\[main] .*LogFileTest - first 1"),
                        line -> assertThat(line).endsWith(" - second"));
    }

    @Test
    void is_one_object_a_line_where_the_settings_say_json() throws IOException {
        Path file = folder.resolve("run.log");

        try (LogFile log = LogFile.open(file, ZONE, LogFormat.JSON)) {
            LOG.info("loan {} in {}", "L1", log.file().getFileName());
            LOG.error("broken", new IllegalStateException("two\nlines"));
        }

        assertThat(Files.readAllLines(file)).hasSize(2).allSatisfy(line -> assertThat(
                        new ObjectMapper().readTree(line).path("timestamp").asLong())
                .isPositive());
        assertThat(Files.readString(file))
                .contains("\"formattedMessage\":\"loan L1 in run.log\"", "IllegalStateException");
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        Path file = folder.resolve("deep/run.log");

        LogFile.open(file, ZONE).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("deep"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_place_that_cannot_be_written_is_an_error_of_the_caller_s_own() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> LogFile.open(folder.resolve("file/run.log"), ZONE))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_crash_is_one_line_on_the_terminal_and_a_stack_trace_in_the_log() throws IOException {
        Terminal terminal = Terminal.at(folder);
        Path file = folder.resolve("run.log");

        try (LogFile log = LogFile.open(file, ZONE)) {
            int exit = Crash.report(terminal.machine(), new IllegalStateException("two\nlines"), log);
            assertThat(exit).isEqualTo(1);
        }

        assertThat(terminal.err().toString())
                .isEqualTo(
                        "daybreak: failed: IllegalStateException: two (details in run.log)" + System.lineSeparator());
        assertThat(Files.readString(file)).contains("IllegalStateException: two", "at io.daybreak.cli.LogFileTest");
    }

    @Test
    void a_crash_without_an_open_log_gets_a_log_of_its_own() throws IOException {
        Terminal terminal = Terminal.at(folder);

        assertThat(Crash.report(terminal.machine(), new OutOfMemoryError())).isEqualTo(1);

        assertThat(terminal.err().toString())
                .contains("out of memory", "DAYBREAK_HEAP", "details in temporary/daybreak-");
        assertThat(terminal.err().toString().lines()).hasSize(1);
    }
}
