package io.daybreak.notice;

import io.daybreak.delinquency.Standing;
import io.daybreak.loan.Components;
import io.daybreak.loan.Loan;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that the decision and the worklist row need of one loan that is past due (dpd 1 or more) or not classified. Loans
 * that are neither are carried the same way where something about them is to be decided or remembered: the next due date
 * comes near, they are in quarantine, or their past changed.
 *
 * @param loan the loan row
 * @param asOf the business date
 * @param standing the state at that day's end; empty exactly when {@code rejections} is not
 * @param rejections why the loan was not classified, distinct, in the order met
 * @param baseline the loan's row in the baseline
 * @param holds every hold in force on the business date or the day after
 * @param lastPayment newest REPAYMENT or OPENING that counts at the date
 * @param lastReversalOn value date of the newest REVERSAL or CHARGEBACK up to the date
 * @param episodeStart first day past due of the present arrears episode
 * @param tierSince first day of the present tier
 * @param nextDue what falls due next, on the date or later
 * @param unpaid every installment still partly unpaid with due date before the date, oldest first
 * @param unpaidAmounts remainders of all installments still partly unpaid, whenever due, distinct, ascending: ownerless
 *     money of exactly such an amount may be this loan's
 * @param rows totals over all payment rows read, as {@code classification.csv} publishes them
 * @param ownMoney the loan's own rows that do not count at the date
 * @param history digests that tell whether the past changed
 * @param place where the loan's rows lie in the delivery; opaque here, kept for re-reading
 */
public record LateLoan(
        Loan loan,
        LocalDate asOf,
        Optional<Standing> standing,
        List<RejectReason> rejections,
        Optional<PublishedStanding> baseline,
        List<HoldInForce> holds,
        Optional<DatedAmount> lastPayment,
        Optional<LocalDate> lastReversalOn,
        Optional<LocalDate> episodeStart,
        Optional<LocalDate> tierSince,
        Optional<DatedAmount> nextDue,
        List<UnpaidInstallment> unpaid,
        List<Long> unpaidAmounts,
        PaymentRows rows,
        OwnMoney ownMoney,
        HistoryDigests history,
        String place) {

    public LateLoan {
        rejections = List.copyOf(rejections);
        holds = List.copyOf(holds);
        unpaid = List.copyOf(unpaid);
        unpaidAmounts = List.copyOf(unpaidAmounts);
        if (standing.isPresent() != rejections.isEmpty()) {
            throw new IllegalArgumentException(
                    "loan " + loan.loanId() + ": a loan is either classified or has rejections, not both or neither");
        }
    }

    /** Whether the loan is past due or not classified: then it has a decision and a row in the worklist. */
    public boolean isDecided() {
        return standing.isEmpty() || standing.get().dpd() >= 1;
    }

    /**
     * The same loan under a tier that another loan of its borrower decides.
     *
     * @param decided the standing with that tier
     * @param since first day of that tier, where it is known
     * @param comparedWith its row in the baseline
     */
    public LateLoan withStanding(
            Standing decided, Optional<LocalDate> since, Optional<PublishedStanding> comparedWith) {
        return new LateLoan(
                loan,
                asOf,
                Optional.of(decided),
                rejections,
                comparedWith,
                holds,
                lastPayment,
                lastReversalOn,
                episodeStart,
                since,
                nextDue,
                unpaid,
                unpaidAmounts,
                rows,
                ownMoney,
                history,
                place);
    }

    /**
     * A day and an amount of the loan's currency.
     *
     * @param date the day
     * @param amountMinor minor units
     */
    public record DatedAmount(LocalDate date, long amountMinor) {}

    /**
     * What is left of one installment.
     *
     * @param number installment number; 0 for an amount charged back or refunded
     * @param dueDate day it fell due
     * @param unpaid what is unpaid, by component
     */
    public record UnpaidInstallment(int number, LocalDate dueDate, Components unpaid) {}

    /**
     * Totals over all payment rows of the loan, rejected ones included.
     *
     * @param paymentsCounted rows
     * @param paymentsTotalMinor sum of their amounts, minor units
     * @param reversalsCounted rows of type REVERSAL or CHARGEBACK
     */
    public record PaymentRows(long paymentsCounted, long paymentsTotalMinor, long reversalsCounted) {}

    /**
     * The loan's own payment rows that do not count yet at the date.
     *
     * @param pendingCount PENDING rows whose payment is not posted
     * @param pendingMinor sum of their amounts, minor units
     * @param futureCount rows with a later value date
     * @param futureMinor sum of their amounts, minor units
     */
    public record OwnMoney(long pendingCount, long pendingMinor, long futureCount, long futureMinor) {

        /** No such rows. */
        public static final OwnMoney NONE = new OwnMoney(0, 0, 0, 0);
    }

    /**
     * Digests of the schedule as the delivery now has it.
     *
     * @param now of what was due by the business date; empty when the loan was not classified
     * @param atBaseline of what was due by the baseline's date: equal to the baseline's own digest unless the past
     *     changed; empty without a baseline row or when the loan was not classified
     * @param pastChanged whether payments, holds or schedule up to the baseline's date are not what the baseline read,
     *     or nobody can say: then a notice published earlier may have been wrong
     */
    public record HistoryDigests(Optional<String> now, Optional<String> atBaseline, boolean pastChanged) {

        /** Nothing to compare. */
        public static final HistoryDigests NONE = new HistoryDigests(Optional.empty(), Optional.empty(), false);
    }
}
