package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.RandomDelivery;
import io.daybreak.sample.SlowReference;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random portfolios, three nights each: every run ties, and says of every loan what the slow reference says. */
class RandomNightsTest {
    private static final int PORTFOLIOS = Integer.getInteger("random.portfolios", 6);
    private static final long FIRST_SEED = Long.getLong("random.seed", 1L);

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + PORTFOLIOS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyNightSaysWhatTheReferenceSays(long seed, @TempDir Path folder) throws Exception {
        String policyFile = seed % 2 == 0 ? "five-tiers.yaml" : "odd-counting.yaml";
        House house = House.in(folder).policy(resource(policyFile));
        RandomDelivery delivery = RandomDelivery.withFaults(seed);
        for (LocalDate night : RandomDelivery.nights()) {
            Path input = folder.resolve("in-" + night);
            DeliveryDraft draft = delivery.at(night);
            draft.writeTo(input, night);
            Night ran = house.run(night, input);
            assertThat(ran.exitCode())
                    .as("seed " + seed + ", " + night + ": " + ran)
                    .isZero();
            Classification.assertSays(
                    house.published(night), SlowReference.of(draft, night, policy(policyFile)), "seed " + seed);
        }
    }

    private static Path resource(String name) throws Exception {
        return Path.of(SlowReference.class.getResource(name).toURI());
    }

    private static Policy policy(String name) throws Exception {
        try (InputStream text = SlowReference.class.getResourceAsStream(name)) {
            PolicyReading reading = PolicyYaml.read(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            return ((PolicyReading.Usable) reading).policy();
        }
    }
}
