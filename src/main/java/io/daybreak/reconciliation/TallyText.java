package io.daybreak.reconciliation;

import io.daybreak.loan.RejectReason;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The text form of a {@link Tally}: one line a figure, fields parted by tabs, zeros left out, in one order. Kept at
 * every checkpoint, so it stays short.
 *
 * <pre>
 * currency CNY
 * term     LOANS_READ  300 1200000          (count, amount)
 * band     FROM_1      4000  12  900000     (overdue, loans, outstanding)
 * tier     NORMAL      CLOSING 288 1100000
 * from     NORMAL      SPECIAL_MENTION 3 40000
 * rejects  payments.csv BAD_DATE 2
 * written  classification.csv 300 40231.07
 * </pre>
 */
final class TallyText {
    private static final String CURRENCY = "currency";
    private static final String TERM = "term";
    private static final String BAND = "band";
    private static final String TIER = "tier";
    private static final String FROM = "from";
    private static final String REJECTS = "rejects";
    private static final String WRITTEN = "written";

    private final Function<String, CurrencyTally> currencies;
    private final Function<String, Cells<RejectReason>> rejections;
    private final BiConsumer<String, Figure> written;

    TallyText(
            Function<String, CurrencyTally> currencies,
            Function<String, Cells<RejectReason>> rejections,
            BiConsumer<String, Figure> written) {
        this.currencies = currencies;
        this.rejections = rejections;
        this.written = written;
    }

    static String write(
            Map<String, CurrencyTally> currencies,
            Map<String, Cells<RejectReason>> rejections,
            Map<String, Figure> written) {
        StringBuilder text = new StringBuilder(2048);
        new TreeMap<>(currencies).forEach((code, tally) -> {
            line(text, CURRENCY, code);
            write(text, tally);
        });
        new TreeMap<>(rejections).forEach((file, cells) -> {
            for (RejectReason reason : RejectReason.values()) {
                if (cells.count(reason) != 0) {
                    line(text, REJECTS, file, reason.name(), Long.toString(cells.count(reason)));
                }
            }
        });
        new TreeMap<>(written)
                .forEach((file, figure) -> line(
                        text,
                        WRITTEN,
                        file,
                        Long.toString(figure.count()),
                        figure.amount().toPlainString()));
        return text.toString();
    }

    private static void write(StringBuilder text, CurrencyTally tally) {
        for (Term term : Term.values()) {
            if (!tally.terms.isZero(term)) {
                figure(text, tally.terms.count(term), tally.terms.amountMinor(term), TERM, term.name());
            }
        }
        for (DpdBand band : DpdBand.values()) {
            long loans = tally.outstandingByBand.count(band);
            if (loans != 0) {
                String overdue = Long.toString(tally.overdueByBand.amountMinor(band));
                figure(text, loans, tally.outstandingByBand.amountMinor(band), BAND, band.name(), overdue);
            }
        }
        new TreeMap<>(tally.tiers).forEach((name, tier) -> {
            for (Term term : Term.values()) {
                if (!tier.terms.isZero(term)) {
                    figure(text, tier.terms.count(term), tier.terms.amountMinor(term), TIER, name, term.name());
                }
            }
            new TreeMap<>(tier.nowIn)
                    .forEach((to, cell) -> figure(text, cell.count(), cell.amountMinor(), FROM, name, to));
        });
    }

    private static void figure(StringBuilder text, long count, long amountMinor, String... words) {
        for (String word : words) {
            text.append(escaped(word)).append('\t');
        }
        text.append(count).append('\t').append(amountMinor).append('\n');
    }

    private static void line(StringBuilder text, String... words) {
        for (int index = 0; index < words.length; index++) {
            text.append(index == 0 ? "" : "\t").append(escaped(words[index]));
        }
        text.append('\n');
    }

    void read(String text) {
        CurrencyTally tally = new CurrencyTally();
        for (String line : text.split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            String[] words = line.split("\t", -1);
            if (words[0].equals(CURRENCY)) {
                tally = currencies.apply(word(words, 1));
            } else {
                read(words, tally);
            }
        }
    }

    private void read(String[] words, CurrencyTally tally) {
        switch (words[0]) {
            case TERM -> tally.add(Term.valueOf(word(words, 1)), number(words, 2), number(words, 3));
            case BAND -> {
                DpdBand band = DpdBand.valueOf(word(words, 1));
                tally.outstandingByBand.add(band, number(words, 3), number(words, 4));
                tally.overdueByBand.add(band, number(words, 3), number(words, 2));
            }
            case TIER ->
                tally.tier(word(words, 1)).add(Term.valueOf(word(words, 2)), number(words, 3), number(words, 4));
            case FROM -> tally.tier(word(words, 1)).nowIn(word(words, 2)).add(number(words, 3), number(words, 4));
            case REJECTS ->
                rejections.apply(word(words, 1)).add(RejectReason.valueOf(word(words, 2)), number(words, 3), 0);
            case WRITTEN ->
                written.accept(word(words, 1), new Figure(number(words, 2), new BigDecimal(word(words, 3))));
            default -> throw new IllegalArgumentException("not a line of a tally: " + String.join(" ", words));
        }
    }

    private static long number(String[] words, int index) {
        return Long.parseLong(word(words, index));
    }

    private static String word(String[] words, int index) {
        if (index >= words.length) {
            throw new IllegalArgumentException("line of a tally cut short: " + String.join(" ", words));
        }
        String word = words[index];
        return word.indexOf('\\') < 0
                ? word
                : word.replace("\\t", "\t").replace("\\n", "\n").replace("\\b", "\\");
    }

    /** Backslash becomes {@code \b}, so that no other escape can be made of what it precedes. */
    private static String escaped(String word) {
        return word.indexOf('\\') < 0 && word.indexOf('\t') < 0 && word.indexOf('\n') < 0
                ? word
                : word.replace("\\", "\\b").replace("\t", "\\t").replace("\n", "\\n");
    }
}
