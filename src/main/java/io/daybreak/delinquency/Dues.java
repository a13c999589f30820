package io.daybreak.delinquency;

import io.daybreak.loan.Component;
import io.daybreak.loan.Installment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What falls due, in the order it is paid: by due date, then installment number; sums taken back come after the
 * installments of their date. Sums of amounts need no overflow checks: the sum of all amounts of the loan fits, see
 * {@link Timeline#of}.
 */
final class Dues {
    static final int COMPONENTS = Component.values().length;

    /** Stands for the number of a sum charged back or refunded, which is no installment. */
    static final int NO_NUMBER = Integer.MIN_VALUE;

    private static final Comparator<Installment> DUE_ORDER = Comparator.comparing(Installment::dueDate)
            .thenComparingInt(Installment::number)
            .thenComparingLong(Installment::line);

    final int size;
    final int[] dueDay;
    final int[] number;
    /** Minor units, {@link #COMPONENTS} of each due at their {@link #place}. */
    final long[] amount;

    final long[] total;
    /** What falls due before the due with this index, minor units; one longer than there are dues. */
    final long[] before;

    private Dues(int size) {
        this.size = size;
        this.dueDay = new int[size];
        this.number = new int[size];
        this.amount = new long[size * COMPONENTS];
        this.total = new long[size];
        this.before = new long[size + 1];
    }

    /** The versions in force on a day. */
    static Dues inForceOn(LocalDate day, List<Installment> installments) {
        Installment[] versions = new Installment[installments.size()];
        int size = 0;
        boolean sorted = true;
        for (Installment version : installments) {
            if (version.inForceOn(day)) {
                sorted &= size == 0 || isInOrder(versions[size - 1], version);
                versions[size++] = version;
            }
        }
        if (!sorted) {
            Arrays.sort(versions, 0, size, DUE_ORDER);
        }
        Dues dues = new Dues(size);
        for (int index = 0; index < size; index++) {
            Installment version = versions[index];
            dues.put(index, DayNumber.of(version.dueDate()), version.number());
            dues.putAmounts(
                    index,
                    version.principalMinor(),
                    version.interestMinor(),
                    version.feeMinor(),
                    version.penaltyMinor());
        }
        return dues;
    }

    /** Due dates decide almost always. */
    private static boolean isInOrder(Installment earlier, Installment later) {
        return earlier.dueDate().isBefore(later.dueDate()) || DUE_ORDER.compare(earlier, later) <= 0;
    }

    /**
     * These dues and the first {@code takenSize} sums taken back, which fall due as principal.
     *
     * @param takenDay their due days, ascending
     * @param takenMinor their amounts, minor units
     */
    Dues with(int[] takenDay, long[] takenMinor, int takenSize) {
        Dues all = new Dues(size + takenSize);
        int taken = 0;
        for (int index = 0; index < all.size; index++) {
            int own = index - taken;
            if (own < size && (taken == takenSize || dueDay[own] <= takenDay[taken])) {
                int at = own * COMPONENTS;
                all.put(index, dueDay[own], number[own]);
                all.putAmounts(index, amount[at], amount[at + 1], amount[at + 2], amount[at + 3]);
            } else {
                all.put(index, takenDay[taken], NO_NUMBER);
                all.putAmounts(index, takenMinor[taken], 0, 0, 0);
                taken++;
            }
        }
        return all;
    }

    private void put(int index, int day, int installmentNumber) {
        dueDay[index] = day;
        number[index] = installmentNumber;
    }

    private void putAmounts(int index, long principal, long interest, long fee, long penalty) {
        int at = index * COMPONENTS;
        amount[at] = principal;
        amount[at + 1] = interest;
        amount[at + 2] = fee;
        amount[at + 3] = penalty;
        total[index] = principal + interest + fee + penalty;
        before[index + 1] = before[index] + total[index];
    }

    /** Where a component's amount stands among those of a due. */
    static int place(Component component) {
        return switch (component) {
            case PRINCIPAL -> 0;
            case INTEREST -> 1;
            case FEE -> 2;
            case PENALTY -> 3;
        };
    }

    long totalMinor() {
        return before[size];
    }

    /** How many fall due before a day. */
    int countDueBefore(int day) {
        return DayNumber.countUpTo(dueDay, size, day - 1);
    }

    /** The due with an installment number, or -1; numbers mostly run along with due dates, so it looks there first. */
    int indexOf(int installmentNumber) {
        if (size == 0) {
            return -1;
        }
        long guess = (long) installmentNumber - number[0];
        if (guess >= 0 && guess < size && number[(int) guess] == installmentNumber) {
            return (int) guess;
        }
        for (int index = 0; index < size; index++) {
            if (number[index] == installmentNumber) {
                return index;
            }
        }
        return -1;
    }
}
