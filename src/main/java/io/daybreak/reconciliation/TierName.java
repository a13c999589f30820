package io.daybreak.reconciliation;

import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.PublishedStanding;

/**
 * Under which name a loan is counted among the tiers. A loan without a tier is counted too, or nothing would tie: the
 * names in parentheses stand for those and can be no policy's code.
 */
public final class TierName {
    /** Loans written off: they have no tier. */
    public static final String WRITTEN_OFF = "(written off)";
    /** Loans not classified that never had a published tier, or whose last published one was empty. */
    public static final String NOT_CLASSIFIED = "(not classified)";

    private TierName() {}

    /** The name for a classified loan. */
    public static String of(Standing standing) {
        return standing.tier().isPresent() ? standing.tier().get().code() : WRITTEN_OFF;
    }

    /** The name a published row was counted under. */
    public static String of(PublishedStanding published) {
        return of(published.tier().orElse(""), published.tierReason());
    }

    /** The name for the two cells of a classification row. */
    public static String of(String tierCell, String tierReasonCell) {
        if (!tierCell.isEmpty()) {
            return tierCell;
        }
        return tierReasonCell.equals(TierReason.REJECTED.name()) ? NOT_CLASSIFIED : WRITTEN_OFF;
    }
}
