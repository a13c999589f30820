package io.daybreak.job;

import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a store and an output folder belong together: by id, and by what each knows of the other.
 *
 * @param store the store
 * @param outputs the output folder
 */
record Belonging(Store store, OutputFolder outputs) {

    /** Why they do not, if so: found out before anything is written. A folder that belongs to nobody is taken. */
    Optional<NightOutcome> problem() throws IOException {
        OutputFolder.Pairing pairing = outputs.pair(store.storeId());
        if (pairing instanceof OutputFolder.Pairing.Foreign foreign) {
            return Optional.of(NightOutcome.of(NightExit.USAGE, foreign.message()));
        }
        if (pairing instanceof OutputFolder.Pairing.Fresh) {
            if (store.runs().newestPublishedDate().isPresent()) {
                return Optional.of(NightOutcome.of(
                        NightExit.USAGE,
                        "The store has published before, and the output folder " + outputs.root()
                                + " does not belong to it.",
                        "Use the output folder the store was used with; it carries the store's id. Or restore it."));
            }
            outputs.mark(store.storeId());
            return Optional.empty();
        }
        return unknownAttempt();
    }

    /** The same for someone who only reads, and takes no folder. */
    Optional<NightOutcome> problemOfReader() throws IOException {
        return outputs.pair(store.storeId()) instanceof OutputFolder.Pairing.Foreign foreign
                ? Optional.of(NightOutcome.of(NightExit.USAGE, foreign.message()))
                : Optional.empty();
    }

    /** A folder with published attempts that the store does not know means that the store is an older copy. */
    private Optional<NightOutcome> unknownAttempt() throws IOException {
        for (PublishedFolder folder : publishedFolders()) {
            boolean known = store.runs()
                    .lastAttempt(folder.date())
                    .map(last -> last.attempt().number() >= folder.attempt())
                    .orElse(false);
            if (!known) {
                return Optional.of(NightOutcome.of(
                        NightExit.USAGE,
                        "The output folder holds attempt " + folder.attempt() + " of " + folder.date()
                                + ", which the store does not know: the store is older than the folder.",
                        "Restore the store and the output folder from the same backup."));
            }
        }
        return Optional.empty();
    }

    private record PublishedFolder(LocalDate date, int attempt) {}

    private List<PublishedFolder> publishedFolders() throws IOException {
        List<PublishedFolder> folders = new ArrayList<>();
        for (Path dateFolder : children(outputs.root(), "[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            for (Path attempt : children(dateFolder, "attempt-[0-9]{1,9}")) {
                folders.add(new PublishedFolder(
                        LocalDate.parse(name(dateFolder)),
                        Integer.parseInt(name(attempt).substring("attempt-".length()))));
            }
        }
        return folders;
    }

    private static List<Path> children(Path folder, String pattern) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> name(child).matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
