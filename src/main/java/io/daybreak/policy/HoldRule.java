package io.daybreak.policy;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a kind of hold stops.
 *
 * @param stopsClock whether its days are not counted in policy_dpd
 * @param excusedDays while it is in force and policy_dpd is at most so many days, the loan keeps the best tier, though its
 *     own days go on (a technical past due); from the next day on everything counts; empty: nothing is excused. Never
 *     together with a stopped clock
 * @param stopsNotices whether no notice goes out while it is in force
 * @param floorTier code of the tier below which the loan may not be better while held
 */
public record HoldRule(boolean stopsClock, OptionalInt excusedDays, boolean stopsNotices, Optional<String> floorTier) {

    /** A kind the policy does not list: the clock runs, notices stop. */
    public static final HoldRule UNLISTED = new HoldRule(false, OptionalInt.empty(), true, Optional.empty());
}
