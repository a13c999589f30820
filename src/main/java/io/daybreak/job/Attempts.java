package io.daybreak.job;

import io.daybreak.store.Attempt;
import io.daybreak.store.NewRun;
import io.daybreak.store.Run;
import io.daybreak.store.RunChange;
import io.daybreak.store.RunInputs;
import io.daybreak.store.RunKind;
import io.daybreak.store.RunState;
import io.daybreak.store.Runs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which attempt a start of the job is: an attempt is bound to the digests of everything that can change a result, so
 * the same command goes on where it stopped only while all of them match.
 */
final class Attempts {
    private final Runs runs;
    private final LocalDate businessDate;
    private final RunInputs inputs;
    private final Optional<Attempt> baseline;
    private final String startedBy;

    Attempts(Runs runs, LocalDate businessDate, RunInputs inputs, Optional<Attempt> baseline, String startedBy) {
        this.runs = runs;
        this.businessDate = businessDate;
        this.inputs = inputs;
        this.baseline = baseline;
        this.startedBy = startedBy;
    }

    /** The last attempt of the date, if it is bound to exactly these inputs and this baseline. */
    Optional<Run> same() {
        return runs.lastAttempt(businessDate)
                .filter(run -> run.inputs().equals(inputs))
                .filter(run -> run.baseline().equals(baseline));
    }

    /** The unfinished attempt to go on with, or a new one; an unfinished attempt of other inputs is abandoned. */
    Run resumeOrBegin(Instant now) {
        Optional<Run> same = same().filter(run -> isUnfinished(run.state()));
        if (same.isPresent()) {
            return same.get();
        }
        runs.lastAttempt(businessDate)
                .filter(run -> isUnfinished(run.state()))
                .ifPresent(run -> runs.transition(
                        run.id(),
                        RunChange.to(
                                RunState.ABANDONED,
                                now,
                                "abandoned: delivery, policy, templates, settings or program changed")));
        return runs.begin(
                new NewRun(businessDate, businessDate, RunKind.NIGHTLY, inputs, baseline, startedBy, ""), now);
    }

    private static boolean isUnfinished(RunState state) {
        return switch (state) {
            case SETTLING, CLOSING -> true;
            case PUBLISHING, PUBLISHED, HELD, REFUSED, BROKEN, ABANDONED, SUPERSEDED, DISCARDED -> false;
        };
    }
}
