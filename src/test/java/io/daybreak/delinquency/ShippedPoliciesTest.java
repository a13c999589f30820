package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every policy that ships reproduces its own examples. */
class ShippedPoliciesTest {

    @TestFactory
    List<DynamicTest> everyShippedPolicyReproducesItsExamples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jobs", "policies"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> assertThat(PolicyExamples.check(policy(file))).isEmpty()))
                    .toList();
        }
    }

    static Policy policy(Path file) {
        try {
            PolicyReading reading = PolicyYaml.read(Files.readString(file));
            assertThat(reading).as(file.toString()).isInstanceOf(PolicyReading.Usable.class);
            return ((PolicyReading.Usable) reading).policy();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
