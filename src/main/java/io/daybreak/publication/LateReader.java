package io.daybreak.publication;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Components;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.notice.LateLoan.HistoryDigests;
import io.daybreak.notice.LateLoan.OwnMoney;
import io.daybreak.notice.LateLoan.PaymentRows;
import io.daybreak.notice.LateLoan.UnpaidInstallment;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.io.Closeable;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Late loans as {@link LateRows} wrote them, one after another. */
public final class LateReader implements Closeable {
    private static final List<RejectReason> REJECT_REASONS = List.of(RejectReason.values());
    private static final List<LoanStatus> LOAN_STATUSES = List.of(LoanStatus.values());
    private static final List<TierReason> TIER_REASONS = List.of(TierReason.values());
    private static final List<HoldScope> HOLD_SCOPES = List.of(HoldScope.values());

    private final WorkReader in;
    private final Policy policy;
    /** Made once, not for every loan. */
    private final Supplier<RejectReason> rejections;

    private final Supplier<HoldInForce> holds = this::hold;
    private final Supplier<UnpaidInstallment> unpaid = this::unpaid;
    private final Supplier<Long> amounts;

    private LateReader(WorkReader in, Policy policy) {
        this.in = in;
        this.rejections = () -> in.word(REJECT_REASONS);
        this.amounts = in::number;
        this.policy = policy;
    }

    /**
     * Opens a part.
     *
     * @param part the part, up to its committed length
     * @param policy the policy under which it was written: tiers are kept by their codes
     */
    public static LateReader open(CommittedPart part, Policy policy) throws IOException {
        return new LateReader(WorkReader.open(part), policy);
    }

    /**
     * The next loan; empty behind the last.
     *
     * @throws IOException when the part is not what was committed
     */
    public Optional<LateLoan> next() throws IOException {
        return in.next() ? Optional.of(late()) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private LateLoan late() {
        Loan loan = loan();
        Rules rules = policy.rules(loan.product());
        return new LateLoan(
                loan,
                in.date(),
                in.mark() ? Optional.of(standing(rules)) : Optional.empty(),
                in.list(rejections),
                in.mark() ? Optional.of(baseline()) : Optional.empty(),
                in.list(holds),
                datedAmount(),
                in.optionalDate(),
                in.optionalDate(),
                in.optionalDate(),
                datedAmount(),
                in.list(unpaid),
                in.list(amounts),
                new PaymentRows(in.number(), in.number(), in.number()),
                new OwnMoney(in.number(), in.number(), in.number(), in.number()),
                new HistoryDigests(in.optionalText(), in.optionalText(), in.mark()),
                in.text());
    }

    private Loan loan() {
        return new Loan(
                in.text(),
                in.text(),
                in.text(),
                Currency.getInstance(in.text()),
                in.number(),
                in.date(),
                in.word(LOAN_STATUSES),
                in.optionalDate(),
                in.optionalNumber(),
                in.optionalText(),
                in.optionalText(),
                new CoreFigures(in.optionalDate(), in.optionalSmallNumber(), in.optionalNumber()),
                in.number());
    }

    private Standing standing(Rules rules) {
        return new Standing(
                in.date(),
                in.smallNumber(),
                in.smallNumber(),
                tier(rules),
                tier(rules),
                in.word(TIER_REASONS),
                in.optionalDate(),
                in.smallNumber(),
                components(),
                in.number(),
                flow());
    }

    private Optional<Tier> tier(Rules rules) {
        if (!in.mark()) {
            return Optional.empty();
        }
        String code = in.text();
        Optional<Tier> tier = rules.tier(code);
        if (tier.isEmpty()) {
            throw new IllegalStateException(
                    "a late loan has tier " + code + ", which the policy it was written under does not have");
        }
        return tier;
    }

    private UnpaidInstallment unpaid() {
        return new UnpaidInstallment(in.smallNumber(), in.date(), components());
    }

    private MoneyFlow flow() {
        return new MoneyFlow(
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number());
    }

    private PublishedStanding baseline() {
        return new PublishedStanding(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.optionalSmallNumber(),
                in.optionalSmallNumber(),
                in.optionalText(),
                in.text(),
                in.optionalDate(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalText(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalText());
    }

    private HoldInForce hold() {
        return new HoldInForce(in.text(), in.word(HOLD_SCOPES), in.text(), in.date(), in.optionalDate());
    }

    private Optional<DatedAmount> datedAmount() {
        return in.mark() ? Optional.of(new DatedAmount(in.date(), in.number())) : Optional.empty();
    }

    private Components components() {
        return new Components(in.number(), in.number(), in.number(), in.number());
    }
}
