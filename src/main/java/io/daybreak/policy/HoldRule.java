package io.daybreak.policy;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a kind of hold stops.
 *
 * @param stopsClock whether its days are not counted in policy_dpd
 * @param maxDays for a hold that stops the clock: only while the count without this hold is at most so many days; once
 *     it is more, the hold's days count like any other (a technical past due is excused for 7 days, then counts in
 *     full); empty: as long as it lasts
 * @param stopsNotices whether no notice goes out while it is in force
 * @param floorTier code of the tier below which the loan may not be better while held
 */
public record HoldRule(boolean stopsClock, OptionalInt maxDays, boolean stopsNotices, Optional<String> floorTier) {

    /** A kind the policy does not list: the clock runs, notices stop. */
    public static final HoldRule UNLISTED = new HoldRule(false, OptionalInt.empty(), true, Optional.empty());
}
