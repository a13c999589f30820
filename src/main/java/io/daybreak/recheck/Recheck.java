package io.daybreak.recheck;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Works out days past due and overdue amount a second time, by pouring money into pots.
 *
 * <p>Every amount that falls due is a pot with a due date. Money that counts by the end of the day is poured into the
 * pots, the oldest first; where the payer named an installment and the policy heeds it, into that one first. A pot with
 * a due date before the day that is not full is overdue. Nothing is remembered from one day to the next, no component
 * is told from another, and all sums are {@link BigInteger}.
 */
public final class Recheck {
    private final Map<Label, BigInteger> missing = new TreeMap<>();
    private final List<Payment> counting;
    private BigInteger purse = BigInteger.ZERO;

    /**
     * One pot's label; pots are filled in the order of their labels.
     *
     * @param dueDate day the amount falls due
     * @param installment installment number, or 0 for money taken back
     * @param source payment_id of the row that took money back; empty for an installment
     */
    private record Label(LocalDate dueDate, int installment, String source) implements Comparable<Label> {
        private static final Comparator<Label> ORDER = Comparator.comparing(Label::dueDate)
                .thenComparingInt(Label::installment)
                .thenComparing(Label::source);

        @Override
        public int compareTo(Label other) {
            return ORDER.compare(this, other);
        }
    }

    private Recheck(List<Payment> counting) {
        this.counting = counting;
    }

    /**
     * Days past due and overdue amount at the end of a day.
     *
     * @param records all rows of the loan, in any order
     * @param day the business date
     * @param allocation whether a payer's direction is heeded
     * @throws ArithmeticException when the overdue amount does not fit a {@code long}
     */
    public static RecheckResult compute(LoanRecords records, LocalDate day, Allocation allocation) {
        if (records.loan().statusAt(day) == LoanStatus.CLOSED) {
            return RecheckResult.NOTHING;
        }
        Recheck recheck = new Recheck(countingAt(records.payments(), day));
        recheck.placePots(records.installments(), day);
        recheck.takeMoneyBack();
        recheck.pour(allocation);
        return recheck.overdueAt(day);
    }

    private static List<Payment> countingAt(List<Payment> payments, LocalDate day) {
        Undone undone = Undone.at(payments, day);
        List<Payment> counting = new ArrayList<>();
        for (Payment payment : payments) {
            boolean posted = payment.type() != PaymentType.PENDING && payment.type() != PaymentType.REVERSAL;
            if (posted && !payment.valueDate().isAfter(day) && !undone.contains(payment.paymentId())) {
                counting.add(payment);
            }
        }
        return counting;
    }

    private void placePots(List<Installment> installments, LocalDate day) {
        for (Installment installment : installments) {
            if (installment.inForceOn(day)) {
                BigInteger due = BigInteger.valueOf(installment.principalMinor())
                        .add(BigInteger.valueOf(installment.interestMinor()))
                        .add(BigInteger.valueOf(installment.feeMinor()))
                        .add(BigInteger.valueOf(installment.penaltyMinor()));
                missing.merge(new Label(installment.dueDate(), installment.number(), ""), due, BigInteger::add);
            }
        }
    }

    /**
     * Places a pot for every amount taken back: all of a chargeback, and of a refund what the credit of its day did not
     * cover. Credit is what has come in and no pot, due or not yet due, has room for. Within a day money comes in
     * before money goes out, since a state is that of the day's end.
     */
    private void takeMoneyBack() {
        List<Payment> inTime = new ArrayList<>(counting);
        inTime.sort(Comparator.comparing(Payment::valueDate)
                .thenComparingInt(payment -> turnWithinDay(payment.type()))
                .thenComparing(Payment::paymentId));
        BigInteger credit = missing.values().stream()
                .reduce(BigInteger.ZERO, BigInteger::add)
                .negate();
        for (Payment payment : inTime) {
            BigInteger amount = BigInteger.valueOf(payment.amountMinor());
            if (bringsMoney(payment.type())) {
                credit = credit.add(amount);
                continue;
            }
            BigInteger outOfCredit =
                    payment.type() == PaymentType.REFUND ? amount.min(credit.max(BigInteger.ZERO)) : BigInteger.ZERO;
            credit = credit.subtract(amount);
            purse = purse.subtract(outOfCredit);
            missing.put(new Label(payment.valueDate(), 0, payment.paymentId()), amount.subtract(outOfCredit));
        }
    }

    private static int turnWithinDay(PaymentType type) {
        return switch (type) {
            case REPAYMENT, OPENING, WAIVER -> 0;
            case CHARGEBACK -> 1;
            case REFUND -> 2;
            case REVERSAL, PENDING -> throw new IllegalStateException(type + " never counts by itself");
        };
    }

    private static boolean bringsMoney(PaymentType type) {
        return turnWithinDay(type) == 0;
    }

    private void pour(Allocation allocation) {
        for (Payment payment : counting) {
            if (bringsMoney(payment.type())) {
                BigInteger amount = BigInteger.valueOf(payment.amountMinor());
                purse = purse.add(
                        allocation == Allocation.AS_DIRECTED
                                ? pourIntoInstallment(payment.installmentNumber(), amount)
                                : amount);
            }
        }
        for (Map.Entry<Label, BigInteger> pot : missing.entrySet()) {
            BigInteger poured = pot.getValue().min(purse);
            pot.setValue(pot.getValue().subtract(poured));
            purse = purse.subtract(poured);
        }
    }

    /** Fills the pots of the installment a payer named, and answers what they had no room for. */
    private BigInteger pourIntoInstallment(OptionalInt number, BigInteger amount) {
        BigInteger left = amount;
        for (Map.Entry<Label, BigInteger> pot : missing.entrySet()) {
            boolean named = number.isPresent()
                    && pot.getKey().installment() == number.getAsInt()
                    && pot.getKey().source().isEmpty();
            if (named) {
                BigInteger poured = pot.getValue().min(left);
                pot.setValue(pot.getValue().subtract(poured));
                left = left.subtract(poured);
            }
        }
        return left;
    }

    private RecheckResult overdueAt(LocalDate day) {
        int dpd = 0;
        BigInteger overdue = BigInteger.ZERO;
        for (Map.Entry<Label, BigInteger> pot : missing.entrySet()) {
            LocalDate dueDate = pot.getKey().dueDate();
            if (dueDate.isBefore(day) && pot.getValue().signum() > 0) {
                dpd = Math.max(dpd, Math.toIntExact(ChronoUnit.DAYS.between(dueDate, day)));
                overdue = overdue.add(pot.getValue());
            }
        }
        return new RecheckResult(dpd, overdue.longValueExact());
    }
}
