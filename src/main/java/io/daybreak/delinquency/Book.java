package io.daybreak.delinquency;

import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The money of one era: rows that are not undone in it, by value date, refunds after the other rows of their day. */
final class Book {
    /** Which of a day's rows comes first plays no part, refunds apart: {@link Chapter} adds up a day. */
    private static final Comparator<Payment> MONEY_ORDER =
            Comparator.comparing(Payment::valueDate).thenComparing(payment -> payment.type() == PaymentType.REFUND);

    final int size;
    final int[] day;
    final long[] amountMinor;
    final PaymentType[] type;
    /** Installment number the payer directed the row to, or {@link Dues#NO_NUMBER}. */
    final int[] directedTo;
    /** Credits and waivers before the row with this index, minor units; one longer than there are rows. */
    final long[] received;
    /** Whether a row takes money back: a chargeback or refund. */
    final boolean takesBack;
    /** Whether a row that brings money is directed to an installment. */
    final boolean isDirected;

    private Book(Payment[] rows, int size) {
        this.size = size;
        this.day = new int[size];
        this.amountMinor = new long[size];
        this.type = new PaymentType[size];
        this.directedTo = new int[size];
        this.received = new long[size + 1];
        boolean takes = false;
        boolean directed = false;
        for (int index = 0; index < size; index++) {
            Payment row = rows[index];
            boolean brings = bringsMoney(row.type());
            takes |= !brings;
            directed |= brings && row.installmentNumber().isPresent();
            day[index] = DayNumber.of(row.valueDate());
            amountMinor[index] = row.amountMinor();
            type[index] = row.type();
            directedTo[index] = brings ? row.installmentNumber().orElse(Dues.NO_NUMBER) : Dues.NO_NUMBER;
            received[index + 1] = received[index] + (brings ? row.amountMinor() : 0);
        }
        this.takesBack = takes;
        this.isDirected = directed;
    }

    static Book of(List<Payment> payments, BitSet undone) {
        Payment[] rows = new Payment[payments.size()];
        int size = 0;
        boolean sorted = true;
        for (int index = 0; index < rows.length; index++) {
            Payment payment = payments.get(index);
            if (movesMoney(payment.type()) && !undone.get(index)) {
                sorted &= size == 0 || MONEY_ORDER.compare(rows[size - 1], payment) <= 0;
                rows[size++] = payment;
            }
        }
        if (!sorted) {
            Arrays.sort(rows, 0, size, MONEY_ORDER);
        }
        return new Book(rows, size);
    }

    static boolean bringsMoney(PaymentType type) {
        return switch (type) {
            case REPAYMENT, OPENING, WAIVER -> true;
            case CHARGEBACK, REFUND, REVERSAL, PENDING -> false;
        };
    }

    private static boolean movesMoney(PaymentType type) {
        return switch (type) {
            case REPAYMENT, OPENING, WAIVER, CHARGEBACK, REFUND -> true;
            case REVERSAL, PENDING -> false;
        };
    }

    /** How many rows are valued up to and including a day. */
    int countUpTo(int lastDay) {
        return DayNumber.countUpTo(day, size, lastDay);
    }
}
