package io.daybreak.notice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** What becomes of one past-due or unclassified loan tonight: a notice with its evidence, or a code. Never silence. */
public sealed interface Decision {

    /** The loan that was decided. */
    String loanId();

    /**
     * Why nobody should be contacted about the loan at all; empty when contact is allowed. It is judged by itself: a
     * loan whose notice went out last week may be on hold today.
     */
    Optional<SuppressionCode> contactBlock();

    /**
     * A notice goes out.
     *
     * @param notice the message and its row
     * @param evidence what proves it
     */
    record Send(Notice notice, Evidence evidence) implements Decision {
        @Override
        public String loanId() {
            return notice.loanId();
        }

        @Override
        public Optional<SuppressionCode> contactBlock() {
            return Optional.empty();
        }
    }

    /**
     * No notice tonight: a row of {@code suppressed.csv}.
     *
     * @param loanId the loan
     * @param borrowerId its borrower
     * @param level the level that was looked at; empty when it came to none
     * @param reason the first code that applies
     * @param detail what was seen: ids, dates and numbers, no personal data
     * @param since first night of this code in a row
     * @param nights published nights in a row with this code, tonight included
     * @param contactBlock why nobody should be contacted about the loan at all
     */
    record Suppressed(
            String loanId,
            String borrowerId,
            OptionalInt level,
            SuppressionCode reason,
            String detail,
            LocalDate since,
            int nights,
            Optional<SuppressionCode> contactBlock)
            implements Decision {}
}
