package io.daybreak.job;

import io.daybreak.intake.FileCounts;
import io.daybreak.reconciliation.GuardTally;
import io.daybreak.reconciliation.Tally;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the committed blocks of one partition, or of all of them, counted.
 *
 * @param counts rows and amounts read of each file
 * @param tallies the terms of the identities, by settled date
 * @param guarded what the guards of the last settled date look at
 */
record PartitionTotals(FileCounts counts, SortedMap<LocalDate, Tally> tallies, GuardTally guarded) {
    private static final String DATE_MARK = "date ";

    PartitionTotals {
        tallies = Collections.unmodifiableSortedMap(new TreeMap<>(tallies));
    }

    /** Nothing counted yet. */
    static PartitionTotals none(List<LocalDate> dates) {
        SortedMap<LocalDate, Tally> tallies = new TreeMap<>();
        dates.forEach(date -> tallies.put(date, new Tally()));
        return new PartitionTotals(FileCounts.NONE, tallies, new GuardTally());
    }

    /** All partitions together. */
    static PartitionTotals sum(List<LocalDate> dates, Collection<PartitionTotals> parts) {
        PartitionTotals sum = none(dates);
        FileCounts counts = FileCounts.NONE;
        for (PartitionTotals part : parts) {
            counts = counts.plus(part.counts);
            part.tallies.forEach((date, tally) -> sum.tally(date).add(tally));
            sum.guarded.add(part.guarded);
        }
        return new PartitionTotals(counts, sum.tallies, sum.guarded);
    }

    /** The tally of a settled date. */
    Tally tally(LocalDate date) {
        Tally tally = tallies.get(date);
        if (tally == null) {
            throw new IllegalArgumentException(date + " was not settled");
        }
        return tally;
    }

    PartitionTotals plus(FileCounts more) {
        return new PartitionTotals(counts.plus(more), tallies, guarded);
    }

    /** Text for the store; {@link #parse} reads it. */
    String toText() {
        StringBuilder text = new StringBuilder(counts.toText()).append('\n').append(guarded.toText());
        tallies.forEach((date, tally) ->
                text.append(DATE_MARK).append(date).append('\n').append(tally.toText()));
        return text.toString();
    }

    static PartitionTotals parse(String text) {
        int firstEnd = text.indexOf('\n');
        FileCounts counts = FileCounts.parse(text.substring(0, firstEnd));
        SortedMap<LocalDate, Tally> tallies = new TreeMap<>();
        int at = text.indexOf('\n' + DATE_MARK, firstEnd) + 1;
        GuardTally guarded = GuardTally.parse(text.substring(firstEnd + 1, at == 0 ? text.length() : at));
        at = at == 0 ? text.length() : at;
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            LocalDate date = LocalDate.parse(text.substring(at + DATE_MARK.length(), lineEnd));
            int next = text.indexOf('\n' + DATE_MARK, lineEnd);
            int end = next < 0 ? text.length() : next + 1;
            tallies.put(date, Tally.parse(text.substring(Math.min(lineEnd + 1, end), end)));
            at = end;
        }
        return new PartitionTotals(counts, tallies, guarded);
    }

    /** The date whose guards are evaluated: a run is held or published for its last day. */
    LocalDate guardedDate() {
        return tallies.lastKey();
    }
}
