package io.daybreak.notice;

import io.daybreak.policy.Channel;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One notice that the ledger knows: published by an earlier night, about to be, or taken over from an older system.
 *
 * @param noticeId the notice's identifier
 * @param loanId the loan it was about
 * @param level rung of the ladder; 0 for a message before the due date and for a correction
 * @param name the level's name then
 * @param channel how it was sent
 * @param recipient phone, email or postal address it went to; empty for imported notices that do not say
 * @param businessDate business date of the run that published it
 * @param claimDueDate oldest unpaid due date it was about
 * @param state whether it is known to have been published
 * @param reach what receipts say of it
 * @param corrected whether a correction said that it was wrong
 */
public record LedgerEntry(
        String noticeId,
        String loanId,
        int level,
        String name,
        Channel channel,
        Optional<String> recipient,
        LocalDate businessDate,
        LocalDate claimDueDate,
        State state,
        Reach reach,
        boolean corrected) {

    /** The same notice after one more word on its way; the worst that was ever said counts. */
    public LedgerEntry after(Reach said) {
        return said.compareTo(reach) <= 0
                ? this
                : new LedgerEntry(
                        noticeId,
                        loanId,
                        level,
                        name,
                        channel,
                        recipient,
                        businessDate,
                        claimDueDate,
                        state,
                        said,
                        corrected);
    }

    /** Whether a notice is known to have been published. */
    public enum State {
        /** Written down before publishing; counts against sending again, proves nothing. */
        INTENDED,
        /** Published. */
        SENT
    }

    /** What receipts say of a notice, best first. The worst that was ever said counts. */
    public enum Reach {
        /** No receipt, or only that the sender took it. */
        NOT_KNOWN,
        /** A receipt says delivered. */
        DELIVERED,
        /** Bounced, failed, or its receipt could not be read. */
        BOUNCED,
        /** The address is not the borrower's. */
        WRONG_ADDRESS,
        /** The borrower does not want to be written to there. */
        OPTED_OUT;

        /** Whether the borrower is taken not to have got it. */
        public boolean bounced() {
            return switch (this) {
                case NOT_KNOWN, DELIVERED -> false;
                case BOUNCED, WRONG_ADDRESS, OPTED_OUT -> true;
            };
        }
    }
}
