package io.daybreak.job;

import io.daybreak.intake.Delivery;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Run;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the two jobs of one attempt work with.
 *
 * @param request what was asked for
 * @param memory what was published and sent before; read only
 * @param working where the run keeps its own state; the same store unless the run is dry
 * @param outputs where it stages and publishes
 * @param baseline what it is compared with
 * @param delivery the scanned delivery
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
        Run run,
        Progress progress,
        Inspection inspection) {

    /** Looks at the staged files of a dry run. */
    @FunctionalInterface
    interface Inspection {
        /** Looks at the staging folder; it is gone afterwards. */
        void look(Path staging) throws IOException;
    }

    /** Where the attempt's work files lie. */
    WorkFolder work() {
        return new WorkFolder(outputs.work(run.businessDate(), run.attempt().number()));
    }
}
