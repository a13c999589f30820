package io.daybreak.job;

import io.daybreak.publication.AttemptCheck;
import io.daybreak.publication.ChainNote;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Attempt;
import io.daybreak.store.ChainLink;
import io.daybreak.store.Run;
import io.daybreak.store.RunId;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows the record of what was published: link by link in the store, each link against its run, and each run against
 * its files. Says exactly which link or file is not as it was published. Reads only.
 */
public final class RecordCheck {
    private final Store store;
    private final OutputFolder outputs;
    private final List<String> differences = new ArrayList<>();
    private final Set<RunId> linked = new HashSet<>();
    private final Set<RunId> removed;

    private RecordCheck(Store store, Path output) {
        this.store = store;
        this.outputs = new OutputFolder(output);
        this.removed = store.chain().removed();
    }

    /**
     * What came of it.
     *
     * @param links how many links the chain has
     * @param files how many attempts lie on disk and were compared byte by byte
     * @param removed how many attempts' files were removed by {@code purge}
     * @param head chain digest of the newest link; empty for an empty chain
     * @param differences what is not as it was published, one line each, oldest first
     */
    public record Result(long links, long files, long removed, Optional<String> head, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /** Follows the chain and reads every published file. */
    public static Result of(Store store, Path output) throws IOException {
        return new RecordCheck(store, output).result();
    }

    /**
     * What a link says of itself in {@code run.json}. Everything the chain digest is made of is there, so that whoever
     * has only the files can make it again.
     */
    static ChainNote note(ChainLink link) {
        return new ChainNote(Map.of(
                "ordinal", Long.toString(link.ordinal()),
                "previous_digest", link.previousDigest(),
                "run_id", link.run().toString(),
                "business_date", link.attempt().businessDate().toString(),
                "attempt", Integer.toString(link.attempt().number()),
                "control_digest", link.controlDigest(),
                "record_digest", link.recordDigest(),
                "chain_digest", link.chainDigest()));
    }

    private Result result() throws IOException {
        List<ChainLink> links = store.chain().links();
        if (outputs.pair(store.storeId()) instanceof OutputFolder.Pairing.Foreign foreign) {
            differences.add(foreign.message() + ".");
        }
        long takenIn = store.chain().takenIn();
        Map<RunId, Run> runs = publishedRuns();
        long files = 0;
        String previous = store.storeId();
        long ordinal = 1;
        for (ChainLink link : links) {
            follows(link, ordinal, previous);
            Optional<Run> run = Optional.ofNullable(runs.get(link.run()));
            ofRun(link, run);
            if (isOnDisk(link, run)) {
                differences.addAll(
                        isRemoved(link, run)
                                ? AttemptCheck.differencesOfRemoved(folder(link), link.controlDigest())
                                : AttemptCheck.differences(folder(link), link.controlDigest()));
                noted(link, link.ordinal() <= takenIn);
                files++;
            }
            linked.add(link.run());
            previous = link.chainDigest();
            ordinal = link.ordinal() + 1;
        }
        runs.values().stream()
                .filter(run -> !linked.contains(run.id()))
                .forEach(run -> differences.add("Run " + run.id() + " (" + run.attempt() + ") is " + run.state()
                        + " in the store and is no link of the chain."));
        unknownFolders(links);
        pointers(runs);
        return new Result(
                links.size(),
                files,
                removed.size(),
                links.isEmpty()
                        ? Optional.empty()
                        : Optional.of(links.get(links.size() - 1).chainDigest()),
                differences);
    }

    /** Every run that was published, or is about to be. */
    private Map<RunId, Run> publishedRuns() {
        Map<RunId, Run> runs = new HashMap<>();
        for (RunState state : List.of(RunState.PUBLISHED, RunState.SUPERSEDED, RunState.PUBLISHING)) {
            store.runs().inState(state).forEach(run -> runs.put(run.id(), run));
        }
        return runs;
    }

    /** Whether a link follows the one before, and is what it says it is. */
    private void follows(ChainLink link, long ordinal, String previous) {
        if (link.ordinal() != ordinal) {
            differences.add(missing(ordinal, link.ordinal() - 1));
        }
        if (!link.previousDigest().equals(previous)) {
            differences.add(name(link) + " does not follow the link before it: it holds " + link.previousDigest()
                    + " and not " + previous + ".");
        }
        if (!link.holdsTogether()) {
            differences.add(name(link) + " was changed: its digest is not made of what it holds.");
        }
    }

    private static String missing(long from, long to) {
        return from == to
                ? "Link " + from + " of the chain is not there."
                : "Links " + from + " to " + to + " of the chain are not there.";
    }

    private void ofRun(ChainLink link, Optional<Run> run) {
        if (run.isEmpty()) {
            differences.add(name(link) + ": its run " + link.run() + " is not in the store as a published one.");
        } else if (!link.isOf(run.get())) {
            differences.add(name(link) + ": the row of run " + link.run()
                    + " in the store is not the one that was published: date, attempt, control digest, inputs,"
                    + " baseline, beginning or reason were changed.");
        }
    }

    /** Files that are about to be renamed, or that a person had removed whole, are not missed; what was sent is. */
    private boolean isOnDisk(ChainLink link, Optional<Run> run) {
        if (run.isPresent() && run.get().state() == RunState.PUBLISHING && !Files.exists(folder(link))) {
            return false;
        }
        boolean mayBeGone = isRemoved(link, run) && store.ledger().countOf(link.run()) == 0;
        return !mayBeGone || Files.exists(folder(link));
    }

    private boolean isRemoved(ChainLink link, Optional<Run> run) {
        return removed.contains(link.run())
                && run.map(one -> one.state() == RunState.SUPERSEDED).orElse(false);
    }

    private void noted(ChainLink link, boolean before) throws IOException {
        Path file = folder(link).resolve("run.json");
        if (!Files.isRegularFile(file)) {
            return; // said already
        }
        Optional<ChainNote> note = readNote(folder(link));
        if (note.isEmpty() ? !before : !note.get().equals(note(link))) {
            differences.add(file + " does not name link " + link.ordinal() + " of the chain as the store does.");
        }
    }

    private static Optional<ChainNote> readNote(Path folder) throws IOException {
        try {
            return ChainNote.read(folder);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** Attempts that lie where published ones do, and that nothing in the store knows. */
    private void unknownFolders(List<ChainLink> links) throws IOException {
        Set<Attempt> known = new HashSet<>();
        links.forEach(link -> known.add(link.attempt()));
        for (OutputFolder.PublishedAttempt found : outputs.publishedAttempts()) {
            if (!known.contains(new Attempt(found.date(), found.attempt()))) {
                differences.add(
                        outputs.attempt(found.date(), found.attempt()) + " is no link of the chain in the store.");
            }
        }
    }

    /** {@code current} and {@code latest} lead to what is published. */
    private void pointers(Map<RunId, Run> runs) throws IOException {
        Map<LocalDate, Run> published = new TreeMap<>();
        for (Run run : runs.values()) {
            if (run.state() == RunState.PUBLISHED) {
                Run other = published.put(run.businessDate(), run);
                if (other != null) {
                    differences.add(
                            "Runs " + Math.min(run.id().value(), other.id().value()) + " and "
                                    + Math.max(run.id().value(), other.id().value()) + " are both published for "
                                    + run.businessDate() + ".");
                }
            }
        }
        for (Run run : published.values()) {
            String expected = "attempt-" + run.attempt().number();
            if (!outputs.current(run.businessDate()).equals(Optional.of(expected))) {
                differences.add(outputs.day(run.businessDate()).resolve("current") + " does not lead to " + expected
                        + "; the next run of that date mends it.");
            }
        }
        Optional<LocalDate> newest = store.runs().newestPublishedDate();
        if (newest.isPresent() && published.containsKey(newest.get())) {
            String expected = String.valueOf(published.get(newest.get()).attempt());
            if (!outputs.latest().equals(Optional.of(expected))) {
                differences.add(outputs.root().resolve("latest") + " does not lead to " + expected
                        + "; the next run of that date mends it.");
            }
        }
    }

    private Path folder(ChainLink link) {
        return outputs.attempt(link.attempt().businessDate(), link.attempt().number());
    }

    private static String name(ChainLink link) {
        return "Link " + link.ordinal() + " (" + link.attempt() + ")";
    }
}
