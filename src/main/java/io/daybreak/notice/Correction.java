package io.daybreak.notice;

/** How a notice that was wrong is taken back. */
public sealed interface Correction {

    /**
     * The borrower is told.
     *
     * @param message the correction's own message
     * @param correctsNoticeId the notice that was wrong
     * @param cause why it was wrong
     */
    record Tell(Notice message, String correctsNoticeId, CorrectionCause cause) implements Correction {}

    /**
     * A person tells, or decides not to: a hold is in force, or no message can be made.
     *
     * @param noticeId the notice that was wrong
     * @param loanId its loan
     * @param cause why it was wrong
     * @param code what speaks against a message
     * @param detail what was seen
     */
    record ForAPerson(String noticeId, String loanId, CorrectionCause cause, SuppressionCode code, String detail)
            implements Correction {}
}
