package io.daybreak.store;

import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Quarantine;

/** One thing that a published night leaves behind for the nights after it. */
public sealed interface MemoryChange {

    /**
     * A message goes out.
     *
     * @param written the message with what proves it
     */
    record Noticed(WrittenNotice written) implements MemoryChange {}

    /**
     * An earlier notice was wrong: it was taken back, or a person was told to.
     *
     * @param noticeId that notice
     */
    record Corrected(String noticeId) implements MemoryChange {}

    /**
     * A receipt says more of an earlier notice than was known.
     *
     * @param noticeId that notice
     * @param reach what is known of it now
     */
    record Reached(String noticeId, LedgerEntry.Reach reach) implements MemoryChange {}

    /**
     * A loan is in quarantine after tonight.
     *
     * @param quarantine as it stands
     */
    record Quarantined(Quarantine quarantine) implements MemoryChange {}

    /**
     * A loan is no longer in quarantine.
     *
     * @param loanId the loan
     */
    record QuarantineEnded(String loanId) implements MemoryChange {}
}
