package io.daybreak.delinquency;

import io.daybreak.loan.Hold;
import io.daybreak.policy.HoldRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The days on which holds stop a loan's clock, each once however many holds cover it. */
final class Stops {
    static final Stops NONE = new Stops(new int[0], new int[0]);

    /** First days stopped, ascending; the stretches neither touch nor overlap. */
    private final int[] from;
    /** First days no longer stopped. */
    private final int[] to;

    private Stops(int[] from, int[] to) {
        this.from = from;
        this.to = to;
    }

    static Stops of(List<Hold> holds, Yardstick yardstick) {
        if (!yardstick.anyHoldStopsClock || holds.isEmpty()) {
            return NONE;
        }
        List<int[]> stretches = new ArrayList<>();
        for (Hold hold : holds) {
            HoldRule rule = yardstick.rules.hold(hold.kind());
            if (rule.stopsClock()) {
                stretches.add(new int[] {
                    DayNumber.of(hold.fromInclusive()),
                    hold.toExclusive().map(DayNumber::of).orElse(DayNumber.NEVER)
                });
            }
        }
        return merged(stretches);
    }

    private static Stops merged(List<int[]> stretches) {
        stretches.sort(Comparator.comparingInt(stretch -> stretch[0]));
        int[] from = new int[stretches.size()];
        int[] to = new int[stretches.size()];
        int size = 0;
        for (int[] stretch : stretches) {
            if (stretch[1] <= stretch[0]) {
                continue;
            }
            if (size > 0 && stretch[0] <= to[size - 1]) {
                to[size - 1] = Math.max(to[size - 1], stretch[1]);
            } else {
                from[size] = stretch[0];
                to[size] = stretch[1];
                size++;
            }
        }
        return size == 0 ? NONE : new Stops(java.util.Arrays.copyOf(from, size), java.util.Arrays.copyOf(to, size));
    }

    /** How many days of a stretch are stopped. */
    int daysWithin(int fromInclusive, int toExclusive) {
        int days = 0;
        for (int index = 0; index < from.length && from[index] < toExclusive; index++) {
            days += Math.max(0, Math.min(to[index], toExclusive) - Math.max(from[index], fromInclusive));
        }
        return days;
    }
}
