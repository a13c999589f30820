package io.daybreak.job;

/**
 * Ends a job with an outcome that is no failure of the machine: refused, broken or held. It carries no stack trace,
 * because nobody is to look for a bug.
 */
final class NightStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient NightOutcome outcome;

    NightStopped(NightOutcome outcome) {
        super(outcome.headline(), null, false, false);
        this.outcome = outcome;
    }

    NightOutcome outcome() {
        return outcome;
    }
}
