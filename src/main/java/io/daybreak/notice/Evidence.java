package io.daybreak.notice;

import io.daybreak.delinquency.Standing;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PublishedStanding;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Everything that proves one notice: a line of {@code evidence.jsonl}. It carries ids, dates and amounts, and neither
 * names nor addresses nor the text.
 *
 * @param noticeId the notice
 * @param loanId the loan
 * @param borrowerId its borrower
 * @param currency ISO 4217 code of every amount
 * @param businessDate the day the figures stand for
 * @param baselineDate the night it was compared with
 * @param policyDigest digest of the policy in force
 * @param template file name of the template used
 * @param level the level's rung, name, channel and days
 * @param first what the first computation says
 * @param second what the second one says
 * @param core what the core system says
 * @param baseline what was published of the loan then
 * @param scheduleDigest digest of the schedule as it was that night
 * @param unpaid installments overdue, oldest first
 * @param payments payment rows of the loan, by value date, then payment_id
 * @param installmentRows installment rows read
 * @param holds holds looked at, none of which stops notices
 * @param money the borrower's money looked at, none of which blocks any more
 * @param earlier earlier notices of the loan, by business date, then notice_id
 */
public record Evidence(
        String noticeId,
        String loanId,
        String borrowerId,
        String currency,
        LocalDate businessDate,
        Optional<LocalDate> baselineDate,
        String policyDigest,
        String template,
        LevelReached level,
        Standing first,
        SecondFigures second,
        CoreFigures core,
        Optional<PublishedStanding> baseline,
        Optional<String> scheduleDigest,
        List<LateLoan.UnpaidInstallment> unpaid,
        List<Payment> payments,
        int installmentRows,
        List<HoldInForce> holds,
        List<BorrowerMoney> money,
        List<LedgerEntry> earlier) {

    /** What the ledger keeps of one notice, in characters. */
    static final int MAX_KEPT = 1_000_000;

    /** The most characters of what an evidence has once, and of one element of its lists without its texts. */
    private static final int MAX_ONCE = 10_000;

    private static final int MAX_ELEMENT = 300;

    public Evidence {
        unpaid = List.copyOf(unpaid);
        payments = List.copyOf(payments);
        holds = List.copyOf(holds);
        money = List.copyOf(money);
        earlier = List.copyOf(earlier);
    }

    /**
     * The level and what reached it.
     *
     * @param level rung of the ladder
     * @param name its name
     * @param fromDpd days from which it applies
     * @param claimDueDate the claim's due date
     * @param provedBy notice_id of the previous level's notice; empty for level 1
     */
    public record LevelReached(
            int level, String name, int fromDpd, LocalDate claimDueDate, Optional<String> provedBy) {}

    /**
     * What the second computation says.
     *
     * @param dpd days past due
     * @param overdueMinor overdue amount, minor units
     */
    public record SecondFigures(int dpd, long overdueMinor) {}

    /**
     * Whether all of it can be kept, however it is written: a loan with thousands of payments may have more. What cannot
     * be explained later is not sent, and keeps no other notice from being sent.
     */
    boolean canBeKept() {
        long texts = sum(
                        payments,
                        payment -> size(payment.paymentId())
                                + payment.reverses().map(Evidence::size).orElse(0))
                + sum(holds, hold -> size(hold.holdId()) + size(hold.kind()))
                + sum(
                        money,
                        looked ->
                                size(looked.paymentId()) + size(looked.amount().toPlainString()))
                + sum(earlier, entry -> size(entry.noticeId()));
        long elements = (long) payments.size() + unpaid.size() + holds.size() + money.size() + earlier.size();
        return MAX_ONCE + elements * MAX_ELEMENT + texts <= MAX_KEPT;
    }

    private static <T> long sum(List<T> elements, ToIntFunction<T> size) {
        return elements.stream().mapToInt(size).asLongStream().sum();
    }

    /** An identifier has no control characters, so that writing one takes at most two for each. */
    private static int size(String text) {
        return 2 * text.length();
    }

    /** The evidence of a notice: rows and earlier notices in a stable order, whatever order they came in. */
    static Evidence of(
            Night night,
            LateLoan late,
            Surroundings surroundings,
            LevelReached level,
            SecondLook look,
            String template,
            Notice notice) {
        List<Payment> payments = look.records().payments().stream()
                .sorted(Comparator.comparing(Payment::valueDate)
                        .thenComparing(Payment::paymentId)
                        .thenComparingLong(Payment::line))
                .toList();
        List<LedgerEntry> earlier = surroundings.ledger().stream()
                .sorted(Comparator.comparing(LedgerEntry::businessDate).thenComparing(LedgerEntry::noticeId))
                .toList();
        return new Evidence(
                notice.noticeId(),
                notice.loanId(),
                notice.borrowerId(),
                notice.currency().getCurrencyCode(),
                night.businessDate(),
                night.baselineDate(),
                night.policyDigest(),
                template,
                level,
                late.standing().orElseThrow(),
                new SecondFigures(look.dpd(), look.overdueMinor()),
                late.loan().core(),
                late.baseline(),
                late.history().now(),
                late.unpaid(),
                payments,
                look.records().installments().size(),
                late.holds(),
                surroundings.money(),
                earlier);
    }
}
