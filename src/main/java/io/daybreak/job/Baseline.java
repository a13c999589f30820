package io.daybreak.job;

import io.daybreak.publication.OutputFolder;
import io.daybreak.reconciliation.FileFigures;
import io.daybreak.store.Attempt;
import io.daybreak.store.Run;
import io.daybreak.store.Store;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What tonight is compared with: the published attempt of the newest date before it.
 *
 * @param run the run that published it; empty on a first run
 * @param folder where it lies; empty on a first run, and when it is not as published
 * @param figures what its control file says of its classification; empty as the folder
 * @param flaw why it cannot be trusted; empty when it can, or on a first run
 * @param delivery what is remembered of its delivery
 */
record Baseline(
        Optional<Run> run,
        Optional<Path> folder,
        Optional<FileFigures> figures,
        Optional<String> flaw,
        Optional<DeliveryRecord> delivery) {

    /** Finds the baseline of a date and verifies it: the control file by the digest the store kept, and its own. */
    static Baseline of(Store memory, OutputFolder publishedTo, LocalDate date) throws IOException {
        Optional<Run> found = memory.runs().publishedBefore(date);
        if (found.isEmpty()) {
            return new Baseline(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        Run run = found.get();
        Optional<DeliveryRecord> delivery =
                memory.texts().load(TextKind.DELIVERY, run.inputs().delivery()).map(DeliveryRecord::parse);
        OutputFolder.Baseline published = publishedTo.baseline(
                run.businessDate(), run.attempt().number(), run.controlDigest().orElse(""));
        if (published instanceof OutputFolder.Baseline.Verified verified) {
            if (verified.bytesMatch()) {
                Path folder =
                        publishedTo.attempt(run.businessDate(), run.attempt().number());
                return new Baseline(
                        found, Optional.of(folder), Optional.of(verified.figures()), Optional.empty(), delivery);
            }
            return flawed(found, verified.classification() + " is not the one that was published", delivery);
        }
        return flawed(found, ((OutputFolder.Baseline.NotAsPublished) published).message(), delivery);
    }

    /** The date before in the same range: staged by this process, or found as it was staged. */
    static Baseline staged(Closed closed, Path folder, DeliveryRecord delivery) throws IOException {
        OutputFolder.Baseline staged = OutputFolder.baseline(folder, closed.controlDigest());
        if (staged instanceof OutputFolder.Baseline.Verified verified) {
            return new Baseline(
                    Optional.of(closed.run()),
                    Optional.of(folder),
                    Optional.of(verified.figures()),
                    Optional.empty(),
                    Optional.of(delivery));
        }
        throw new IOException(((OutputFolder.Baseline.NotAsPublished) staged).message());
    }

    private static Baseline flawed(Optional<Run> run, String flaw, Optional<DeliveryRecord> delivery) {
        return new Baseline(run, Optional.empty(), Optional.empty(), Optional.of(flaw), delivery);
    }

    Optional<Attempt> attempt() {
        return run.map(Run::attempt);
    }

    Optional<LocalDate> date() {
        return run.map(Run::businessDate);
    }

    Optional<Path> classification() {
        return folder.map(path -> path.resolve("classification.csv"));
    }

    /** Whether its delivery had a {@code holds.csv}: then the absence of one tonight is a loss and not a choice. */
    boolean hadHolds() {
        return delivery.map(record -> record.has("holds.csv")).orElse(false);
    }
}
