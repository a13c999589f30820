package io.daybreak.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * A run of consecutive loans of a big portfolio as the bytes of one night's files, with the counts and totals that the
 * control file needs. Every loan depends on the seed and its own number alone, so chunks can be made in any order and
 * nights agree with each other.
 */
final class PortfolioChunk {
    private static final int[] TERMS = {6, 12, 18, 24, 30};
    private static final String[] PRODUCTS = {"CASH", "CASH", "SHOP", "CAR"};
    private static final String[] FEEDS = {"bank", "bank", "wallet", "card"};
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;
    private static final int LATEST_LATE_DAYS = 16;
    private static final int ID_DIGITS = 8;

    final RowBytes loans;
    final RowBytes installments;
    final RowBytes payments;
    final RowBytes borrowers;
    long loanRows;
    long installmentRows;
    long paymentRows;
    long borrowerRows;
    long principalMinor;
    long dueMinor;
    long paidMinor;

    private final PortfolioShape shape;
    private final int night;
    private final CalendarBytes calendar;
    private final int perMilleLatecomers;
    private final int perMilleStopped;

    private PortfolioChunk(PortfolioShape shape, LocalDate night, CalendarBytes calendar, int loanCount) {
        this.shape = shape;
        this.night = (int) night.toEpochDay();
        this.calendar = calendar;
        this.loans = new RowBytes(loanCount * 80);
        this.installments = new RowBytes(loanCount * 18 * 48);
        this.payments = new RowBytes(loanCount * 8 * 64);
        this.borrowers = new RowBytes(loanCount * 96);
        // Somebody who pays each installment 1 to 16 days late is past due on a quarter of all days. Of those past due
        // one in ten is such a latecomer and the others have stopped: so of what falls due on a day about one in
        // thirteen goes unpaid that day, which is what the guards of the shipped policies let pass.
        this.perMilleLatecomers = shape.pastDuePercent() * 375 / 100;
        this.perMilleStopped = shape.pastDuePercent() * 9;
    }

    /** The loans numbered {@code first} to {@code last}, both included, the first of all being 1. */
    static PortfolioChunk of(PortfolioShape shape, LocalDate night, CalendarBytes calendar, int first, int last) {
        PortfolioChunk chunk = new PortfolioChunk(shape, night, calendar, last - first + 1);
        for (int number = first; number <= last; number++) {
            chunk.loan(number);
        }
        return chunk;
    }

    private void loan(int number) {
        SplittableRandom random = new SplittableRandom(shape.seed() + number * GOLDEN_GAMMA);
        int months = TERMS[random.nextInt(TERMS.length)];
        int habit = random.nextInt(1000);
        boolean stopped = habit < perMilleStopped;
        boolean latecomer = !stopped && habit < perMilleStopped + perMilleLatecomers;
        int age = stopped ? 1 + random.nextInt(months) : random.nextInt(months);
        int firstDue = calendar.monthsBefore(age, 1 + random.nextInt(28));
        boolean dollars = random.nextInt(100) < 3;
        String product = dollars ? "TRAVEL" : PRODUCTS[random.nextInt(PRODUCTS.length)];
        long principal = (1 + random.nextInt(50)) * 100_000L;
        loanRow(number, product, dollars ? "USD" : "CNY", principal, firstDue);
        borrowerRow(number, dollars);
        int paid = stopped ? Math.max(0, age - 1 - random.nextInt(14)) : months;
        rows(number, months, firstDue, principal, paid, latecomer, random);
    }

    private void rows(
            int number,
            int months,
            int firstDue,
            long principal,
            int paid,
            boolean latecomer,
            SplittableRandom random) {
        String feed = FEEDS[random.nextInt(FEEDS.length)];
        long share = principal / months;
        long left = principal;
        for (int installment = 1; installment <= months; installment++) {
            int due = calendar.monthsAfter(firstDue, installment - 1);
            long part = installment == months ? left : share;
            long interest = (left + 50) / 100;
            left -= part;
            installmentRow(number, installment, due, part, interest);
            int days = latecomer ? 1 + random.nextInt(LATEST_LATE_DAYS) : -random.nextInt(4);
            if (installment <= paid && due + days <= night) {
                paymentRow(number, installment, due + days, part + interest, feed);
            }
        }
    }

    private void loanRow(int number, String product, String currency, long principal, int firstDue) {
        id(loans, 'L', number).comma();
        id(loans, 'B', borrower(number)).comma();
        loans.ascii(product).comma().ascii(currency).comma().amount(principal).comma();
        loans.raw(calendar.day(calendar.monthsAfter(firstDue, -1))).comma();
        id(loans.comma().comma(), 'C', number).endRow();
        loanRows++;
        principalMinor += principal;
    }

    /** One borrower in twenty has the loan before as well. */
    private static int borrower(int loan) {
        return loan % 20 == 0 ? loan - 1 : loan;
    }

    /** Country code 999 is given to no country, so the phone is nobody's. */
    private void borrowerRow(int number, boolean dollars) {
        if (borrower(number) != number) {
            return;
        }
        id(borrowers, 'B', number).comma();
        borrowers.text(dollars ? "Sample " : "样例").number(number, 1).comma().ascii(dollars ? "en" : "zh");
        borrowers
                .ascii(",+8613")
                .number(number, 9)
                .ascii(",,,Asia/Shanghai,sms")
                .endRow();
        borrowerRows++;
    }

    private void installmentRow(int number, int installment, int due, long principal, long interest) {
        id(installments, 'L', number).comma().number(installment, 1).comma();
        installments.raw(calendar.day(due)).comma().amount(principal).comma().amount(interest);
        installments.ascii(",,").endRow();
        installmentRows++;
        dueMinor += principal + interest;
    }

    private void paymentRow(int number, int installment, int valueDate, long amount, String feed) {
        id(payments, 'P', number).number(installment, 2).comma();
        id(payments, 'L', number).comma();
        payments.raw(calendar.day(valueDate)).comma().amount(amount).ascii(",,,");
        payments.raw(calendar.day(valueDate)).ascii(",,").ascii(feed).endRow();
        paymentRows++;
        paidMinor += amount;
    }

    private static RowBytes id(RowBytes row, char letter, int number) {
        return row.one(letter).number(number, ID_DIGITS);
    }

    /** Dates as text and months as days, worked out once for all loans of a night. */
    static final class CalendarBytes {
        private static final int MONTHS_AROUND = 40;

        private final int firstDay;
        private final byte[][] days;
        private final int[] firstOfMonth;
        private final int[] monthOfDay;

        CalendarBytes(LocalDate firstNight) {
            LocalDate first = firstNight.withDayOfMonth(1).minusMonths(MONTHS_AROUND);
            LocalDate end = first.plusMonths(2L * MONTHS_AROUND);
            firstDay = (int) first.toEpochDay();
            int count = (int) (end.toEpochDay() - first.toEpochDay());
            days = new byte[count][];
            monthOfDay = new int[count];
            firstOfMonth = new int[2 * MONTHS_AROUND];
            for (int month = 0; month < firstOfMonth.length; month++) {
                firstOfMonth[month] = (int) first.plusMonths(month).toEpochDay();
            }
            for (int i = 0; i < count; i++) {
                LocalDate date = first.plusDays(i);
                days[i] = date.toString().getBytes(StandardCharsets.US_ASCII);
                monthOfDay[i] = (date.getYear() - first.getYear()) * 12 + date.getMonthValue() - first.getMonthValue();
            }
        }

        /** A day (since 1970-01-01) as ISO text. */
        byte[] day(int epochDay) {
            return days[epochDay - firstDay];
        }

        /** A day of the month of the first night, some months before: day 1 to 28. */
        int monthsBefore(int months, int dayOfMonth) {
            return firstOfMonth[MONTHS_AROUND - months] + dayOfMonth - 1;
        }

        /** The same day of the month some months later; the day is at most the 28th. */
        int monthsAfter(int epochDay, int months) {
            int month = monthOfDay[epochDay - firstDay];
            return firstOfMonth[month + months] + epochDay - firstOfMonth[month];
        }
    }
}
