package io.daybreak.job;

import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.store.Attempt;
import io.daybreak.store.Holding;
import io.daybreak.store.Run;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Lays a finished attempt aside until a named person decides: its files go to {@code held/<date>/attempt-N} by one
 * atomic rename, and only then the store says that it is held. A process that ends in between leaves a run that is
 * still closing; the next start computes it anew and puts it in the place of what lies there.
 *
 * @param store the store, outside any other transaction
 * @param outputs the output folder
 * @param clock for the record
 * @param killPoints where a test ends the process
 */
record HoldProtocol(Store store, OutputFolder outputs, InstantSource clock, KillPoints killPoints) {

    /** Lays the staged attempts of a range aside, one for a night; answers where the last one lies. */
    Path hold(List<Run> range, List<Holding> holdings) throws IOException {
        Path held = outputs.root();
        for (Run run : range) {
            Path staging = outputs.staging(run.businessDate(), run.attempt().number());
            held = outputs.held(run.businessDate(), run.attempt().number());
            Publish.forceTree(staging);
            killPoints.reached("after-hold-stage");
            outputs.remove(held);
            Publish.rename(staging, held);
            Publish.forceParents(held);
            killPoints.reached("after-hold-rename");
        }
        if (!store.isLocked()) {
            throw new NightStopped(new Failures(store.location(), outputs).storeGone());
        }
        store.hold(holdings, clock.instant());
        killPoints.reached("after-hold");
        return held;
    }

    /**
     * Removes what lies aside of runs that were published, discarded or left behind since: what a process could not
     * remove before it ended.
     */
    static void tidy(Store store, OutputFolder outputs) throws IOException {
        for (OutputFolder.HeldAttempt held : outputs.heldAttempts()) {
            boolean decided = store.runs()
                    .attempt(new Attempt(held.date(), held.attempt()))
                    .map(run -> switch (run.state()) {
                        case PUBLISHED, SUPERSEDED, DISCARDED, ABANDONED -> true;
                        case SETTLING, CLOSING, PUBLISHING, HELD, REFUSED, BROKEN -> false;
                    })
                    .orElse(false);
            if (decided) {
                outputs.remove(outputs.held(held.date(), held.attempt()));
            }
        }
    }
}
