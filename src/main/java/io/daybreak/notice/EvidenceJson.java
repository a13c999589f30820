package io.daybreak.notice;

import io.daybreak.delinquency.Standing;
import io.daybreak.loan.Components;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Money;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.policy.Tier;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Evidence as JSON. Amounts are strings of plain decimals, since readers make floating point of JSON numbers. */
final class EvidenceJson {
    private final Evidence evidence;
    private final Currency currency;

    private EvidenceJson(Evidence evidence) {
        this.evidence = evidence;
        this.currency = Currency.getInstance(evidence.currency());
    }

    /** One object on one line. */
    static String of(Evidence evidence) {
        return new EvidenceJson(evidence).line();
    }

    private String line() {
        return JsonLine.begin()
                .put("notice_id", evidence.noticeId())
                .put("loan_id", evidence.loanId())
                .put("borrower_id", evidence.borrowerId())
                .put("currency", evidence.currency())
                .put("business_date", evidence.businessDate())
                .putOptional("baseline_date", evidence.baselineDate())
                .put("policy_digest", evidence.policyDigest())
                .put("template", evidence.template())
                .putObject("level", this::level)
                .putObject("first_computation", this::first)
                .putObject("second_computation", this::second)
                .putObject("core_system", this::core)
                .putObject("baseline", this::baseline)
                .putObjects("installments_overdue", evidence.unpaid(), this::unpaid)
                .put("installment_rows", evidence.installmentRows())
                .put("payment_rows", evidence.payments().size())
                .putObjects("payments", evidence.payments(), this::payment)
                .putObjects("holds_looked_at", evidence.holds(), EvidenceJson::hold)
                .putObjects("money_looked_at", evidence.money(), EvidenceJson::money)
                .putObjects("earlier_notices", evidence.earlier(), EvidenceJson::earlier)
                .end();
    }

    private void level(JsonLine line) {
        Evidence.LevelReached level = evidence.level();
        line.put("level", level.level())
                .put("name", level.name())
                .put("from_dpd", level.fromDpd())
                .put("claim_due_date", level.claimDueDate())
                .putOptional("proved_by", level.provedBy());
    }

    private void first(JsonLine line) {
        Standing standing = evidence.first();
        line.put("dpd", standing.dpd())
                .put("policy_dpd", standing.policyDpd())
                .putOptional("own_tier", standing.ownTier().map(Tier::code))
                .putOptional("oldest_unpaid_due_date", standing.oldestUnpaidDueDate())
                .put("installments_overdue", standing.installmentsOverdue());
        overdue(line, standing.overdue());
    }

    private void overdue(JsonLine line, Components overdue) {
        line.put("overdue_total", plain(overdue.totalMinor()))
                .put("overdue_principal", plain(overdue.principalMinor()))
                .put("overdue_interest", plain(overdue.interestMinor()))
                .put("overdue_fees", plain(overdue.feesMinor()))
                .put("overdue_penalties", plain(overdue.penaltiesMinor()));
    }

    private void second(JsonLine line) {
        line.put("dpd", evidence.second().dpd())
                .put("overdue_total", plain(evidence.second().overdueMinor()));
    }

    private void core(JsonLine line) {
        CoreFigures core = evidence.core();
        line.putOptional("dpd", boxed(core.dpd()))
                .putOptional("overdue_total", amount(core.overdueMinor()))
                .putOptional("paid_to_date", core.paidToDate());
    }

    private void baseline(JsonLine line) {
        Optional<PublishedStanding> baseline = evidence.baseline();
        line.putOptional("dpd", baseline.flatMap(row -> boxed(row.dpd())))
                .putOptional("overdue_total", baseline.flatMap(row -> amount(row.overdueTotalMinor())))
                .putOptional("schedule_digest", baseline.flatMap(PublishedStanding::scheduleDigest))
                .putOptional("payments_counted", baseline.flatMap(row -> boxed(row.paymentsCounted())))
                .putOptional("reversals_counted", baseline.flatMap(row -> boxed(row.reversalsCounted())));
    }

    private void unpaid(JsonLine line, LateLoan.UnpaidInstallment installment) {
        line.put("installment_no", installment.number())
                .put("due_date", installment.dueDate())
                .put("unpaid", plain(installment.unpaid().totalMinor()));
    }

    private void payment(JsonLine line, Payment payment) {
        line.put("payment_id", payment.paymentId())
                .put("type", payment.type().name())
                .put("amount", plain(payment.amountMinor()))
                .put("value_date", payment.valueDate())
                .putOptional("booked_on", payment.bookedOn())
                .putOptional("reverses", payment.reverses())
                .put("line", payment.line());
    }

    private static void hold(JsonLine line, HoldInForce hold) {
        line.put("hold_id", hold.holdId())
                .put("scope", hold.scope().name())
                .put("kind", hold.kind())
                .put("from", hold.fromInclusive())
                .putOptional("to", hold.toExclusive());
    }

    private static void money(JsonLine line, BorrowerMoney money) {
        line.put("kind", money.kind().name())
                .put("link", money.link().name())
                .put("payment_id", money.paymentId())
                .putOptional("loan_id", money.loanId())
                .put("amount", money.amount().toPlainString())
                .put("value_date", money.valueDate())
                .put("since", money.since());
    }

    private static void earlier(JsonLine line, LedgerEntry entry) {
        line.put("notice_id", entry.noticeId())
                .put("level", entry.level())
                .put("channel", entry.channel().word())
                .put("business_date", entry.businessDate())
                .put("claim_due_date", entry.claimDueDate())
                .put("state", entry.state().name())
                .put("reach", entry.reach().name())
                .put("corrected", entry.corrected());
    }

    private String plain(long minorUnits) {
        return Money.plain(minorUnits, currency);
    }

    private Optional<String> amount(OptionalLong minorUnits) {
        return minorUnits.isPresent() ? Optional.of(plain(minorUnits.getAsLong())) : Optional.empty();
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
