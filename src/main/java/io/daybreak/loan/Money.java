package io.daybreak.loan;

import java.util.Currency;

/**
 * An amount of one currency in that currency's minor unit (ISO 4217 exponent). Never a floating-point number: every
 * total must tie to the cent. Where millions of amounts of one loan are handled, bare {@code long} values named
 * {@code …Minor} are used, and the loan carries the currency.
 *
 * @param currency ISO 4217 currency
 * @param minorUnits amount in minor units; may be negative
 */
public record Money(Currency currency, long minorUnits) {

    /** Why a text is not an amount. */
    public enum Flaw {
        /** Not {@code -?[0-9]+(\.[0-9]+)?} in ASCII digits. */
        NOT_A_NUMBER,
        /** More decimals than the currency has, even if they are zeros beyond it. */
        TOO_MANY_DECIMALS,
        /** Does not fit 64 bits of minor units. */
        OUT_OF_RANGE
    }

    /**
     * The sum of two amounts of one currency.
     *
     * @throws IllegalArgumentException when the currencies differ: currencies are never added
     * @throws ArithmeticException when the sum does not fit
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(currency, Math.addExact(minorUnits, other.minorUnits));
    }

    /** The amount as plain decimal text with exactly the currency's decimals, for example {@code -12.05}. */
    public static String plain(long minorUnits, Currency currency) {
        return plain(minorUnits, currency.getDefaultFractionDigits());
    }

    /** The amount as plain decimal text with {@code fractionDigits} decimals (0 to 4). */
    public static String plain(long minorUnits, int fractionDigits) {
        if (fractionDigits == 0) {
            return Long.toString(minorUnits);
        }
        String digits = Long.toString(minorUnits);
        boolean negative = digits.charAt(0) == '-';
        StringBuilder text = new StringBuilder(digits.length() + 3);
        int start = negative ? 1 : 0;
        if (negative) {
            text.append('-');
        }
        int whole = digits.length() - start - fractionDigits;
        if (whole <= 0) {
            text.append("0.").append("0".repeat(-whole)).append(digits, start, digits.length());
        } else {
            text.append(digits, start, start + whole).append('.').append(digits, start + whole, digits.length());
        }
        return text.toString();
    }

    /** Currency code and plain decimal, for example {@code CNY 12.05}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + plain(minorUnits, currency);
    }
}
