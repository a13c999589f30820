package io.daybreak.reconciliation;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * A count and an amount as reports show them.
 *
 * @param count how many
 * @param amount how much, in whole units of a currency; for totals over all currencies the plain sum of the decimals
 */
public record Figure(long count, BigDecimal amount) {
    /** Nothing. */
    public static final Figure ZERO = new Figure(0, BigDecimal.ZERO);

    /** A count with an amount in minor units of a currency; {@link Tally#UNKNOWN_CURRENCY} has four decimals. */
    public static Figure of(long count, long amountMinor, String currency) {
        return new Figure(count, BigDecimal.valueOf(amountMinor, fractionDigits(currency)));
    }

    /** Decimals of a currency; four, the most any has, where it is not known. */
    public static int fractionDigits(String currency) {
        return currency.equals(Tally.UNKNOWN_CURRENCY)
                ? Tally.UNKNOWN_CURRENCY_DIGITS
                : Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /** The sum of both. */
    public Figure plus(Figure other) {
        return new Figure(Math.addExact(count, other.count), amount.add(other.amount));
    }

    /** The same with the other sign. */
    public Figure negated() {
        return new Figure(Math.negateExact(count), amount.negate());
    }

    /** Equal in number, whatever the trailing zeros. */
    public boolean sameAs(Figure other) {
        return count == other.count && amount.compareTo(other.amount) == 0;
    }
}
