package io.daybreak.delinquency;

import io.daybreak.loan.PaymentType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One era's money against one version of the schedule. What a row does to credit depends only on the rows before it, so
 * it is worked out once for all days.
 */
final class Chapter {
    private static final int[] NO_DAYS = {};
    private static final long[] NO_AMOUNTS = {};

    final Dues scheduled;
    final Book book;
    private final boolean heedsDirections;
    /** Money available to dues before the row with this index: received less refunded out of credit, minor units. */
    private final long[] pool;
    /** What was charged back, or refunded beyond credit: it falls due on its value date, one sum a day. */
    private final int[] takenDay;

    private final long[] takenMinor;
    private Dues lastDues;

    Chapter(Dues scheduled, Book book, boolean heedsDirections) {
        this.scheduled = scheduled;
        this.book = book;
        this.heedsDirections = heedsDirections && book.isDirected;
        this.lastDues = scheduled;
        if (!book.takesBack) {
            this.pool = book.received;
            this.takenDay = NO_DAYS;
            this.takenMinor = NO_AMOUNTS;
            return;
        }
        this.pool = new long[book.size + 1];
        int[] days = new int[book.size];
        long[] amounts = new long[book.size];
        int taken = 0;
        long owed = scheduled.totalMinor();
        for (int row = 0; row < book.size; row++) {
            long amount = book.amountMinor[row];
            long outOfCredit =
                    book.type[row] == PaymentType.REFUND ? Math.min(amount, Math.max(0, pool[row] - owed)) : 0;
            boolean brings = Book.bringsMoney(book.type[row]);
            pool[row + 1] = pool[row] + (brings ? amount : -outOfCredit);
            long fallsDue = brings ? 0 : amount - outOfCredit;
            if (fallsDue > 0) {
                // One sum a day: a chargeback in two rows is no other than in one.
                taken += taken > 0 && days[taken - 1] == book.day[row] ? 0 : 1;
                days[taken - 1] = book.day[row];
                amounts[taken - 1] += fallsDue;
                owed += fallsDue;
            }
        }
        this.takenDay = Arrays.copyOf(days, taken);
        this.takenMinor = Arrays.copyOf(amounts, taken);
    }

    /** What the money valued up to a day leaves missing of everything that is due by contract as of that day. */
    Filling at(int day) {
        int rows = book.countUpTo(day);
        Dues dues = duesAt(day);
        if (!heedsDirections) {
            return new Filling(dues, dues.total, dues.before, pool[rows]);
        }
        long[] rest = dues.total.clone();
        long directed = 0;
        for (int row = 0; row < rows; row++) {
            int due = book.directedTo[row] == Dues.NO_NUMBER ? -1 : dues.indexOf(book.directedTo[row]);
            if (due >= 0) {
                long fills = Math.min(rest[due], book.amountMinor[row]);
                rest[due] -= fills;
                directed += fills;
            }
        }
        long[] before = new long[dues.size + 1];
        for (int due = 0; due < dues.size; due++) {
            before[due + 1] = before[due] + rest[due];
        }
        return new Filling(dues, rest, before, pool[rows] - directed);
    }

    /**
     * The first day on which a due has been unpaid, at least in part, for a number of days; a day before every other where
     * money was taken back or directed, so that only the whole history tells, and {@link DayNumber#NEVER} when there is
     * none.
     */
    int firstDayUnpaidFor(int days) {
        if (book.takesBack || heedsDirections) {
            return -DayNumber.NEVER;
        }
        int row = 0;
        for (int due = 0; due < scheduled.size; due++) {
            long last = (long) scheduled.dueDay[due] + days;
            while (row < book.size && book.day[row] <= last) {
                row++;
            }
            // Money settles the oldest due first and is never taken back: what is unpaid later was unpaid then.
            if (book.received[row] < scheduled.before[due + 1]) {
                return (int) Math.min(last, DayNumber.NEVER);
            }
        }
        return DayNumber.NEVER;
    }

    /** Scheduled dues and what was taken back by a day. */
    private Dues duesAt(int day) {
        int taken = DayNumber.countUpTo(takenDay, takenDay.length, day);
        if (lastDues.size != scheduled.size + taken) {
            lastDues = scheduled.with(takenDay, takenMinor, taken);
        }
        return lastDues;
    }

    /** What was charged back or refunded beyond credit by a day: one sum for each day it fell due on, ascending. */
    List<DatedAmount> takenBack(int day) {
        List<DatedAmount> sums = new ArrayList<>();
        for (int index = 0; index < DayNumber.countUpTo(takenDay, takenDay.length, day); index++) {
            sums.add(new DatedAmount(DayNumber.date(takenDay[index]), takenMinor[index]));
        }
        return sums;
    }

    /** What refunds took out of credit by a day, by value date; a refund that found none is left out. */
    List<DatedAmount> refundedOutOfCredit(int day) {
        List<DatedAmount> refunds = new ArrayList<>();
        for (int row = 0; row < book.countUpTo(day); row++) {
            if (pool[row + 1] < pool[row]) {
                refunds.add(new DatedAmount(DayNumber.date(book.day[row]), pool[row] - pool[row + 1]));
            }
        }
        return refunds;
    }

    /**
     * Where the money went by a day. Waivers settle before cash does: what is left over is cash, and could be refunded.
     *
     * @param filling the filling at that day
     * @param isClosed whether the loan is CLOSED then
     * @param overdueMinor what is missing of dues before the day, minor units
     */
    MoneyFlow flow(Filling filling, int day, boolean isClosed, long overdueMinor) {
        int rows = book.countUpTo(day);
        long waivers = 0;
        long chargedBack = 0;
        long refunds = 0;
        for (int row = 0; row < rows; row++) {
            long amount = book.amountMinor[row];
            switch (book.type[row]) {
                case WAIVER -> waivers += amount;
                case CHARGEBACK -> chargedBack += amount;
                case REFUND -> refunds += amount;
                case REPAYMENT, OPENING -> {}
                case REVERSAL, PENDING -> throw new IllegalStateException("never in the book: " + book.type[row]);
            }
        }
        long missing = filling.missingMinor();
        long settled = filling.dues.totalMinor() - missing;
        long waived = Math.min(waivers, settled);
        long outOfCredit = book.received[rows] - pool[rows];
        return new MoneyFlow(
                book.received[rows] - waivers,
                waivers,
                outOfCredit,
                settled - waived,
                waived,
                pool[rows] - settled,
                scheduled.totalMinor(),
                chargedBack,
                refunds - outOfCredit,
                isClosed ? 0 : overdueMinor,
                isClosed ? 0 : missing - overdueMinor,
                isClosed ? missing : 0);
    }
}
