package io.daybreak.loan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All the records of one loan: what its state is a pure function of, together with the policy and the date. Rows are
 * in no particular order; the state does not depend on it.
 *
 * @param loan the loan
 * @param installments every version of every installment
 * @param payments every payment row with this loan_id, usable ones only
 * @param holds every hold whose scope covers this loan, at any time
 */
public record LoanRecords(Loan loan, List<Installment> installments, List<Payment> payments, List<Hold> holds) {
    public LoanRecords {
        installments = List.copyOf(installments);
        payments = List.copyOf(payments);
        holds = List.copyOf(holds);
    }

    /**
     * Why the loan's state cannot be worked out in 64 bits of minor units, if so: the precondition of every computation
     * over it. When the sum of all its amounts fits, every sum of some of them does.
     */
    public Optional<Rejection> overflow() {
        try {
            long sum = 0;
            for (Installment installment : installments) {
                sum = Math.addExact(sum, installment.dueMinor());
            }
            for (Payment payment : payments) {
                sum = Math.addExact(sum, payment.amountMinor());
            }
            return Optional.empty();
        } catch (ArithmeticException tooLarge) {
            return Optional.of(new Rejection(
                    "loans.csv", loan.line(), "", RejectReason.OVERFLOW, loan.loanId(), RejectReason.OVERFLOW.hint()));
        }
    }

    /**
     * The records as they were known at the end of a day: rows booked or entered later are left out, and a replacement
     * booked later has not happened. A row that does not say when it became known is kept; {@link #isKnowledgeDated()}
     * tells whether the answer can be proved.
     */
    public LoanRecords knownOn(LocalDate day) {
        return new LoanRecords(
                loan,
                installments.stream()
                        .filter(version -> isKnown(version.bookedOn(), day))
                        .map(version -> version.replacedOn()
                                        .filter(on -> on.isAfter(day))
                                        .isPresent()
                                ? version.notReplaced()
                                : version)
                        .toList(),
                payments.stream()
                        .filter(payment -> isKnown(payment.bookedOn(), day))
                        .toList(),
                holds.stream().filter(hold -> isKnown(hold.enteredOn(), day)).toList());
    }

    /**
     * The records as they may be held against what was decided on a past day: a status that does not say since when it
     * is tells what the loan is now, and nothing of that day.
     */
    public LoanRecords ofPastDays() {
        return loan.statusOn().isPresent() ? this : whileActive();
    }

    /** The records as they were while the loan was ACTIVE: only such a loan is told of a level. */
    public LoanRecords whileActive() {
        return loan.status() == LoanStatus.ACTIVE
                ? this
                : new LoanRecords(loan.active(), installments, payments, holds);
    }

    private static boolean isKnown(Optional<LocalDate> since, LocalDate day) {
        return since.isEmpty() || !since.get().isAfter(day);
    }

    /**
     * Whether every payment and hold says when it became known. If not, an answer "as known then" is NOT PROVABLE.
     * Installments need not say it: one without {@code booked_on} is in force from the beginning.
     */
    public boolean isKnowledgeDated() {
        return payments.stream().allMatch(payment -> payment.bookedOn().isPresent())
                && holds.stream().allMatch(hold -> hold.enteredOn().isPresent());
    }
}
