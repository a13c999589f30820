package io.daybreak.reconciliation;

/** Counts and amounts in minor units by the constants of an enum; sums are exact or fail. */
final class Cells<E extends Enum<E>> {
    private final long[] counts;
    private final long[] amountsMinor;

    Cells(Class<E> positions) {
        int size = positions.getEnumConstants().length;
        counts = new long[size];
        amountsMinor = new long[size];
    }

    void add(E position, long count, long amountMinor) {
        add(index(position), count, amountMinor);
    }

    void add(Cells<E> other) {
        for (int index = 0; index < counts.length; index++) {
            add(index, other.counts[index], other.amountsMinor[index]);
        }
    }

    void subtract(Cells<E> other) {
        for (int index = 0; index < counts.length; index++) {
            add(index, Math.negateExact(other.counts[index]), Math.negateExact(other.amountsMinor[index]));
        }
    }

    long count(E position) {
        return counts[index(position)];
    }

    long amountMinor(E position) {
        return amountsMinor[index(position)];
    }

    boolean isZero(E position) {
        return count(position) == 0 && amountMinor(position) == 0;
    }

    private void add(int index, long count, long amountMinor) {
        counts[index] = Math.addExact(counts[index], count);
        amountsMinor[index] = Math.addExact(amountsMinor[index], amountMinor);
    }

    @SuppressWarnings("EnumOrdinal") // arrays are why a million loans cost little; the ordinal never leaves this class
    private int index(E position) {
        return position.ordinal();
    }
}
