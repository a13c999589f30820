package io.daybreak.store;

import io.daybreak.notice.LedgerEntry;
import java.util.Optional;

/**
 * All that the ledger has of a notice, for someone who asks about it.
 *
 * @param entry what decisions look at
 * @param borrowerId whom it was addressed to
 * @param run the run it belongs to; empty for a notice taken over from an older system
 * @param written words and evidence; empty for a notice that was taken over
 * @param takenOver where a notice of an older system came from, and what that one said of it
 */
public record RememberedNotice(
        LedgerEntry entry,
        String borrowerId,
        Optional<RunId> run,
        Optional<WrittenNotice> written,
        Optional<TakenOver> takenOver) {

    /**
     * A notice as an older system had it.
     *
     * @param origin where it came from
     * @param notice what that system said of it
     */
    public record TakenOver(Origin origin, TakenOverNotice notice) {}
}
