package io.daybreak.job;

import io.daybreak.store.Run;
import io.daybreak.store.RunKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The dates that one pass settles, each with its run: one for a night.
 *
 * @param runs one for each date, ascending; 1 or more
 * @param isLastPast whether the last date was published before, or a newer one was: then it is a past day as all the
 *     others are, and nothing is sent for it
 * @param deliveries where the delivery of a business date lies, as far as it is still there
 * @param knownOn a day: the dates are settled from what was known on it, and only compared; empty: from all that is
 *     known now
 */
record SettledRange(
        List<Run> runs, boolean isLastPast, Function<LocalDate, Path> deliveries, Optional<LocalDate> knownOn) {
    SettledRange {
        runs = List.copyOf(runs);
    }

    /** The run whose partitions hold the rows of all dates. */
    Run settling() {
        return last();
    }

    Run first() {
        return runs.get(0);
    }

    Run last() {
        return runs.get(runs.size() - 1);
    }

    boolean isOneDate() {
        return runs.size() == 1;
    }

    boolean isFirst(Run run) {
        return run.id().equals(first().id());
    }

    boolean isLast(Run run) {
        return run.id().equals(last().id());
    }

    /** Whether nothing is sent for a date of the range any more. */
    boolean isPastDay(Run run) {
        return !isLast(run) || isLastPast;
    }

    List<LocalDate> dates() {
        return runs.stream().map(Run::businessDate).toList();
    }

    /** Whether dates are settled again, or caught up, and not just tonight's. */
    boolean isRerun() {
        return last().kind() == RunKind.RERUN;
    }

    /** The dates in words. */
    String words() {
        return isOneDate() ? last().businessDate().toString() : first().businessDate() + " to " + last().businessDate();
    }
}
