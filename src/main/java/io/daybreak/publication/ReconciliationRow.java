package io.daybreak.publication;

import io.daybreak.reconciliation.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A row of {@code reconciliation.csv}: one figure of the report.
 *
 * @param section the identity or table it belongs to
 * @param measure the term
 * @param currency ISO 4217 code; empty over all currencies or where not known
 * @param tier tier, file, reason or feed it is about
 * @param side {@code left}, {@code right} or {@code difference} of an identity; {@code value}, {@code baseline},
 *     {@code limit} or {@code tripped} of a guard; {@code percent}; the night of a figure of a trend; else empty
 * @param count how many; empty when the figure is only an amount
 * @param amount how much; empty when the figure is only a count
 */
record ReconciliationRow(
        String section,
        String measure,
        String currency,
        String tier,
        String side,
        Optional<Long> count,
        Optional<String> amount) {

    static ReconciliationRow of(
            String section, String measure, String currency, String tier, String side, Figure figure) {
        return new ReconciliationRow(
                section,
                measure,
                currency,
                tier,
                side,
                Optional.of(figure.count()),
                Optional.of(amount(figure, currency)));
    }

    /** A figure that is only a count. */
    static ReconciliationRow count(String section, String measure, String currency, String tier, long count) {
        return new ReconciliationRow(section, measure, currency, tier, "", Optional.of(count), Optional.empty());
    }

    /** A figure that is only a number with decimals, such as a percentage. */
    static ReconciliationRow number(
            String section, String measure, String currency, String tier, String side, BigDecimal number) {
        return new ReconciliationRow(
                section, measure, currency, tier, side, Optional.empty(), Optional.of(number.toPlainString()));
    }

    /** Count and amount; zero where there is none. */
    Figure figure() {
        return new Figure(count.orElse(0L), amount.map(BigDecimal::new).orElse(BigDecimal.ZERO));
    }

    /** The amount with at least the decimals of its currency. */
    static String amount(Figure figure, String currency) {
        int digits = currency.isEmpty() ? 0 : Figure.fractionDigits(currency);
        return figure.amount()
                .setScale(Math.max(digits, figure.amount().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
