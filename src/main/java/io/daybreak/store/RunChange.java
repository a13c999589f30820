package io.daybreak.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A step of a run to its next state.
 *
 * @param to the state reached
 * @param at when
 * @param controlDigest sha256 of the staged {@code control.csv}; required for PUBLISHING and HELD, else what is known
 *     stays
 * @param summary what it ended with, for people; empty: what is known stays
 */
public record RunChange(RunState to, Instant at, Optional<String> controlDigest, Optional<String> summary) {
    public RunChange {
        if (to.previous().isEmpty()) {
            throw new IllegalArgumentException("a run begins as " + to + " and never becomes it");
        }
        if (to.isBoundToOutputs() && controlDigest.isEmpty()) {
            throw new IllegalArgumentException("a run cannot become " + to + " without a control digest");
        }
    }

    /** A step that leaves control digest and summary as they are. */
    public static RunChange to(RunState to, Instant at) {
        return new RunChange(to, at, Optional.empty(), Optional.empty());
    }

    /** A step that says what the run ended with. */
    public static RunChange to(RunState to, Instant at, String summary) {
        return new RunChange(to, at, Optional.empty(), Optional.of(summary));
    }

    /** A step of a run whose outputs are staged. */
    public static RunChange staged(RunState to, Instant at, String controlDigest, String summary) {
        return new RunChange(to, at, Optional.of(controlDigest), Optional.of(summary));
    }
}
