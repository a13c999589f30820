package io.daybreak.store;

import io.daybreak.notice.LedgerEntry;
import java.util.Optional;

/**
 * All that the ledger has of a notice, for someone who asks about it.
 *
 * @param entry what decisions look at
 * @param borrowerId whom it was addressed to
 * @param run the run it belongs to; empty for a notice taken over from an older system
 * @param written words and evidence; empty for a notice that was taken over without them
 */
public record RememberedNotice(
        LedgerEntry entry, String borrowerId, Optional<RunId> run, Optional<WrittenNotice> written) {}
