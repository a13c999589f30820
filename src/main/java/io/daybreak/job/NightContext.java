package io.daybreak.job;

import io.daybreak.intake.Delivery;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Run;
import io.daybreak.store.RunChange;
import io.daybreak.store.RunId;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the two jobs of one attempt work with.
 *
 * @param request what was asked for
 * @param memory what was published and sent before; read only
 * @param working where the run keeps its own state; the same store unless the run is dry
 * @param outputs where it stages and publishes
 * @param baseline what it is compared with
 * @param delivery the scanned delivery
 * @param range the dates that are settled together, one for a night
 * @param before dates of the range before this one, staged and not published yet
 * @param run the attempt
 * @param progress hears how far it is
 * @param inspection looks at what a dry run staged before it is removed
 */
record NightContext(
        NightRequest request,
        Store memory,
        Store working,
        OutputFolder outputs,
        Baseline baseline,
        Delivery delivery,
        SettledRange range,
        List<Closed> before,
        Run run,
        Progress progress,
        Inspection inspection) {

    /** Looks at the staged files of a dry run. */
    @FunctionalInterface
    interface Inspection {
        /** Looks at a date as it is staged; its files are gone afterwards. */
        void look(NightContext context, Closed closed) throws IOException;
    }

    NightContext {
        before = List.copyOf(before);
    }

    /** The same for another date of the range. */
    NightContext on(Run other, Baseline comparedWith, List<Closed> closedBefore) {
        return new NightContext(
                request,
                memory,
                working,
                outputs,
                comparedWith,
                delivery,
                range,
                closedBefore,
                other,
                progress,
                inspection);
    }

    /** Where the attempt's work files lie. */
    WorkFolder work() {
        return work(run);
    }

    private WorkFolder work(Run of) {
        return new WorkFolder(outputs.work(of.businessDate(), of.attempt().number()));
    }

    /** Where the date is staged. */
    Path staging() {
        return outputs.staging(run.businessDate(), run.attempt().number());
    }

    /** Where the parts lie that hold the rows of all dates of the range. */
    WorkFolder settledWork() {
        return work(range.settling());
    }

    /** Where the work file lies of what a run leaves behind. */
    Path memoryLines(Run of) throws IOException {
        return work(of).close().resolve("memory");
    }

    /** Remembers that the date is staged: a start that finds it so does not compute it again. */
    void keepClosed(Closed closed) throws IOException {
        // Whole or not at all: half of it would be read by whoever resumes.
        Path fresh = work().close().resolve("closed.new");
        Files.writeString(fresh, closed.toText(), StandardCharsets.UTF_8);
        Files.move(fresh, work().close().resolve("closed"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What an earlier start staged of a run; empty where it did not come so far. */
    Optional<Closed> keptClosed(Run of) throws IOException {
        Path file = work(of).close().resolve("closed");
        return Files.isRegularFile(file)
                ? Optional.of(Closed.parse(of, Files.readString(file, StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** Whether it is compared with a date of its own range, of the same delivery. */
    boolean followsInRange() {
        return !range.isFirst(run);
    }

    /** Moves every run of the range at once; this one's reason is told, the others point to it. */
    void rest(RunState state, String reason) {
        Instant now = request.clock().instant();
        Map<RunId, RunChange> changes = new LinkedHashMap<>();
        for (Run one : range.runs()) {
            String said = one.id().equals(run.id())
                    ? reason
                    : "Of the range " + range.words() + ", " + run.businessDate() + ": " + reason;
            changes.put(one.id(), RunChange.to(state, now, said));
        }
        working.runs().transition(changes);
    }
}
