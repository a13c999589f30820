package io.daybreak.sample;

import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Policies that lie beside the tests of this room. */
final class Policies {
    private Policies() {}

    /** Reads a policy that must be readable. */
    static Policy resource(String name) {
        return read(text(name));
    }

    static Policy read(String text) {
        PolicyReading reading = PolicyYaml.read(text);
        if (reading instanceof PolicyReading.Usable usable) {
            return usable.policy();
        }
        throw new IllegalArgumentException(reading.toString());
    }

    static String text(String name) {
        try (InputStream stream = Policies.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
