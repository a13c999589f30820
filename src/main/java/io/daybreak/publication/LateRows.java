package io.daybreak.publication;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.Standing;
import io.daybreak.loan.Components;
import io.daybreak.loan.Loan;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.notice.LateLoan.UnpaidInstallment;
import io.daybreak.policy.Tier;
import java.io.IOException;
import java.util.Optional;

/**
 * Late loans on their way into a part, for the decisions to be made later: everything of them, in a form of this
 * program's own that {@link LateReader} reads. An attempt is bound to the program's digest, so the form may change.
 *
 * <p>For one thread at a time; the buffer is used again after {@link #moveTo}.
 */
public final class LateRows {
    private final WorkWriter out = new WorkWriter();

    /** Puts one loan behind the others. */
    public void add(LateLoan late) {
        out.beginRecord();
        loan(late.loan());
        out.date(late.asOf());
        if (out.begins(late.standing())) {
            standing(late.standing().get());
        }
        out.number(late.rejections().size());
        for (RejectReason reason : late.rejections()) {
            out.word(reason);
        }
        if (out.begins(late.baseline())) {
            baseline(late.baseline().get());
        }
        out.number(late.holds().size());
        for (HoldInForce hold : late.holds()) {
            hold(hold);
        }
        datedAmount(late.lastPayment());
        out.optionalDate(late.lastReversalOn());
        out.optionalDate(late.episodeStart());
        out.optionalDate(late.tierSince());
        datedAmount(late.nextDue());
        out.number(late.unpaid().size());
        for (UnpaidInstallment installment : late.unpaid()) {
            out.number(installment.number());
            out.date(installment.dueDate());
            components(installment.unpaid());
        }
        out.number(late.unpaidAmounts().size());
        for (long minor : late.unpaidAmounts()) {
            out.number(minor);
        }
        rows(late.rows());
        ownMoney(late.ownMoney());
        out.optionalText(late.history().now());
        out.optionalText(late.history().atBaseline());
        out.mark(late.history().pastChanged());
        out.text(late.place());
        out.endRecord();
    }

    /** Bytes put since the last {@link #moveTo}. */
    public int length() {
        return out.length();
    }

    /** Appends what was put to the part and empties the buffer. */
    public void moveTo(PartFile part) throws IOException {
        out.moveTo(part);
    }

    private void loan(Loan loan) {
        out.text(loan.loanId());
        out.text(loan.borrowerId());
        out.text(loan.product());
        out.text(loan.currency().getCurrencyCode());
        out.number(loan.principalMinor());
        out.date(loan.disbursedOn());
        out.word(loan.status());
        out.optionalDate(loan.statusOn());
        out.optionalNumber(loan.exposureMinor());
        out.optionalText(loan.contractRef());
        out.optionalText(loan.productName());
        out.optionalDate(loan.core().paidToDate());
        out.optionalNumber(loan.core().dpd());
        out.optionalNumber(loan.core().overdueMinor());
        out.number(loan.line());
    }

    private void standing(Standing standing) {
        out.date(standing.asOf());
        out.number(standing.dpd());
        out.number(standing.policyDpd());
        tier(standing.ownTier());
        tier(standing.tier());
        out.word(standing.tierReason());
        out.optionalDate(standing.oldestUnpaidDueDate());
        out.number(standing.installmentsOverdue());
        components(standing.overdue());
        out.number(standing.outstandingPrincipalMinor());
        flow(standing.flow());
    }

    private void tier(Optional<Tier> tier) {
        if (out.begins(tier)) {
            out.text(tier.get().code());
        }
    }

    private void flow(MoneyFlow flow) {
        out.number(flow.creditsMinor());
        out.number(flow.waiversMinor());
        out.number(flow.refundsOutOfCreditMinor());
        out.number(flow.settledMinor());
        out.number(flow.waivedMinor());
        out.number(flow.creditLeftMinor());
        out.number(flow.scheduledMinor());
        out.number(flow.chargedBackMinor());
        out.number(flow.refundedBeyondCreditMinor());
        out.number(flow.overdueMinor());
        out.number(flow.notYetOverdueMinor());
        out.number(flow.onClosedMinor());
    }

    private void baseline(PublishedStanding published) {
        out.text(published.loanId());
        out.text(published.borrowerId());
        out.text(published.product());
        out.text(published.currency());
        out.optionalNumber(published.dpd());
        out.optionalNumber(published.policyDpd());
        out.optionalText(published.tier());
        out.text(published.tierReason());
        out.optionalDate(published.oldestUnpaidDueDate());
        out.optionalNumber(published.overdueTotalMinor());
        out.optionalNumber(published.outstandingPrincipalMinor());
        out.optionalText(published.scheduleDigest());
        out.optionalNumber(published.paymentsCounted());
        out.optionalNumber(published.paymentsTotalMinor());
        out.optionalNumber(published.reversalsCounted());
        out.optionalText(published.recordsDigest());
    }

    private void hold(HoldInForce hold) {
        out.text(hold.holdId());
        out.word(hold.scope());
        out.text(hold.kind());
        out.date(hold.fromInclusive());
        out.optionalDate(hold.toExclusive());
    }

    private void datedAmount(Optional<DatedAmount> amount) {
        if (out.begins(amount)) {
            out.date(amount.get().date());
            out.number(amount.get().amountMinor());
        }
    }

    private void components(Components amounts) {
        out.number(amounts.principalMinor());
        out.number(amounts.interestMinor());
        out.number(amounts.feesMinor());
        out.number(amounts.penaltiesMinor());
    }

    private void rows(LateLoan.PaymentRows rows) {
        out.number(rows.paymentsCounted());
        out.number(rows.paymentsTotalMinor());
        out.number(rows.reversalsCounted());
    }

    private void ownMoney(LateLoan.OwnMoney money) {
        out.number(money.pendingCount());
        out.number(money.pendingMinor());
        out.number(money.futureCount());
        out.number(money.futureMinor());
    }
}
