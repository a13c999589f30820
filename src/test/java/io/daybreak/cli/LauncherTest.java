package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher by itself, before a Java that only says what it was started with. */
class LauncherTest {
    @TempDir
    private Path home;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.copy(Path.of("jobs", "daybreak"), home.resolve("jobs/daybreak"));
        Files.createFile(Files.createDirectories(home.resolve("target")).resolve("daybreak.jar"));
        java("printf '%s\\n' \"LC_ALL=$LC_ALL\" \"$@\"");
        Files.writeString(home.resolve("java/release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    /** What came of one start. */
    private record Start(int exitCode, String out, String err) {}

    @Test
    void hands_its_words_on_as_they_are() throws Exception {
        Start start = start(Map.of("DAYBREAK_HEAP", "2g"), "run", "--input", "a folder; $(touch x)");

        assertThat(start.exitCode()).as(start.toString()).isZero();
        assertThat(start.out().lines()).contains("-Xmx2g").endsWith("run", "--input", "a folder; $(touch x)");
    }

    /** Named in many a profile, and installed on few servers: the system makes plain ASCII of it. */
    @ParameterizedTest
    @ValueSource(strings = {"xx_XX.UTF-8", "", "C"})
    void a_locale_that_is_not_installed_loses_no_file_name(String locale) throws Exception {
        assertThat(start(Map.of("LANG", locale), "status").out()).startsWith("LC_ALL=C.UTF-8\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"512", "0m", "abc", "1 g", "-1g"})
    void a_heap_that_java_would_not_take_is_named(String heap) throws Exception {
        Start start = start(Map.of("DAYBREAK_HEAP", heap), "status");

        assertThat(start.exitCode()).isEqualTo(2);
        assertThat(start.err()).contains("DAYBREAK_HEAP is '" + heap + "'", "such as 512m");
        assertThat(start.out()).isEmpty();
    }

    @Test
    void a_java_that_cannot_be_started_is_named() throws Exception {
        Files.delete(home.resolve("java/release"));
        java("exit 7");

        Start start = start(Map.of(), "status");

        assertThat(start.exitCode()).isEqualTo(2);
        assertThat(start.err()).contains(home + "/java/bin/java", "needs 17 or later", "JAVA_HOME");
    }

    private void java(String body) throws IOException {
        Path java = Files.createDirectories(home.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }

    private Start start(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Path err = home.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder("bash", home.resolve("jobs/daybreak").toString()).redirectError(err.toFile());
        builder.command().addAll(List.of(words));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("LC_") || name.startsWith("DAYBREAK_") || name.equals("LANG"));
        builder.environment().put("JAVA_HOME", home.resolve("java").toString());
        builder.environment().put("DAYBREAK_BUILD", "never");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Start(process.waitFor(), out, Files.readString(err));
    }
}
