package io.daybreak.store;

import java.util.List;

/**
 * What came of taking the notices of an older system over.
 *
 * @param added notices that were new
 * @param known notices that were there already, with the same content
 * @param conflicts notices that are there with other content; not empty: nothing was taken over
 * @param done whether it was done; otherwise the ledger is as it was
 */
public record Takeover(long added, long known, List<Conflict> conflicts, boolean done) {
    public Takeover {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A notice whose notice_id the ledger has with other content.
     *
     * @param line where it stands in the file
     * @param noticeId its identifier
     * @param differs what differs, in words; no personal data
     */
    public record Conflict(long line, String noticeId, String differs) {}
}
