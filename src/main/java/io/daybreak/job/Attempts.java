package io.daybreak.job;

import io.daybreak.store.Attempt;
import io.daybreak.store.NewRun;
import io.daybreak.store.Run;
import io.daybreak.store.RunInputs;
import io.daybreak.store.RunKind;
import io.daybreak.store.RunState;
import io.daybreak.store.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which attempts a start of the job is about: they are bound to the digests of everything that can change a result, so
 * the same command goes on where it stopped only while all of them match. A night is a range of one date.
 *
 * @param runs the runs there ever were
 * @param asked what was asked for
 * @param inputs what it is bound to
 * @param baseline the published attempt that the first date is compared with
 * @param startedBy operating-system user
 */
record Attempts(Runs runs, Asked asked, RunInputs inputs, Optional<Attempt> baseline, String startedBy) {

    /**
     * What was asked for.
     *
     * @param kind a night, or dates settled again
     * @param from first date
     * @param to last date
     * @param reason why; empty for a night
     * @param deliveries where the delivery of a business date lies
     * @param knownOn a day: only what was known on it counts; empty: all that is known now
     */
    record Asked(
            RunKind kind,
            LocalDate from,
            LocalDate to,
            String reason,
            Function<LocalDate, Path> deliveries,
            Optional<LocalDate> knownOn) {
        static Asked night(LocalDate date, Path delivery) {
            return new Asked(RunKind.NIGHTLY, date, date, "", any -> delivery, Optional.empty());
        }

        List<LocalDate> dates() {
            return from.datesUntil(to.plusDays(1)).toList();
        }
    }

    /** Asks after the files that unfinished attempts work with. */
    @FunctionalInterface
    interface WorkFiles {
        /** Whether all that was committed of these attempts lies on disk still. */
        boolean areThere(List<Run> range) throws IOException;
    }

    /** The last attempts of exactly these dates, if they are bound to these inputs and this baseline. */
    Optional<List<Run>> same() {
        return lastAsked()
                .filter(range -> range.get(0).inputs().equals(inputs))
                .filter(range -> range.get(0).baseline().equals(baseline));
    }

    /** The same, whatever program made them. */
    Optional<List<Run>> sameButProgram() {
        return lastAsked()
                .filter(range -> isSameButProgram(range.get(0).inputs(), inputs))
                .filter(range -> range.get(0).baseline().equals(baseline));
    }

    /** A new program alone does not make a published night another one. */
    static boolean isSameButProgram(RunInputs then, RunInputs now) {
        return then.delivery().equals(now.delivery())
                && then.policy().equals(now.policy())
                && then.templates().equals(now.templates())
                && then.settings().equals(now.settings());
    }

    private Optional<List<Run>> lastAsked() {
        return runs.lastAttempt(asked.to())
                .filter(run -> run.kind() == asked.kind() && run.rangeFrom().equals(asked.from()))
                .map(run -> runs.settledBy(run.settledBy()));
    }

    /**
     * The unfinished attempts to go on with, or new ones; unfinished ones of other inputs are abandoned, and those whose
     * work files are not what the store says of them: what was only being worked on is computed again, never mended.
     */
    List<Run> resumeOrBegin(Instant now, WorkFiles workFiles) throws IOException {
        Optional<List<Run>> same =
                same().filter(range -> isUnfinished(lastOf(range).state()));
        if (same.isPresent() && workFiles.areThere(same.get())) {
            return same.get();
        }
        runs.abandonUnfinished(
                asked.from(),
                asked.to(),
                now,
                same.isPresent()
                        ? "abandoned: its work files are gone or shorter than they were"
                        : "abandoned: delivery, policy, templates, settings or program changed, or other dates were"
                                + " asked for");
        return runs.begin(asked.dates().stream().map(this::begun).toList(), now);
    }

    /** Only the last date, for a delivery that cannot be settled. */
    Run beginLast(Instant now) {
        runs.abandonUnfinished(asked.from(), asked.to(), now, "abandoned: its delivery is refused now");
        return runs.begin(begun(asked.to()), now);
    }

    private NewRun begun(LocalDate date) {
        return new NewRun(date, asked.from(), asked.kind(), inputs, baseline, startedBy, asked.reason());
    }

    static Run lastOf(List<Run> range) {
        return range.get(range.size() - 1);
    }

    private static boolean isUnfinished(RunState state) {
        return switch (state) {
            case SETTLING, CLOSING -> true;
            case PUBLISHING, PUBLISHED, HELD, REFUSED, BROKEN, ABANDONED, SUPERSEDED, DISCARDED -> false;
        };
    }
}
