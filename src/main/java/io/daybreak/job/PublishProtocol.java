package io.daybreak.job;

import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.store.ChainLink;
import io.daybreak.store.Publication;
import io.daybreak.store.Run;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Publishes an attempt exactly once, whatever ends the process in between.
 *
 * <ol>
 *   <li>Stage on the same filesystem, say in {@code run.json} which link of the chain it will be, and force files and
 *       folders to disk.
 *   <li>One transaction: run PUBLISHING with the control digest and that link, its notices INTENDED.
 *   <li>Rename the staged folder into place and force the parents.
 *   <li>One transaction: run PUBLISHED, its notices SENT. Then the links.
 * </ol>
 *
 * A start that finds PUBLISHING goes on by what lies on disk: the target with that digest means 4, the staging with
 * that digest means 3, neither means a person.
 *
 * @param store the store, outside any other transaction
 * @param outputs the output folder
 * @param clock for the record
 * @param killPoints where a test ends the process
 */
record PublishProtocol(Store store, OutputFolder outputs, InstantSource clock, KillPoints killPoints) {
    /** More dates than a range will have. */
    private static final int LINKS_LOOKED_AT = 1_000;

    /** The transaction of step 2. */
    @FunctionalInterface
    interface Intention {
        void write() throws IOException;
    }

    /** Steps 1 to 4 for the staged attempts of a range, one for a night; answers where the last one lies. */
    Path publish(List<Run> range, List<Publication> publications) throws IOException {
        return publish(range, () -> store.beginPublishing(publications, clock.instant()));
    }

    /** The same with another transaction in step 2. From there on the whole range is published, whatever happens. */
    Path publish(List<Run> range, Intention intention) throws IOException {
        killPoints.reached("before-stage");
        chain(range);
        for (Run run : range) {
            Publish.forceTree(staging(run));
        }
        killPoints.reached("after-stage");
        requireStore();
        intention.write();
        killPoints.reached("after-intend");
        Path folder = outputs.root();
        for (Run run : range) {
            folder = rename(run);
        }
        return folder;
    }

    /** Nobody else publishes while this process has the store, so the links are those that step 2 makes. */
    private void chain(List<Run> range) throws IOException {
        Optional<ChainLink> link = Optional.empty();
        for (Run run : range) {
            String digest = Digests.ofFile(staging(run).resolve("control.csv"));
            link = Optional.of(
                    link.isPresent()
                            ? link.get().before(run, digest)
                            : store.chain().next(run, digest));
            RecordCheck.note(link.get()).writeInto(staging(run));
        }
    }

    /** Goes on with an attempt that a dead process left PUBLISHING; answers where it lies. */
    Path recover(Run run) throws IOException {
        String digest = run.controlDigest()
                .orElseThrow(() -> new IOException("run " + run.attempt() + " is PUBLISHING without a control digest"));
        return switch (Publish.inspect(staging(run), target(run), digest)) {
            case TARGET_COMPLETE -> confirm(run);
            case STAGING_COMPLETE -> rename(run);
            case NEITHER ->
                throw new IOException("attempt "
                        + run.attempt().number() + " of " + run.businessDate() + " was being published, and neither "
                        + target(run) + " nor " + staging(run) + " holds its files as they were staged; restore "
                        + outputs.root()
                        + " from its backup and start again; nothing is made anew, because some of it may"
                        + " have been sent");
        };
    }

    private Path rename(Run run) throws IOException {
        Publish.rename(staging(run), target(run));
        killPoints.reached("after-rename");
        return confirm(run);
    }

    /** What is written to a store that somebody moved or removed is forgotten, and what it says was sent is sent again. */
    private void requireStore() {
        if (!store.isLocked()) {
            throw new NightStopped(new Failures(store.location(), outputs).storeGone());
        }
    }

    private Path confirm(Run run) throws IOException {
        requireStore();
        if (!Files.isDirectory(target(run))) {
            throw new NoSuchFileException(target(run).toString());
        }
        // The rename may be the work of a process that died before it forced the parents.
        Publish.forceParents(target(run));
        store.finishPublishing(run.id(), clock.instant());
        killPoints.reached("after-confirm");
        link(run);
        killPoints.reached("after-links");
        return target(run);
    }

    /** Points the links at a published attempt; may be repeated. */
    void link(Run run) throws IOException {
        link(run, store.runs().newestPublishedDate());
    }

    private void link(Run run, Optional<LocalDate> newest) throws IOException {
        Publish.linkCurrent(outputs, run.businessDate(), run.attempt().number());
        if (newest.map(date -> !run.businessDate().isBefore(date)).orElse(true)) {
            Publish.linkLatest(outputs, run.businessDate(), run.attempt().number());
        }
    }

    /** Points the links of the latest runs again: whoever confirmed a run may have died before it came to them. */
    void linkAgain() throws IOException {
        Optional<LocalDate> newest = store.runs().newestPublishedDate();
        for (Run run : store.runs().recent(LINKS_LOOKED_AT)) {
            if (run.state() == RunState.PUBLISHED && Files.isDirectory(target(run))) {
                link(run, newest);
            }
        }
    }

    private Path staging(Run run) {
        return outputs.staging(run.businessDate(), run.attempt().number());
    }

    private Path target(Run run) {
        return outputs.attempt(run.businessDate(), run.attempt().number());
    }
}
