package io.daybreak.job;

import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.Timeline;
import io.daybreak.delinquency.Unpaid;
import io.daybreak.intake.LoanCase;
import io.daybreak.intake.RowTotals;
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
import java.util.BitSet;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Puts together what the decision and the worklist need of one late loan, while its rows are at hand. */
final class LateLoans {
    private LateLoans() {}

    /**
     * A loan with a standing.
     *
     * @param history what tells whether its past is still what the baseline read
     */
    static LateLoan classified(
            LoanCase.ReadableLoan readable, Timeline timeline, Standing now, LateLoan.HistoryDigests history) {
        LoanRecords records = readable.records();
        LocalDate date = now.asOf();
        List<Unpaid> unpaid = timeline.unpaid(date);
        return new LateLoan(
                records.loan(),
                date,
                Optional.of(now),
                List.of(),
                readable.baseline(),
                records.holds().stream()
                        .flatMap(hold -> HoldInForce.of(hold, date).stream())
                        .toList(),
                timeline.lastPayment(date).map(last -> new LateLoan.DatedAmount(last.date(), last.amountMinor())),
                timeline.lastReversal(date),
                timeline.episodeStart(date),
                timeline.tierSince(date),
                timeline.nextDue(date).map(next -> new LateLoan.DatedAmount(next.date(), next.amountMinor())),
                unpaid.stream()
                        .filter(item -> item.dueDate().isBefore(date))
                        .map(item -> new LateLoan.UnpaidInstallment(
                                item.installmentNumber().orElse(0), item.dueDate(), item.missing()))
                        .toList(),
                unpaid.stream()
                        .map(item -> item.missing().totalMinor())
                        .distinct()
                        .sorted()
                        .toList(),
                rows(readable.totals()),
                ownMoney(records.payments(), records.loan().currency(), date),
                history,
                readable.place().toText());
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
