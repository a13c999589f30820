package io.daybreak.intake;

import java.nio.charset.StandardCharsets;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Reads ISO 4217 codes. Files have few of them, so each is looked up once, in a table that all threads share: a currency
 * is immutable, and whoever fills a place first or twice changes nothing.
 */
final class CurrencyCells {
    private static final int CODE_LENGTH = 3;
    private static final int LETTERS = 26;

    private static final @Nullable Currency[] KNOWN = new @Nullable Currency[LETTERS * LETTERS * LETTERS];

    private CurrencyCells() {}

    /** The currency in a range of bytes; null when it is none, or has no minor unit (gold, test codes). */
    static @Nullable Currency currency(byte[] bytes, int from, int to) {
        if (to - from != CODE_LENGTH) {
            return null;
        }
        int place = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] < 'A' || bytes[at] > 'Z') {
                return null;
            }
            place = place * LETTERS + bytes[at] - 'A';
        }
        Currency currency = KNOWN[place];
        if (currency == null) {
            currency = lookUp(new String(bytes, from, CODE_LENGTH, StandardCharsets.US_ASCII));
            KNOWN[place] = currency;
        }
        return currency;
    }

    private static @Nullable Currency lookUp(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            return currency.getDefaultFractionDigits() < 0 ? null : currency;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
