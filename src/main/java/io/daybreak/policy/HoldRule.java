package io.daybreak.policy;

import java.util.Optional;

/**
 * What a kind of hold stops.
 *
 * @param stopsClock whether its days are not counted in policy_dpd
 * @param stopsNotices whether no notice goes out while it is in force
 * @param floorTier code of the tier below which the loan may not be better while held
 */
public record HoldRule(boolean stopsClock, boolean stopsNotices, Optional<String> floorTier) {

    /** A kind the policy does not list: the clock runs, notices stop. */
    public static final HoldRule UNLISTED = new HoldRule(false, true, Optional.empty());
}
