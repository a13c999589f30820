package io.daybreak.reconciliation;

import java.util.List;
import java.util.Optional;

/**
 * Everything one night counted, at every place where it was counted: what {@link Identities} compares.
 *
 * @param settled the tally of all partitions
 * @param decisions what was decided for every loan past due or not classified
 * @param written the output files as their writers counted them
 * @param reread the same files as read back from disk
 * @param baseline the baseline's classification as its own control file describes it; empty on a first run
 * @param delivered the delivery's files
 * @param tierOrder tier codes as the policy orders them, best first; tiers outside it follow in code order
 */
public record Books(
        Tally settled,
        DecisionTally decisions,
        List<FileFigures> written,
        List<FileFigures> reread,
        Optional<FileFigures> baseline,
        List<DeliveredFile> delivered,
        List<String> tierOrder) {
    public Books {
        written = List.copyOf(written);
        reread = List.copyOf(reread);
        delivered = List.copyOf(delivered);
        tierOrder = List.copyOf(tierOrder);
    }
}
