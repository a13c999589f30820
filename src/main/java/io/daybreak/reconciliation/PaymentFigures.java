package io.daybreak.reconciliation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is remembered of the payments of a delivery, for the guards of the next night.
 *
 * @param rows all rows of {@code payments.csv}
 * @param amount their plain decimal sum, whatever the currency
 * @param rowsByChannel usable rows by the feed they came by; the empty name stands for rows that name none
 */
public record PaymentFigures(long rows, BigDecimal amount, SortedMap<String, Long> rowsByChannel) {
    public PaymentFigures {
        rowsByChannel = Collections.unmodifiableSortedMap(new TreeMap<>(rowsByChannel));
    }

    /** Text for the store: rows and amount, then a line for each feed; {@link #parse} reads it. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(rows).append('\t').append(amount.toPlainString()).append('\n');
        rowsByChannel.forEach((channel, count) ->
                text.append(count).append('\t').append(channel).append('\n'));
        return text.toString();
    }

    /** Reads {@link #toText} back. */
    public static PaymentFigures parse(String text) {
        String[] lines = text.split("\n", -1);
        String[] first = lines[0].split("\t", -1);
        SortedMap<String, Long> byChannel = new TreeMap<>();
        for (int index = 1; index < lines.length; index++) {
            if (!lines[index].isEmpty()) {
                String[] words = lines[index].split("\t", -1);
                byChannel.put(words[1], Long.parseLong(words[0]));
            }
        }
        return new PaymentFigures(Long.parseLong(first[0]), new BigDecimal(first[1]), byChannel);
    }
}
