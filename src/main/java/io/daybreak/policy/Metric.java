package io.daybreak.policy;

/** How policy_dpd is measured. */
public enum Metric {
    /** Days since the oldest due date still unpaid. */
    OLDEST_UNPAID,
    /** Consecutive day-ends on which the past-due amount exceeded both materiality thresholds (EU 2018/171). */
    MATERIAL_CONSECUTIVE,
    /** 30 times the months elapsed, a month being complete the day before its anniversary (MBA). */
    MONTHS_MBA,
    /** 30 times the months elapsed, a month being complete on its anniversary (OTS). */
    MONTHS_OTS,
    /** Days since the oldest due date still unpaid; a tier may also ask for installments' worth unpaid (APS 220). */
    DAYS_AND_AMOUNT
}
