package io.daybreak.job;

import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.Timeline;
import io.daybreak.delinquency.Unpaid;
import io.daybreak.intake.LoanCase;
import io.daybreak.intake.RowTotals;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Reversals;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts together what the decision and the worklist need of one late loan, while its rows are at hand. */
final class LateLoans {
    private LateLoans() {}

    /** A loan with a standing. */
    static LateLoan classified(
            LoanCase.ReadableLoan readable, Timeline timeline, Standing now, LateLoan.HistoryDigests history) {
        Optional<LateLoan.DatedAmount> nextDue =
                timeline.nextDue(now.asOf()).map(next -> new LateLoan.DatedAmount(next.date(), next.amountMinor()));
        return classified(readable, timeline, now, timeline.unpaid(now.asOf()), nextDue, history);
    }

    /**
     * The same, where what is unpaid was asked for already.
     *
     * @param unpaid what is unpaid of it on the day of the standing
     * @param history what tells whether its past is still what the baseline read
     */
    static LateLoan classified(
            LoanCase.ReadableLoan readable,
            Timeline timeline,
            Standing now,
            List<Unpaid> unpaid,
            Optional<LateLoan.DatedAmount> nextDue,
            LateLoan.HistoryDigests history) {
        LoanRecords records = readable.records();
        LocalDate date = now.asOf();
        return new LateLoan(
                records.loan(),
                date,
                Optional.of(now),
                List.of(),
                readable.baseline(),
                inForce(records.holds(), date),
                timeline.lastPayment(date).map(last -> new LateLoan.DatedAmount(last.date(), last.amountMinor())),
                timeline.lastReversal(date),
                timeline.episodeStart(date),
                timeline.tierSince(date),
                nextDue,
                overdue(unpaid, date),
                amounts(unpaid),
                rows(readable.totals()),
                ownMoney(records.payments(), records.loan().currency(), date),
                history,
                readable.place().toText());
    }

    /** The holds that matter on a date. */
    static List<HoldInForce> inForce(List<Hold> holds, LocalDate date) {
        List<HoldInForce> inForce = new ArrayList<>(holds.size());
        for (Hold hold : holds) {
            HoldInForce.of(hold, date).ifPresent(inForce::add);
        }
        return inForce;
    }

    private static List<LateLoan.UnpaidInstallment> overdue(List<Unpaid> unpaid, LocalDate date) {
        List<LateLoan.UnpaidInstallment> overdue = new ArrayList<>(unpaid.size());
        for (Unpaid item : unpaid) {
            if (item.dueDate().isBefore(date)) {
                overdue.add(new LateLoan.UnpaidInstallment(
                        item.installmentNumber().orElse(0), item.dueDate(), item.missing()));
            }
        }
        return overdue;
    }

    /** The amounts of what is unpaid, each once, ascending: most installments of a loan are equal. */
    private static List<Long> amounts(List<Unpaid> unpaid) {
        SortedSet<Long> amounts = new TreeSet<>();
        for (Unpaid item : unpaid) {
            amounts.add(item.missing().totalMinor());
        }
        return List.copyOf(amounts);
    }

    /** A loan that could not be classified: what is known of it without reading further. */
    static LateLoan unclassified(
            Loan loan,
            LocalDate date,
            List<RejectReason> reasons,
            Optional<PublishedStanding> baseline,
            List<HoldInForce> holds,
            LateLoan.PaymentRows rows,
            String place) {
        return new LateLoan(
                loan,
                date,
                Optional.empty(),
                reasons,
                baseline,
                holds,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                rows,
                LateLoan.OwnMoney.NONE,
                LateLoan.HistoryDigests.NONE,
                place);
    }

    static LateLoan.PaymentRows rows(RowTotals totals) {
        return new LateLoan.PaymentRows(totals.paymentRows(), totals.paymentsMinor(), totals.reversalRows());
    }

    private static LateLoan.OwnMoney ownMoney(List<Payment> payments, Currency currency, LocalDate date) {
        Reversals reversals = Reversals.of(payments, currency);
        BitSet superseded = reversals.superseded();
        long[] counts = new long[2];
        long[] amounts = new long[2];
        for (int row = 0; row < payments.size(); row++) {
            Payment payment = payments.get(row);
            int kind = kind(payment, superseded.get(row), date);
            if (kind >= 0) {
                counts[kind]++;
                amounts[kind] = Math.addExact(amounts[kind], payment.amountMinor());
            }
        }
        return new LateLoan.OwnMoney(counts[0], amounts[0], counts[1], amounts[1]);
    }

    /** 0 pending, 1 valued later, -1 none of these. */
    private static int kind(Payment payment, boolean superseded, LocalDate date) {
        if (payment.type() == PaymentType.PENDING) {
            return superseded ? -1 : 0;
        }
        return payment.valueDate().isAfter(date) ? 1 : -1;
    }
}
