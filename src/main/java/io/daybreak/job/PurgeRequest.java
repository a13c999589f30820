package io.daybreak.job;

import io.daybreak.publication.OutputFolder;
import io.daybreak.store.StoreLocation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What is to be removed because it was kept long enough, and where.
 *
 * @param keptFrom first day that is kept: nothing of this business date or a later one goes, nor what was of use on this
 *     day or later
 * @param zone the lender's, in which a moment is a day
 * @param dryRun whether it is only listed
 * @param user operating-system user who gave the command, for the record
 * @param output folder of the outputs
 * @param store where the memory lies
 * @param clock for the record
 * @param killPoints where a test ends the process
 */
public record PurgeRequest(
        LocalDate keptFrom,
        ZoneId zone,
        boolean dryRun,
        String user,
        Path output,
        StoreLocation store,
        InstantSource clock,
        KillPoints killPoints) {

    StoreTaking taking() {
        return new StoreTaking(store, new OutputFolder(output), clock, killPoints);
    }
}
