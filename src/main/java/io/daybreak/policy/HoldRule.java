package io.daybreak.policy;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a kind of hold stops.
 *
 * @param stopsClock whether its days are not counted in policy_dpd; with {@code maxDays}, whether they are excused
 * @param maxDays for a technical past due: policy_dpd counts on, but the tier stays the first one while policy_dpd is at
 *     most so many days and the hold is in force; empty: the clock stops for as long as the hold lasts
 * @param stopsNotices whether no notice goes out while it is in force
 * @param floorTier code of the tier below which the loan may not be better while held
 */
public record HoldRule(boolean stopsClock, OptionalInt maxDays, boolean stopsNotices, Optional<String> floorTier) {

    /** A kind the policy does not list: the clock runs, notices stop. */
    public static final HoldRule UNLISTED = new HoldRule(false, OptionalInt.empty(), true, Optional.empty());
}
