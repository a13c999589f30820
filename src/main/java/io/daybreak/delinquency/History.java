package io.daybreak.delinquency;

import java.util.Arrays;

/**
 * The days before a day, as told with the money of one era: segments, and what each remembers. Worked out as far as it
 * is asked for, and kept.
 */
final class History {
    private final Story story;
    private final Measure measure;
    private final Replay replay;
    /** First days of the segments, ascending; nothing has happened before the first. */
    private final int[] starts;

    private final Segment[] segments;
    /** By segment: what the day before it remembers. */
    private final Spell[] before;

    private int known;

    /** Where a history takes its facts from. */
    interface Story {
        /** Days on which anything but the count of days may change, in any order, repeats allowed. */
        int[] turningDays();

        /** What is missing on a day. */
        Filling fillingOn(int day);
    }

    History(Story story, Measure measure, Yardstick yardstick) {
        this.story = story;
        this.measure = measure;
        this.replay = new Replay(measure, yardstick);
        this.starts = distinctSorted(story.turningDays());
        this.segments = new Segment[starts.length];
        this.before = new Spell[starts.length];
        Arrays.fill(before, Spell.NEVER_LATE);
    }

    private static int[] distinctSorted(int[] days) {
        Arrays.sort(days);
        int size = 0;
        for (int day : days) {
            if (size == 0 || days[size - 1] != day) {
                days[size++] = day;
            }
        }
        return Arrays.copyOf(days, size);
    }

    /** The segment a day lies in, or -1 before anything happens. */
    int indexOf(int day) {
        return DayNumber.countUpTo(starts, starts.length, day) - 1;
    }

    int firstDay(int index) {
        return starts[index];
    }

    /** The last day of a segment; the last segment has none. */
    int lastDay(int index) {
        return index + 1 < starts.length ? starts[index + 1] - 1 : DayNumber.NEVER;
    }

    Segment segment(int index) {
        for (; known <= index; known++) {
            segments[known] = measure.segment(story.fillingOn(starts[known]), starts[known]);
            if (known + 1 < starts.length) {
                before[known + 1] = replay.after(before[known], segments[known], starts[known], lastDay(known));
            }
        }
        return segments[index];
    }

    /** What a day remembers of the days up to and including it. */
    Spell spellOn(int day) {
        int index = indexOf(day);
        if (index < 0) {
            return Spell.NEVER_LATE;
        }
        Segment segment = segment(index);
        return replay.after(before[index], segment, starts[index], day);
    }

    /** What the last day of a segment remembers, or a day of it if that comes first. */
    Spell spellAtEnd(int index, int day) {
        Segment segment = segment(index);
        return index + 1 < starts.length && lastDay(index) <= day
                ? before[index + 1]
                : replay.after(before[index], segment, starts[index], day);
    }

    /** First day of a segment, up to a day of it, whose band has a rank or a worse one; NONE when there is none. */
    int firstDayOfRank(int index, int rank, int lastDay) {
        return replay.firstDayOfRank(spellOn(starts[index]), segment(index), rank, starts[index], lastDay);
    }
}
