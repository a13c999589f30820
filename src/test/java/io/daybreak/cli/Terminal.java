package io.daybreak.cli;

import io.daybreak.job.KillPoints;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * A machine of a test's own, with what was printed on it.
 *
 * @param home installation and working directory
 * @param environment environment variables
 * @param out what was printed to standard output
 * @param err what was printed to standard error
 */
record Terminal(Path home, Map<String, String> environment, StringWriter out, StringWriter err) {
    /** 02:15 in Shanghai on the first of July; in UTC it is still June. */
    static final Instant NOW = Instant.parse("2026-06-30T18:15:00Z");

    static Terminal at(Path home) {
        return new Terminal(home, Map.of(), new StringWriter(), new StringWriter());
    }

    Terminal with(String variable, String value) {
        return new Terminal(home, Map.of(variable, value), new StringWriter(), new StringWriter());
    }

    Machine machine() {
        return new Machine(
                new PrintWriter(out),
                new PrintWriter(err),
                false,
                environment,
                "operator",
                InstantSource.fixed(NOW),
                home,
                home,
                home.resolve("temporary"),
                2,
                new SafeStop(),
                KillPoints.NONE);
    }

    /** Runs a command and answers its exit code. */
    int run(String... arguments) {
        return Main.execute(machine(), arguments);
    }
}
