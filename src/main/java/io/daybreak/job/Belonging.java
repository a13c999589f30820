package io.daybreak.job;

import io.daybreak.publication.ChainNote;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Attempt;
import io.daybreak.store.Run;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a store and an output folder belong together: by id, and by what each knows of the other.
 *
 * @param store the store
 * @param outputs the output folder
 */
public record Belonging(Store store, OutputFolder outputs) {
    /** Two histories that went apart differ in what was published last: older attempts are not read every night. */
    private static final int COMPARED_MAX = 100;

    private static final String RESTORE = "Restore the store and the output folder from the same backup.";

    /** Why they do not, if so: found out before anything is written. A folder that belongs to nobody is taken. */
    Optional<NightOutcome> problem() throws IOException {
        Optional<NightOutcome> found = problemSeen();
        if (found.isEmpty() && outputs.pair(store.storeId()) instanceof OutputFolder.Pairing.Fresh) {
            outputs.mark(store.storeId());
        }
        return found;
    }

    /** The same, and nothing is written. */
    public Optional<NightOutcome> problemSeen() throws IOException {
        OutputFolder.Pairing pairing = outputs.pair(store.storeId());
        if (pairing instanceof OutputFolder.Pairing.Foreign foreign) {
            return Optional.of(NightOutcome.of(NightExit.USAGE, foreign.message()));
        }
        if (pairing instanceof OutputFolder.Pairing.Fresh) {
            return store.runs()
                    .newestPublishedDate()
                    .map(
                            newest -> NightOutcome.of(
                                    NightExit.USAGE,
                                    "The store has published before, and the output folder " + outputs.root()
                                            + " does not belong to it.",
                                    "Use the output folder the store was used with; it carries the store's id. Or restore it."));
        }
        return otherHistory();
    }

    /**
     * A folder with published attempts that the store does not know as published means that the store is an older copy,
     * made before the attempt or while it ran. One that is being published is known: it may lie there already.
     */
    private Optional<NightOutcome> otherHistory() throws IOException {
        List<OutputFolder.PublishedAttempt> folders = outputs.publishedAttempts();
        Map<Attempt, Run> runs = new HashMap<>();
        if (!folders.isEmpty()) {
            store.runs().all().forEach(run -> runs.put(run.attempt(), run));
        }
        for (OutputFolder.PublishedAttempt folder : folders) {
            Optional<String> older = notPublished(Optional.ofNullable(runs.get(attempt(folder))));
            if (older.isPresent()) {
                return Optional.of(foreign(folder, older.get() + ": the store is older than the folder."));
            }
        }
        List<OutputFolder.PublishedAttempt> newest = folders.stream()
                .sorted(Comparator.comparing((OutputFolder.PublishedAttempt folder) ->
                                of(runs, folder).id().value())
                        .reversed())
                .limit(COMPARED_MAX)
                .toList();
        for (OutputFolder.PublishedAttempt folder : newest) {
            if (isAnother(folder, of(runs, folder))) {
                return Optional.of(foreign(
                        folder, "which is not the one that the store published: they went on without each other."));
            }
        }
        return Optional.empty();
    }

    private static Attempt attempt(OutputFolder.PublishedAttempt folder) {
        return new Attempt(folder.date(), folder.attempt());
    }

    private static Run of(Map<Attempt, Run> runs, OutputFolder.PublishedAttempt folder) {
        return Optional.ofNullable(runs.get(attempt(folder))).orElseThrow();
    }

    private static Optional<String> notPublished(Optional<Run> run) {
        return run.isEmpty()
                ? Optional.of("which the store does not know")
                : notPublished(run.get().state());
    }

    private static Optional<String> notPublished(RunState state) {
        return switch (state) {
            case PUBLISHING, PUBLISHED, SUPERSEDED -> Optional.empty();
            case SETTLING, CLOSING -> Optional.of("which the store has as begun");
            case HELD -> Optional.of("which the store has as held for release");
            case REFUSED -> Optional.of("which the store has as refused");
            case BROKEN -> Optional.of("which the store has as not reconciling");
            case ABANDONED -> Optional.of("which the store has as abandoned");
            case DISCARDED -> Optional.of("which the store has as discarded");
        };
    }

    /**
     * Whether the folder is whole and of another history: its control file is not the store's, and its
     * {@code run.json} says that it was published so. A file that was only changed does not agree with its own.
     */
    private boolean isAnother(OutputFolder.PublishedAttempt found, Run run) throws IOException {
        Path folder = outputs.attempt(found.date(), found.attempt());
        Path control = folder.resolve("control.csv");
        if (!Files.isRegularFile(control) || !Files.isRegularFile(folder.resolve("run.json"))) {
            return false;
        }
        String digest = Digests.ofFile(control);
        return !run.controlDigest().equals(Optional.of(digest))
                && ChainNote.read(folder)
                        .map(note -> digest.equals(note.values().get("control_digest")))
                        .orElse(false);
    }

    private static NightOutcome foreign(OutputFolder.PublishedAttempt folder, String why) {
        return NightOutcome.of(
                NightExit.USAGE,
                "The output folder holds attempt " + folder.attempt() + " of " + folder.date() + ", " + why,
                RESTORE);
    }
}
