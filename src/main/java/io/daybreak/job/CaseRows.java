package io.daybreak.job;

import io.daybreak.delinquency.PaymentFate;
import io.daybreak.delinquency.PaymentFates;
import io.daybreak.intake.LoanCase;
import io.daybreak.intake.OwnerlessReason;
import io.daybreak.intake.RowTotals;
import io.daybreak.loan.Loan;
import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.Rejection;
import io.daybreak.notice.Continuity;
import io.daybreak.policy.Policy;
import io.daybreak.publication.ClassificationRow;
import io.daybreak.publication.RemovedRow;
import io.daybreak.reconciliation.GuardTally;
import io.daybreak.reconciliation.RemovalReason;
import io.daybreak.reconciliation.Tally;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns settled cases into rows of the parts and counts them: what arrived, and what became of it, by separate calls,
 * so that the identities compare two counts and not one with itself.
 */
final class CaseRows implements Closeable {
    private final Policy policy;
    private final PartSet parts;
    private final PartitionTotals totals;

    CaseRows(Policy policy, PartSet parts, PartitionTotals totals) {
        this.policy = policy;
        this.parts = parts;
        this.totals = totals;
    }

    void add(SettledCase settled) throws IOException {
        render(settled);
        parts.rendered();
    }

    private void render(SettledCase settled) {
        LoanCase loanCase = settled.loanCase();
        if (loanCase instanceof LoanCase.ReadableLoan readable) {
            rejections(readable.rejections());
            totals.paymentRows(readable.records().payments());
            for (DayResult day : settled.days()) {
                readable(readable, day);
            }
        } else if (loanCase instanceof LoanCase.RejectedLoan rejected) {
            rejections(rejected.rejections());
            rejectedLoan(rejected, settled.days());
            for (DayResult day : settled.days()) {
                shownAsPublished((DayResult.NotClassified) day);
            }
        } else if (loanCase instanceof LoanCase.Ownerless ownerless) {
            ownerless(ownerless);
        } else if (loanCase instanceof LoanCase.Stray stray) {
            rejections(stray.rejections());
            if (stray.isPayment()) {
                totals.tallies().values().forEach(tally -> strayPayment(tally, stray.amount()));
            }
        } else if (loanCase instanceof LoanCase.Unplaceable unplaceable) {
            rejections(unplaceable.rejections());
            totals.tallies().values().forEach(tally -> strayPayment(tally, unplaceable.amount()));
            RefusalLines.append(parts.lines(Part.REFUSALS), unplaceable.refusal());
        } else if (loanCase instanceof LoanCase.Gone gone) {
            gone(gone.published());
        }
    }

    private void rejections(List<Rejection> rejections) {
        for (Rejection rejection : rejections) {
            parts.rejects().add(rejection);
            totals.tallies().values().forEach(tally -> tally.rejected(rejection));
        }
    }

    private void readable(LoanCase.ReadableLoan readable, DayResult day) {
        Loan loan = readable.records().loan();
        Tally tally = totals.tally(day.date());
        String currency = loan.currency().getCurrencyCode();
        RowTotals rows = readable.totals();
        tally.loanRead(currency, loan.principalMinor());
        repeatedRows(tally, rows.loanRows() - 1);
        tally.paymentsRead(currency, rows.paymentRows(), rows.paymentsMinor());
        tally.paymentsRejected(currency, rows.rejectedPaymentRows(), rows.rejectedPaymentsMinor());
        if (day instanceof DayResult.Classified classified) {
            classified(readable, classified, tally);
            return;
        }
        tally.paymentsNotClassified(
                currency,
                rows.paymentRows() - rows.rejectedPaymentRows(),
                Math.subtractExact(rows.paymentsMinor(), rows.rejectedPaymentsMinor()));
        if (day instanceof DayResult.NotClassified notClassified) {
            tally.notClassified(loan, day.baseline());
            shown(loan, notClassified);
            MoneyLines.appendAll(parts.lines(Part.MONEY, day.date()), readable.records(), day.date());
        } else {
            tally.notYetDisbursed(loan, day.baseline());
            removed(day.baseline(), Optional.empty(), RemovalReason.NOT_YET_DISBURSED, day.date());
        }
    }

    private void classified(LoanCase.ReadableLoan readable, DayResult.Classified day, Tally tally) {
        Loan loan = readable.records().loan();
        String currency = loan.currency().getCurrencyCode();
        tally.classified(loan, day.now(), day.baseline(), day.restated());
        guarded(readable, day);
        PaymentFates fates = day.fates();
        for (PaymentFate fate : PaymentFate.values()) {
            if (fates.count(fate) != 0) {
                tally.payments(currency, fate, fates.count(fate), fates.amountMinor(fate));
            }
        }
        RowTotals rows = readable.totals();
        if (rows.postedElsewhereRows() != 0) {
            tally.payments(currency, PaymentFate.VOID, rows.postedElsewhereRows(), rows.postedElsewhereMinor());
        }
        parts.classification(day.date())
                .add(ClassificationRow.classified(
                        loan,
                        day.now(),
                        day.scheduleDigest(),
                        LateLoans.rows(rows),
                        day.nextDue(),
                        day.recordsDigest()));
        day.contagion()
                .ifPresent(line -> parts.lines(Part.BORROWERS, day.date()).writeBytes(line));
        day.late().ifPresent(late -> parts.late(day.date()).add(late));
        if (day.now().dpd() >= 1) {
            WorkLine.append(parts.lines(Part.LATE_BORROWERS, day.date()), loan.borrowerId());
        }
        MoneyLines.append(parts.lines(Part.MONEY, day.date()), readable.records(), day.date());
        OpenInstallments.append(parts.lines(Part.OPEN, day.date()), loan, day);
        day.baseline().ifPresent(published -> left(published, day));
    }

    private void guarded(LoanCase.ReadableLoan readable, DayResult.Classified day) {
        GuardTally guarded = totals.guarded(day.date());
        guarded.fellDue(day.fallenDue());
        day.baseline().ifPresent(published -> {
            boolean newlyPastDue = day.now().dpd() >= 1 && published.dpd().equals(OptionalInt.of(0));
            boolean historyChanged = Continuity.historyChanged(
                    published, day.scheduleChanged(), readable.totals().paymentRows());
            guarded.compared(newlyPastDue, historyChanged);
        });
    }

    private void left(PublishedStanding published, DayResult.Classified day) {
        RemovalReason.of(published, day.now(), day.restated(), day.scheduleChanged())
                .ifPresent(reason -> parts.removed(day.date())
                        .add(new RemovedRow(published, day.now().tier().map(tier -> tier.code()), reason)));
    }

    private void shown(Loan loan, DayResult.NotClassified day) {
        parts.classification(day.date()).add(ClassificationRow.notClassified(loan, day.baseline()));
        parts.late(day.date()).add(day.late());
        if (Contagions.inForce(policy)) {
            Contagions.appendUnclassified(
                    parts.lines(Part.BORROWERS, day.date()),
                    policy,
                    loan,
                    day.baseline().flatMap(PublishedStanding::tier));
        }
    }

    private void shownAsPublished(DayResult.NotClassified day) {
        shown(day.late().loan(), day);
    }

    private void rejectedLoan(LoanCase.RejectedLoan rejected, List<DayResult> days) {
        for (DayResult day : days) {
            rejectedLoan(rejected, day.baseline(), totals.tally(day.date()));
        }
        if (days.isEmpty()) {
            totals.tallies().values().forEach(tally -> rejectedLoan(rejected, Optional.empty(), tally));
        }
    }

    /** The first row names the loan; the others are repeats that name none. */
    private static void rejectedLoan(
            LoanCase.RejectedLoan rejected, Optional<PublishedStanding> baseline, Tally tally) {
        String currency = baseline.map(PublishedStanding::currency).orElse(Tally.UNKNOWN_CURRENCY);
        tally.loanRead(currency, 0);
        tally.unreadable(baseline);
        repeatedRows(tally, rejected.loanRows() - 1);
        long amount = Tally.minorOfUnknownCurrency(rejected.paymentsAmount());
        tally.paymentsRead(Tally.UNKNOWN_CURRENCY, rejected.paymentRows(), amount);
        tally.paymentsNotClassified(Tally.UNKNOWN_CURRENCY, rejected.paymentRows(), amount);
    }

    private static void repeatedRows(Tally tally, long repeats) {
        for (long repeat = 0; repeat < repeats; repeat++) {
            tally.loanRead(Tally.UNKNOWN_CURRENCY, 0);
            tally.unreadable(Optional.empty());
        }
    }

    private void ownerless(LoanCase.Ownerless ownerless) {
        OwnerlessPayment payment = ownerless.payment();
        long amount = Tally.minorOfUnknownCurrency(payment.amount());
        totals.paymentRow(payment.channel(), payment.valueDate());
        for (Tally tally : totals.tallies().values()) {
            tally.paymentsRead(Tally.UNKNOWN_CURRENCY, 1, amount);
            if (ownerless.isPostedElsewhere()) {
                tally.payments(Tally.UNKNOWN_CURRENCY, PaymentFate.VOID, 1, amount);
            } else if (ownerless.reason() == OwnerlessReason.UNMATCHED) {
                tally.paymentUnmatched(payment.amount());
            } else {
                tally.paymentOrphan(payment.amount());
            }
        }
        if (!ownerless.isPostedElsewhere()) {
            OwnerlessLines.append(parts.lines(Part.OWNERLESS), payment);
        }
    }

    private static void strayPayment(Tally tally, BigDecimal amount) {
        long minor = Tally.minorOfUnknownCurrency(amount);
        tally.paymentsRead(Tally.UNKNOWN_CURRENCY, 1, minor);
        tally.paymentsRejected(Tally.UNKNOWN_CURRENCY, 1, minor);
    }

    private void gone(PublishedStanding published) {
        // Only the first date of a range is compared with what has it.
        LocalDate date = totals.tallies().firstKey();
        totals.tally(date).gone(published);
        removed(Optional.of(published), Optional.empty(), RemovalReason.NOT_DELIVERED, date);
    }

    private void removed(
            Optional<PublishedStanding> baseline, Optional<String> tier, RemovalReason reason, LocalDate date) {
        baseline.filter(RemovalReason::wasInWorklist)
                .ifPresent(published -> parts.removed(date).add(new RemovedRow(published, tier, reason)));
    }

    /** Appends the block's rows to the part files and forces them to disk. */
    void append() throws IOException {
        parts.append(totals);
    }

    /** The lengths to commit, as text. */
    String lengths() {
        return parts.lengths();
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
