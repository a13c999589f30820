package io.daybreak.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Policies for tests: shipped ones, resources, and snippets that must be readable. */
final class PolicyFiles {
    private static final Path SHIPPED = Path.of("jobs", "policies");

    private PolicyFiles() {}

    static Policy read(String text) {
        PolicyReading reading = PolicyYaml.read(text);
        assertThat(reading).isInstanceOf(PolicyReading.Usable.class);
        return ((PolicyReading.Usable) reading).policy();
    }

    static List<PolicyProblem> problems(String text) {
        PolicyReading reading = PolicyYaml.read(text);
        assertThat(reading).isInstanceOf(PolicyReading.Faulty.class);
        return ((PolicyReading.Faulty) reading).problems();
    }

    static Policy resource(String name) {
        return read(text(name));
    }

    static String text(String name) {
        try (InputStream stream = PolicyFiles.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every file in {@code jobs/policies}, by name. */
    static List<Path> shipped() {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
