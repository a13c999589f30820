package io.daybreak.notice;

import java.time.LocalDate;

/**
 * A loan that is not what continuity allows, as the store keeps it from night to night.
 *
 * @param loanId the loan
 * @param kind why it was opened
 * @param openedOn business date of the night that opened it
 * @param lastClean the last night in which nothing was in doubt: what ends the quarantine is measured from it
 */
public record Quarantine(String loanId, Kind kind, LocalDate openedOn, CleanNight lastClean) {

    /** Why a quarantine was opened. */
    public enum Kind {
        /** Days past due rose by more than the days in between. */
        JUMP,
        /** The past schedule changed, or payments counted before are missing. */
        HISTORY_CHANGED,
        /** The loan could not be classified: nothing is stopped by it, only the last clean night is remembered. */
        UNREADABLE
    }
}
