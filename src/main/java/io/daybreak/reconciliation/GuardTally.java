package io.daybreak.reconciliation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over (a part of) a delivery counted for the guards alone: payment rows by the feed they came by, the
 * newest value date, and how the loans stand against the baseline.
 *
 * <p>Mutable and meant for one thread; partitions are put together by {@link #add}. {@link #toText} and {@link #parse}
 * keep everything.
 */
public final class GuardTally {
    private static final String CHANNEL = "channel";
    private static final String LATEST = "latest";
    private static final String LOANS = "loans";

    private final Map<String, long[]> rowsByChannel = new HashMap<>();
    private @Nullable LocalDate latestValueDate;
    private long loansCompared;
    private long loansNewlyPastDue;
    private long loansHistoryChanged;
    private long installmentsFallenDue;

    /** Rows mostly come by the feed of the row before. */
    private String lastChannel = "";

    private long[] lastRows = new long[1];

    public GuardTally() {
        rowsByChannel.put(lastChannel, lastRows);
    }

    /**
     * A usable payment row, of a loan or of none.
     *
     * @param channel the feed it came by; rows that name none are counted together
     * @param valueDate its value date
     * @param businessDate later value dates say nothing of how fresh the payments are
     */
    public void paymentRow(Optional<String> channel, LocalDate valueDate, LocalDate businessDate) {
        String name = channel.orElse("");
        if (!name.equals(lastChannel)) {
            lastChannel = name;
            lastRows = rowsByChannel.computeIfAbsent(name, any -> new long[1]);
        }
        lastRows[0]++;
        LocalDate latest = latestValueDate;
        if ((latest == null || valueDate.isAfter(latest)) && !valueDate.isAfter(businessDate)) {
            latestValueDate = valueDate;
        }
    }

    /**
     * A classified loan that the baseline shows.
     *
     * @param newlyPastDue published with dpd 0, and past due now
     * @param historyChanged its schedule as of the baseline date is another one, or payment rows are missing
     */
    public void compared(boolean newlyPastDue, boolean historyChanged) {
        loansCompared++;
        loansNewlyPastDue += newlyPastDue ? 1 : 0;
        loansHistoryChanged += historyChanged ? 1 : 0;
    }

    /** Installments of one loan that fell due on the baseline date or later, and before the business date. */
    public void fellDue(long installments) {
        installmentsFallenDue += installments;
    }

    /** Adds what another part counted. */
    public void add(GuardTally other) {
        other.rowsByChannel.forEach(
                (channel, rows) -> rowsByChannel.computeIfAbsent(channel, any -> new long[1])[0] += rows[0]);
        LocalDate latest = latestValueDate;
        if (other.latestValueDate != null && (latest == null || other.latestValueDate.isAfter(latest))) {
            latestValueDate = other.latestValueDate;
        }
        loansCompared += other.loansCompared;
        loansNewlyPastDue += other.loansNewlyPastDue;
        loansHistoryChanged += other.loansHistoryChanged;
        installmentsFallenDue += other.installmentsFallenDue;
    }

    /** Usable payment rows by feed, in name order; the empty name stands for rows that name none. */
    public SortedMap<String, Long> rowsByChannel() {
        SortedMap<String, Long> rows = new TreeMap<>();
        rowsByChannel.forEach((channel, count) -> {
            if (count[0] != 0) {
                rows.put(channel, count[0]);
            }
        });
        return Collections.unmodifiableSortedMap(rows);
    }

    /** The newest value date up to the business date; empty when no payment has one. */
    public Optional<LocalDate> latestValueDate() {
        return Optional.ofNullable(latestValueDate);
    }

    /** Classified loans that the baseline shows. */
    public long loansCompared() {
        return loansCompared;
    }

    /** Of them, those published with dpd 0 that are past due now. */
    public long loansNewlyPastDue() {
        return loansNewlyPastDue;
    }

    /** Of them, those whose past is no longer what was published. */
    public long loansHistoryChanged() {
        return loansHistoryChanged;
    }

    /** Installments of live loans with baseline date &le; due &lt; business date. */
    public long installmentsFallenDue() {
        return installmentsFallenDue;
    }

    /** Everything counted, a line a figure, fields parted by tabs; names of feeds have no control characters. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        rowsByChannel().forEach((channel, rows) -> text.append(CHANNEL)
                .append('\t')
                .append(channel)
                .append('\t')
                .append(rows)
                .append('\n'));
        latestValueDate()
                .ifPresent(date -> text.append(LATEST).append('\t').append(date).append('\n'));
        text.append(LOANS)
                .append('\t')
                .append(loansCompared)
                .append('\t')
                .append(loansNewlyPastDue)
                .append('\t')
                .append(loansHistoryChanged)
                .append('\t')
                .append(installmentsFallenDue)
                .append('\n');
        return text.toString();
    }

    /**
     * Reads {@link #toText} back.
     *
     * @throws IllegalArgumentException when the text is not one
     */
    public static GuardTally parse(String text) {
        GuardTally tally = new GuardTally();
        text.lines().forEach(line -> {
            String[] words = line.split("\t", -1);
            if (words[0].equals(CHANNEL) && words.length == 3) {
                tally.rowsByChannel.computeIfAbsent(words[1], any -> new long[1])[0] = Long.parseLong(words[2]);
            } else if (words[0].equals(LATEST) && words.length == 2) {
                tally.latestValueDate = LocalDate.parse(words[1]);
            } else if (words[0].equals(LOANS) && words.length == 5) {
                tally.loansCompared = Long.parseLong(words[1]);
                tally.loansNewlyPastDue = Long.parseLong(words[2]);
                tally.loansHistoryChanged = Long.parseLong(words[3]);
                tally.installmentsFallenDue = Long.parseLong(words[4]);
            } else {
                throw new IllegalArgumentException("not a line of a guard tally: " + line);
            }
        });
        return tally;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GuardTally that && toText().equals(that.toText());
    }

    @Override
    public int hashCode() {
        return toText().hashCode();
    }

    @Override
    public String toString() {
        return toText();
    }
}
