package io.daybreak.job;

import io.daybreak.intake.FileCounts;
import io.daybreak.loan.Payment;
import io.daybreak.reconciliation.GuardTally;
import io.daybreak.reconciliation.Tally;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the committed blocks of one partition, or of all of them, counted.
 *
 * @param counts rows and amounts read of each file
 * @param tallies the terms of the identities, by settled date
 * @param guards what the guards look at, by settled date
 */
record PartitionTotals(
        FileCounts counts, SortedMap<LocalDate, Tally> tallies, SortedMap<LocalDate, GuardTally> guards) {
    private static final String DATE_MARK = "date ";
    private static final String GUARDS_END = "guards end\n";

    PartitionTotals {
        tallies = Collections.unmodifiableSortedMap(new TreeMap<>(tallies));
        guards = Collections.unmodifiableSortedMap(new TreeMap<>(guards));
    }

    /** Nothing counted yet. */
    static PartitionTotals none(List<LocalDate> dates) {
        SortedMap<LocalDate, Tally> tallies = new TreeMap<>();
        SortedMap<LocalDate, GuardTally> guards = new TreeMap<>();
        dates.forEach(date -> {
            tallies.put(date, new Tally());
            guards.put(date, new GuardTally());
        });
        return new PartitionTotals(FileCounts.NONE, tallies, guards);
    }

    /** All partitions together, as far as some dates are concerned. */
    static PartitionTotals sum(List<LocalDate> dates, Collection<PartitionTotals> parts) {
        PartitionTotals sum = none(dates);
        FileCounts counts = FileCounts.NONE;
        for (PartitionTotals part : parts) {
            counts = counts.plus(part.counts);
            for (LocalDate date : dates) {
                sum.tally(date).add(part.tally(date));
                sum.guarded(date).add(part.guarded(date));
            }
        }
        return new PartitionTotals(counts, sum.tallies, sum.guards);
    }

    /** The tally of a settled date. */
    Tally tally(LocalDate date) {
        return of(date, tallies);
    }

    /** What the guards of a settled date look at. */
    GuardTally guarded(LocalDate date) {
        return of(date, guards);
    }

    private static <T> T of(LocalDate date, SortedMap<LocalDate, T> byDate) {
        T found = byDate.get(date);
        if (found == null) {
            throw new IllegalArgumentException(date + " was not settled");
        }
        return found;
    }

    /** The usable payment rows of a loan: every date's guards look at them. */
    void paymentRows(List<Payment> payments) {
        for (Map.Entry<LocalDate, GuardTally> guarded : guards.entrySet()) {
            GuardTally guard = guarded.getValue();
            for (Payment payment : payments) {
                guard.paymentRow(payment.channel(), payment.valueDate(), guarded.getKey());
            }
        }
    }

    /** A usable payment row of no loan. */
    void paymentRow(Optional<String> channel, LocalDate valueDate) {
        for (Map.Entry<LocalDate, GuardTally> guarded : guards.entrySet()) {
            guarded.getValue().paymentRow(channel, valueDate, guarded.getKey());
        }
    }

    PartitionTotals plus(FileCounts more) {
        return new PartitionTotals(counts.plus(more), tallies, guards);
    }

    /** Text for the store; {@link #parse} reads it. */
    String toText() {
        StringBuilder text = new StringBuilder(counts.toText()).append('\n');
        tallies.forEach((date, tally) -> text.append(DATE_MARK)
                .append(date)
                .append('\n')
                .append(guarded(date).toText())
                .append(GUARDS_END)
                .append(tally.toText()));
        return text.toString();
    }

    static PartitionTotals parse(String text) {
        int firstEnd = text.indexOf('\n');
        FileCounts counts = FileCounts.parse(text.substring(0, firstEnd));
        SortedMap<LocalDate, Tally> tallies = new TreeMap<>();
        SortedMap<LocalDate, GuardTally> guards = new TreeMap<>();
        int at = firstEnd + 1;
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            LocalDate date = LocalDate.parse(text.substring(at + DATE_MARK.length(), lineEnd));
            int guardsEnd = text.indexOf('\n' + GUARDS_END, lineEnd) + 1;
            int next = text.indexOf('\n' + DATE_MARK, guardsEnd);
            int end = next < 0 ? text.length() : next + 1;
            guards.put(date, GuardTally.parse(text.substring(lineEnd + 1, guardsEnd)));
            tallies.put(date, Tally.parse(text.substring(guardsEnd + GUARDS_END.length(), end)));
            at = end;
        }
        return new PartitionTotals(counts, tallies, guards);
    }
}
