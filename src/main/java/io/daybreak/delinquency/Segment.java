package io.daybreak.delinquency;

/**
 * A stretch of days on which nothing changes but the number of days.
 *
 * @param filling what is missing on them
 * @param firstDay first day of the stretch
 * @param oldestUnpaid oldest due day the policy calls unpaid, or {@link DayNumber#NONE}
 * @param isMaterial whether what is overdue exceeds the policy's thresholds; without thresholds, whether anything is
 *     overdue
 */
record Segment(Filling filling, int firstDay, int oldestUnpaid, boolean isMaterial) {

    /** Whether the policy calls nothing unpaid. */
    boolean isClear() {
        return oldestUnpaid == DayNumber.NONE;
    }

    /** Whether anything is overdue by contract. */
    boolean isOverdue() {
        return filling.oldestMissing(firstDay) != DayNumber.NONE;
    }
}
