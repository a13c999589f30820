package io.daybreak.publication;

import io.daybreak.loan.PublishedStanding;
import io.daybreak.reconciliation.RemovalReason;
import java.util.Optional;

/**
 * A row of {@code collections_removed.csv}: a loan that the baseline's worklist showed and tonight's does not.
 *
 * @param published its row in the baseline
 * @param tier its tier tonight; empty when it has none
 * @param reason why it left
 */
public record RemovedRow(PublishedStanding published, Optional<String> tier, RemovalReason reason) {}
