package io.daybreak.publication;

import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.notice.Decision;
import io.daybreak.notice.LateLoan;

/** Who works on a row of the worklist. */
enum Queue {
    /** The loan is not classified: the records must be mended first. */
    DATA("MEND_RECORDS"),
    /** Written off: recovery's business. */
    RECOVERY("RECOVER"),
    /** Nobody may be contacted about it: a person looks at the reason first. */
    REVIEW("REVIEW"),
    /** A notice goes out tonight: call when it has had its time. */
    NOTICE("AWAIT_NOTICE"),
    /** Past due, no notice due, contact allowed. */
    CALL("CALL");

    private final String recommendedAction;

    Queue(String recommendedAction) {
        this.recommendedAction = recommendedAction;
    }

    /** The word of the column {@code recommended_action}. */
    String recommendedAction() {
        return recommendedAction;
    }

    static Queue of(LateLoan late, Decision decision) {
        if (late.standing().isEmpty()) {
            return DATA;
        }
        if (late.standing().map(Standing::tierReason).orElseThrow() == TierReason.WRITTEN_OFF) {
            return RECOVERY;
        }
        if (decision.contactBlock().isPresent()) {
            return REVIEW;
        }
        return decision instanceof Decision.Send ? NOTICE : CALL;
    }
}
