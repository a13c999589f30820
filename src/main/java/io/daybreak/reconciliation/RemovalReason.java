package io.daybreak.reconciliation;

import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.PublishedStanding;
import java.util.Optional;

/** Why a loan that the baseline's worklist showed is no longer in tonight's: {@code collections_removed.csv}. */
public enum RemovalReason {
    /** Paid: by payments or waivers nothing is past due any more. */
    PAID,
    /** The loan is closed. */
    CLOSED,
    /** By tonight's records it was not past due on the baseline date either. */
    CORRECTED,
    /** The schedule was changed and nothing is past due by the new one. */
    RESCHEDULED,
    /** It was not classified then; it is now, and is not past due. */
    CLASSIFIED_AGAIN,
    /** By tonight's records it is not yet disbursed. */
    NOT_YET_DISBURSED,
    /** The delivery does not have it. */
    NOT_DELIVERED;

    /** Whether the baseline's worklist showed the loan: past due, or not classified. */
    public static boolean wasInWorklist(PublishedStanding published) {
        return published.dpd().isEmpty() || published.dpd().getAsInt() >= 1;
    }

    /**
     * Why a loan that was classified tonight left the worklist; empty when it did not: it is still there, or was not
     * there before.
     *
     * @param published its row in the baseline
     * @param now its standing at the business date
     * @param restated its standing at the baseline's date by tonight's records, where it was disbursed by then
     * @param scheduleChanged whether the schedule as it stood at the baseline date is another one tonight
     */
    public static Optional<RemovalReason> of(
            PublishedStanding published, Standing now, Optional<Standing> restated, boolean scheduleChanged) {
        if (now.dpd() >= 1 || !wasInWorklist(published)) {
            return Optional.empty();
        }
        if (now.tierReason() == TierReason.CLOSED || now.tierReason() == TierReason.CLOSED_WITH_ARREARS) {
            return Optional.of(CLOSED);
        }
        if (published.dpd().isEmpty()) {
            return Optional.of(CLASSIFIED_AGAIN);
        }
        if (scheduleChanged) {
            return Optional.of(RESCHEDULED);
        }
        boolean neverLate = restated.isEmpty() || restated.get().dpd() == 0;
        return Optional.of(neverLate ? CORRECTED : PAID);
    }
}
