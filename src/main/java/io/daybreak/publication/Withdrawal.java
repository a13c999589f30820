package io.daybreak.publication;

import io.daybreak.notice.Notice;

/**
 * A notice that was decided and does not go out with the release: a row of {@code withdrawn.csv}.
 *
 * @param notice the notice
 * @param reason why it does not go out
 */
public record Withdrawal(Notice notice, Reason reason) {

    /** Why a notice does not go out; the first that applies. */
    public enum Reason {
        /** The run was released without notices. */
        WITHOUT_NOTICES,
        /** Its send_before has passed. */
        EXPIRED,
        /** The borrower paid since the delivery, or money of exactly this amount came in. */
        PAID_SINCE
    }
}
