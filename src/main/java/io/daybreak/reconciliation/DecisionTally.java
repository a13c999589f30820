package io.daybreak.reconciliation;

import io.daybreak.notice.Hindsight;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.policy.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was decided for every loan past due or not classified: a notice of a level, or a suppression with its code; with
 * the overdue total, per currency. Apart from these: messages before the due date, as level 0, and what became of earlier
 * notices that were looked at again. Mutable and meant for one thread.
 */
public final class DecisionTally {
    private static final String NOTICED = "noticed";
    private static final String SUPPRESSED = "suppressed";
    private static final String LOOKED_AT_AGAIN = "looked-at-again";

    private final SortedMap<String, SortedMap<Key, Cell>> currencies = new TreeMap<>();

    /** What is counted apart: a level and a channel, or a code. */
    private record Key(String kind, int level, String word) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            int byLevel = byKind != 0 ? byKind : Integer.compare(level, other.level);
            return byLevel != 0 ? byLevel : word.compareTo(other.word);
        }
    }

    /**
     * A notice was decided.
     *
     * @param currency ISO 4217 code of the loan
     * @param level level of the ladder; 0 for a message before the due date
     * @param channel how it is sent
     * @param overdueMinor the loan's overdue total, minor units
     */
    public void noticed(String currency, int level, Channel channel, long overdueMinor) {
        add(currency, new Key(NOTICED, level, channel.word()), 1, overdueMinor);
    }

    /**
     * A notice was suppressed.
     *
     * @param currency ISO 4217 code of the loan
     * @param code why
     * @param overdueMinor the loan's overdue total, minor units; 0 for a loan not classified
     */
    public void suppressed(String currency, SuppressionCode code, long overdueMinor) {
        add(currency, new Key(SUPPRESSED, 0, code.name()), 1, overdueMinor);
    }

    /** An earlier notice was looked at again, and was not simply right. */
    public void lookedAtAgain(String currency, Hindsight.Outcome outcome) {
        add(currency, new Key(LOOKED_AT_AGAIN, 0, outcome.name()), 1, 0);
    }

    /** Earlier notices of a currency that were not simply right, by what became of them; amounts are 0. */
    public SortedMap<Hindsight.Outcome, Figure> lookedAtAgain(String currency) {
        SortedMap<Hindsight.Outcome, Figure> figures = new TreeMap<>();
        cells(currency).forEach((key, cell) -> {
            if (key.kind.equals(LOOKED_AT_AGAIN)) {
                figures.put(Hindsight.Outcome.valueOf(key.word), figure(cell, currency));
            }
        });
        return figures;
    }

    /** The sum of two tallies; neither is changed. */
    public DecisionTally plus(DecisionTally other) {
        DecisionTally sum = new DecisionTally();
        sum.add(this);
        sum.add(other);
        return sum;
    }

    /** The currencies counted, in code order. */
    public SortedSet<String> currencies() {
        return new TreeSet<>(currencies.keySet());
    }

    /** Messages of a currency by level and channel, levels ascending; level 0 is before the due date. */
    public SortedMap<LevelAndChannel, Figure> noticed(String currency) {
        SortedMap<LevelAndChannel, Figure> figures = new TreeMap<>();
        cells(currency).forEach((key, cell) -> {
            if (key.kind.equals(NOTICED)) {
                figures.put(new LevelAndChannel(key.level, key.word), figure(cell, currency));
            }
        });
        return figures;
    }

    /** Suppressions of a currency by code, in the order the codes are tried. */
    public SortedMap<SuppressionCode, Figure> suppressed(String currency) {
        SortedMap<SuppressionCode, Figure> figures = new TreeMap<>();
        cells(currency).forEach((key, cell) -> {
            if (key.kind.equals(SUPPRESSED)) {
                figures.put(SuppressionCode.valueOf(key.word), figure(cell, currency));
            }
        });
        return figures;
    }

    /**
     * One rung and the way it is sent.
     *
     * @param level level of the ladder
     * @param channel the channel's word
     */
    public record LevelAndChannel(int level, String channel) implements Comparable<LevelAndChannel> {
        @Override
        public int compareTo(LevelAndChannel other) {
            int byLevel = Integer.compare(level, other.level);
            return byLevel != 0 ? byLevel : channel.compareTo(other.channel);
        }
    }

    /** Everything counted, one line a figure, fields parted by tabs. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        currencies.forEach((currency, cells) -> cells.forEach((key, cell) -> text.append(currency)
                .append('\t')
                .append(key.kind)
                .append('\t')
                .append(key.level)
                .append('\t')
                .append(key.word)
                .append('\t')
                .append(cell.count())
                .append('\t')
                .append(cell.amountMinor())
                .append('\n')));
        return text.toString();
    }

    /**
     * Reads {@link #toText} back.
     *
     * @throws IllegalArgumentException when the text is not one
     */
    public static DecisionTally parse(String text) {
        DecisionTally tally = new DecisionTally();
        text.lines().forEach(line -> {
            String[] words = line.split("\t", -1);
            if (words.length != 6) {
                throw new IllegalArgumentException("not a line of a decision tally: " + line);
            }
            Key key = new Key(words[1], Integer.parseInt(words[2]), words[3]);
            tally.add(words[0], key, Long.parseLong(words[4]), Long.parseLong(words[5]));
        });
        return tally;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DecisionTally that && toText().equals(that.toText());
    }

    @Override
    public int hashCode() {
        return toText().hashCode();
    }

    @Override
    public String toString() {
        return toText();
    }

    private void add(DecisionTally other) {
        other.currencies.forEach((currency, cells) ->
                cells.forEach((key, cell) -> add(currency, key, cell.count(), cell.amountMinor())));
    }

    private void add(String currency, Key key, long count, long amountMinor) {
        currencies
                .computeIfAbsent(currency, code -> new TreeMap<>())
                .computeIfAbsent(key, any -> new Cell())
                .add(count, amountMinor);
    }

    private Map<Key, Cell> cells(String currency) {
        return Optional.<Map<Key, Cell>>ofNullable(currencies.get(currency)).orElse(Map.of());
    }

    private static Figure figure(Cell cell, String currency) {
        return Figure.of(cell.count(), cell.amountMinor(), currency);
    }
}
