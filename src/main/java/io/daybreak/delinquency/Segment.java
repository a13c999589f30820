package io.daybreak.delinquency;

/**
 * A stretch of days on which nothing changes but the number of days.
 *
 * @param filling what is missing on them
 * @param firstDay first day of the stretch
 * @param oldestUnpaid oldest due day the policy calls unpaid, or {@link DayNumber#NONE}
 * @param isMaterial whether what is overdue exceeds the policy's thresholds; without thresholds, whether anything is
 *     overdue
 * @param isClear whether the policy sees no arrears: nothing it calls unpaid, and nothing its counter runs on
 */
record Segment(Filling filling, int firstDay, int oldestUnpaid, boolean isMaterial, boolean isClear) {

    /** Whether anything is overdue by contract. */
    boolean isOverdue() {
        return filling.oldestMissing(firstDay) != DayNumber.NONE;
    }
}
