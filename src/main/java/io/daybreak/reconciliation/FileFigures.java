package io.daybreak.reconciliation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one file of the outputs contains, counted once by whoever wrote it and once again, by other code, when it was
 * read back from disk.
 *
 * @param file path inside the attempt, for example {@code notices/sms.csv}
 * @param rows rows without the header
 * @param amountTotal plain decimal sum of the column that the data dictionary marks as totalled, whatever the currency;
 *     zero for a file without one
 * @param groups figures of groups of rows; only when read back
 */
public record FileFigures(String file, long rows, BigDecimal amountTotal, Map<Group, Figure> groups) {
    public FileFigures {
        groups = Map.copyOf(groups);
    }

    /** Rows of a file that belong together, and which amount is summed over them. */
    public enum Grouping {
        /** All rows of a currency; amount: outstanding principal. */
        CURRENCY,
        /** Rows of a currency in a tier; amount: outstanding principal. */
        TIER,
        /** Rows of a currency with dpd 1 or more; amount: overdue total. */
        PAST_DUE,
        /** Rows of a currency with tier_reason REJECTED; no amount. */
        NOT_CLASSIFIED,
        /** Rows with a suppression code, or a delivery file and a reject reason; no currency, no amount. */
        REASON,
        /** Rows of a currency with a notice level; amount: overdue total. */
        LEVEL,
        /** Rows of a currency with dpd 1 or more of a product; amount: overdue total. */
        PRODUCT,
        /** Rows of a currency in a queue of the worklist; amount: overdue total. */
        QUEUE,
        /** Rows with a suppression code that has stood for a number of nights; no currency, no amount. */
        STANDING,
        /** Ownerless rows that are unmatched or orphan; no currency; amount: the rows' amounts. */
        OWNERLESS
    }

    /**
     * A group of rows.
     *
     * @param grouping what makes the group
     * @param currency ISO 4217 code; empty where the grouping has none
     * @param key tier name, product, queue, code or level; empty where the grouping has none
     */
    public record Group(Grouping grouping, String currency, String key) {}

    /** A file counted without groups. */
    public static FileFigures of(String file, long rows, BigDecimal amountTotal) {
        return new FileFigures(file, rows, amountTotal, Map.of());
    }

    /** Rows and amount total. */
    public Figure total() {
        return new Figure(rows, amountTotal);
    }

    /** The figure of a group; nothing when no row belongs to it. */
    public Figure group(Grouping grouping, String currency, String key) {
        return groups.getOrDefault(new Group(grouping, currency, key), Figure.ZERO);
    }

    /** The figures of one grouping of one currency, by key, in key order. */
    public SortedMap<String, Figure> byKey(Grouping grouping, String currency) {
        SortedMap<String, Figure> figures = new TreeMap<>();
        groups.forEach((group, figure) -> {
            if (group.grouping == grouping && group.currency.equals(currency)) {
                figures.put(group.key, figure);
            }
        });
        return figures;
    }
}
