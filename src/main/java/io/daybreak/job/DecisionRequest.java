package io.daybreak.job;

import io.daybreak.intake.DeliveryMapping;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.StoreLocation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Who decides, why, and about which store and output folder.
 *
 * @param by the person's name, as given
 * @param reason why, in the person's words
 * @param user operating-system user who gave the command
 * @param approvers who may release; empty: everybody
 * @param output folder of the outputs
 * @param store where the memory lies
 * @param scratch folder for work files; it is made and removed
 * @param clock for the record
 * @param killPoints where a test ends the process
 */
public record DecisionRequest(
        String by,
        String reason,
        String user,
        List<String> approvers,
        Path output,
        StoreLocation store,
        Path scratch,
        InstantSource clock,
        KillPoints killPoints) {
    public DecisionRequest {
        approvers = List.copyOf(approvers);
    }

    /** How the store is taken for what was decided. */
    StoreTaking taking() {
        return new StoreTaking(store, new OutputFolder(output), clock, killPoints);
    }

    /**
     * What a release leaves out.
     *
     * @param withoutNotices whether no notice goes out at all
     * @param paymentsSince payments that came in since the delivery, as a file like {@code payments.csv}
     * @param mapping how that file is written
     * @param judgedAt the moment by which a notice whose send_before has passed is expired
     */
    public record Withholding(
            boolean withoutNotices, Optional<Path> paymentsSince, DeliveryMapping mapping, Instant judgedAt) {}
}
