package io.daybreak.job;

import io.daybreak.publication.Extent;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.ReplacedAttempt;
import io.daybreak.store.Attempt;
import io.daybreak.store.Run;
import io.daybreak.store.RunId;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.batch.core.job.JobInstance;

/**
 * Removes what was kept long enough: work and staging folders that a process left, what refused runs and reruns
 * reported, the files of attempts that a later one replaced, and what Spring Batch remembers of runs that are done. What
 * is published, held or unfinished stays, and so do the ledger, the evidence, the approvals, the chain, every kept text, and of a replaced attempt what it sent.
 *
 * <p>Each removal may end at any moment and is taken up by the same command: the store says that an attempt's files go
 * before the first one does, a whole attempt leaves the published ones by one rename, and an instance of a job goes in
 * one transaction.
 */
public final class Purge {
    private static final int CONNECTIONS = 3;
    private static final String LEFT = "left by a run that ended";
    private static final String REPORT = "what a run reported that ended";

    private final PurgeRequest request;
    private final Store store;
    private final OutputFolder outputs;
    private final BatchEngine engine;
    private final Map<Attempt, Run> runs = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private Extent removed = Extent.NONE;

    private Purge(PurgeRequest request, Store store) {
        this.request = request;
        this.store = store;
        this.outputs = new OutputFolder(request.output());
        this.engine = BatchEngine.over(store.dataSource());
        store.runs().before(request.keptFrom()).forEach(run -> runs.put(run.attempt(), run));
    }

    /** Removes it, or lists what would be; answers with a report. */
    public static NightOutcome purge(PurgeRequest request) {
        return request.dryRun()
                ? request.taking().read("purge", CONNECTIONS, store -> new Purge(request, store).list())
                : request.taking().write("purge", CONNECTIONS, store -> new Purge(request, store).remove());
    }

    private NightOutcome list() throws IOException {
        for (OutputFolder.Leftover leftover : leftovers()) {
            told(leftover, LEFT);
        }
        for (OutputFolder.Leftover report : reports()) {
            told(report, REPORT);
        }
        for (Run run : replaced()) {
            look(run).ifPresent(attempt -> told(run, attempt));
        }
        long instances = 0;
        for (Run run : done()) {
            instances += instances(run).size();
        }
        return outcome("Dry run: would remove ", instances);
    }

    private NightOutcome remove() throws IOException {
        for (OutputFolder.Leftover leftover : leftovers()) {
            told(leftover, LEFT);
            outputs.remove(leftover);
            request.killPoints().reached("purge-leftover");
        }
        for (OutputFolder.Leftover report : reports()) {
            told(report, REPORT);
            outputs.remove(report);
            request.killPoints().reached("purge-report");
        }
        for (Run run : replaced()) {
            Optional<ReplacedAttempt> attempt = look(run);
            if (attempt.isPresent()) {
                told(run, attempt.get());
                remove(run, attempt.get());
            }
        }
        long instances = 0;
        for (Run run : done()) {
            for (JobInstance instance : instances(run)) {
                engine.forget(instance);
                request.killPoints().reached("purge-instance");
                instances++;
            }
        }
        store.force();
        return outcome("Removed ", instances);
    }

    private void remove(Run run, ReplacedAttempt attempt) throws IOException {
        store.chain().remove(run.id(), request.user(), request.clock().instant());
        store.force();
        request.killPoints().reached("purge-noted");
        if (attempt.isWhole()) {
            Path aside = outputs.removed(run.businessDate(), run.attempt().number());
            attempt.takeAway(aside);
            request.killPoints().reached("purge-taken");
            outputs.remove(aside);
        } else {
            for (Path file : attempt.removable()) {
                attempt.remove(file);
                request.killPoints().reached("purge-file");
            }
        }
    }

    /** Folders that no process goes on with: this one has the store, so nobody works in them. */
    private List<OutputFolder.Leftover> leftovers() throws IOException {
        return outputs.leftovers().stream()
                .filter(leftover -> leftover.date().isBefore(request.keptFrom()))
                .filter(leftover -> leftover.attempt() == 0
                        || Optional.ofNullable(runs.get(new Attempt(leftover.date(), leftover.attempt())))
                                .map(run -> isDone(run.state()))
                                .orElse(true))
                .toList();
    }

    /** What refused and broken runs reported, and what reruns changed: it goes with the date of the run. */
    private List<OutputFolder.Leftover> reports() {
        return done().stream()
                .flatMap(run -> Stream.of(
                                outputs.refused(
                                        run.businessDate(), run.attempt().number()),
                                outputs.rerun(
                                        run.rangeFrom(),
                                        run.businessDate(),
                                        run.attempt().number()))
                        .filter(Files::isDirectory)
                        .map(folder -> new OutputFolder.Leftover(
                                folder, run.businessDate(), run.attempt().number())))
                .toList();
    }

    /** Superseded attempts of old dates that were replaced before the days that are kept. */
    private List<Run> replaced() {
        return runs.values().stream()
                .filter(run -> run.state() == RunState.SUPERSEDED)
                .filter(run -> replacement(run).filter(this::endedBefore).isPresent())
                .sorted(Comparator.comparing(Run::businessDate)
                        .thenComparing(run -> run.attempt().number()))
                .toList();
    }

    /** The attempt that replaced another one: the next of its date that was published. */
    private Optional<Run> replacement(Run run) {
        return runs.values().stream()
                .filter(other -> other.businessDate().equals(run.businessDate())
                        && other.attempt().number() > run.attempt().number()
                        && other.state().wasPublished())
                .min(Comparator.comparing(other -> other.attempt().number()));
    }

    /** Runs of old dates that came to their end before the days that are kept. */
    private List<Run> done() {
        return runs.values().stream()
                .filter(run -> isDone(run.state()) && endedBefore(run))
                .sorted(Comparator.comparing(run -> run.id().value()))
                .toList();
    }

    private boolean endedBefore(Run run) {
        return run.endedAt()
                .map(end -> LocalDate.ofInstant(end, request.zone()))
                .filter(day -> day.isBefore(request.keptFrom()))
                .isPresent();
    }

    private static boolean isDone(RunState state) {
        return switch (state) {
            case PUBLISHED, REFUSED, BROKEN, ABANDONED, SUPERSEDED, DISCARDED -> true;
            case SETTLING, CLOSING, PUBLISHING, HELD -> false;
        };
    }

    /** What of a replaced attempt may go; empty where nothing may, or nothing is left. */
    private Optional<ReplacedAttempt> look(Run run) throws IOException {
        Set<RunId> begun = store.chain().removed();
        ReplacedAttempt.Seen seen = ReplacedAttempt.look(
                outputs.attempt(run.businessDate(), run.attempt().number()),
                run.controlDigest().orElse(""),
                store.ledger().countOf(run.id()) > 0,
                begun.contains(run.id()));
        if (seen instanceof ReplacedAttempt.Seen.Whole whole) {
            return Optional.of(whole.attempt())
                    .filter(attempt -> !attempt.removable().isEmpty());
        }
        if (seen instanceof ReplacedAttempt.Seen.Changed changed) {
            left.add("left as it is: " + run.attempt() + " is not as it was published: " + changed.difference()
                    + " Look at status --verify.");
        }
        return Optional.empty();
    }

    private List<JobInstance> instances(Run run) {
        List<JobInstance> found = new ArrayList<>();
        for (String job : List.of(SettleJob.NAME, CloseJob.NAME, PublishJob.NAME)) {
            engine.instance(job, SettleJob.parameters(run.businessDate(), run.id()))
                    .ifPresent(found::add);
        }
        return found;
    }

    private void told(OutputFolder.Leftover leftover, String what) throws IOException {
        Extent extent = Extent.of(leftover.folder());
        removed = removed.plus(extent);
        lines.add(outputs.root().relativize(leftover.folder()) + ": " + extent + ", " + what);
    }

    private void told(Run run, ReplacedAttempt attempt) {
        removed = removed.plus(attempt.extent());
        String by = replacement(run)
                .map(other -> "replaced by attempt " + other.attempt().number())
                .orElse("replaced");
        lines.add(run.attempt() + ": " + attempt.extent() + ", " + by
                + (attempt.isWhole() ? "" : "; what it sent, and the evidence, stays"));
    }

    private NightOutcome outcome(String done, long instances) {
        lines.addAll(left);
        return new NightOutcome(
                NightExit.PURGED,
                done + removed + ", and " + instances + (instances == 1 ? " job instance" : " job instances")
                        + " of Spring Batch, of business dates before " + request.keptFrom() + ".",
                lines,
                Optional.empty());
    }
}
