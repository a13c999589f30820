package io.daybreak.delinquency;

/**
 * How many payment rows of a loan met which fate by one date, and their amounts in minor units.
 */
public final class PaymentFates {
    private final long[] counts = new long[4];
    private final long[] amountsMinor = new long[4];

    PaymentFates() {}

    void add(PaymentFate fate, long amountMinor) {
        counts[place(fate)]++;
        amountsMinor[place(fate)] += amountMinor;
    }

    /** How many rows met a fate. */
    public long count(PaymentFate fate) {
        return counts[place(fate)];
    }

    /** The sum of their amounts, minor units, every row taken as positive. */
    public long amountMinor(PaymentFate fate) {
        return amountsMinor[place(fate)];
    }

    private static int place(PaymentFate fate) {
        return switch (fate) {
            case USED -> 0;
            case FUTURE_VALUED -> 1;
            case PENDING -> 2;
            case VOID -> 3;
        };
    }
}
