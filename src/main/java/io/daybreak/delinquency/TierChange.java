package io.daybreak.delinquency;

import io.daybreak.policy.Tier;
import java.util.function.IntFunction;

/** Finds the day on which the tier of a day came to be. */
final class TierChange {
    private final int[] turns;
    private final IntFunction<Tier> tierOn;

    /**
     * Between two turns a tier may only get worse, day by day.
     *
     * @param turns days on which the tier may change any way, ascending
     * @param tierOn the tier of a day
     */
    TierChange(int[] turns, IntFunction<Tier> tierOn) {
        this.turns = turns;
        this.tierOn = tierOn;
    }

    /** First day of the unbroken row of days, up to a day, that have that day's tier; NONE when it has no beginning. */
    int lastUpTo(int day) {
        Tier tier = tierOn.apply(day);
        int end = day;
        for (int turn = DayNumber.countUpTo(turns, turns.length, day) - 1; turn >= 0; turn--) {
            int start = turns[turn];
            if (!tier.equals(tierOn.apply(start))) {
                return firstDayOf(tier, start, end);
            }
            if (!tier.equals(tierOn.apply(start - 1))) {
                return start;
            }
            end = start - 1;
        }
        return DayNumber.NONE;
    }

    /** The last day has the tier, the first has a better one; halving finds where it begins. */
    private int firstDayOf(Tier tier, int firstDay, int lastDay) {
        int low = firstDay + 1;
        int high = lastDay;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (tier.equals(tierOn.apply(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
