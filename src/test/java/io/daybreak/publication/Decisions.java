package io.daybreak.publication;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.notice.Decision;
import io.daybreak.notice.Evidence;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Notice;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.notice.Surroundings;
import io.daybreak.policy.Channel;
import io.daybreak.policy.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Decisions of tests. */
final class Decisions {
    private Decisions() {}

    /** A reminder by sms with its evidence. */
    static Decision.Send send(LateLoan late) {
        return send(late, Channel.SMS, "+8613800000001", Optional.empty());
    }

    /** The same by post. */
    static Decision.Send letter(LateLoan late) {
        return send(late, Channel.LETTER, "何晨样\n样例市晨光路1号", Optional.of("【示例】您的贷款"));
    }

    private static Decision.Send send(LateLoan late, Channel channel, String recipient, Optional<String> subject) {
        var standing = late.standing().orElseThrow();
        LocalDate claim = standing.oldestUnpaidDueDate().orElseThrow();
        Notice notice = new Notice(
                "N-" + late.loan().loanId(),
                late.loan().loanId(),
                late.loan().borrowerId(),
                1,
                "reminder",
                channel,
                standing.ownTier().map(Tier::code),
                standing.dpd(),
                standing.overdue().totalMinor(),
                late.loan().currency(),
                recipient,
                "zh",
                OffsetDateTime.parse("2026-07-01T08:00:00+08:00"),
                OffsetDateTime.parse("2026-07-01T22:00:00+08:00"),
                subject,
                "【示例】您的贷款, \"尾号001\"\n已逾期",
                2,
                late.asOf(),
                claim);
        Evidence evidence = new Evidence(
                notice.noticeId(),
                notice.loanId(),
                notice.borrowerId(),
                late.loan().currency().getCurrencyCode(),
                late.asOf(),
                Optional.of(late.asOf().minusDays(1)),
                "policydigest",
                "reminder.sms.zh.txt",
                new Evidence.LevelReached(1, "reminder", 1, claim, Optional.empty()),
                standing,
                new Evidence.SecondFigures(standing.dpd(), standing.overdue().totalMinor()),
                late.loan().core(),
                late.baseline(),
                late.history().now(),
                late.unpaid(),
                List.of(payment()),
                12,
                List.of(new HoldInForce(
                        "H9", HoldScope.LOAN, "PAUSE", LocalDate.of(2026, 6, 1), Optional.of(late.asOf()))),
                List.of(money()),
                List.of(earlier()));
        return new Decision.Send(notice, evidence);
    }

    /** A loan held back, which nobody may contact. */
    static Decision.Suppressed held(LateLoan late, SuppressionCode code) {
        return new Decision.Suppressed(
                late.loan().loanId(),
                late.loan().borrowerId(),
                OptionalInt.of(1),
                code,
                "hold H1 DISPUTE since 2026-06-01, open",
                LocalDate.of(2026, 6, 28),
                3,
                code.blocksContact() ? Optional.of(code) : Optional.empty());
    }

    /** What is known beyond the loan: a borrower whose name a spreadsheet would run, money, an earlier notice. */
    static Surroundings surroundings() {
        return new Surroundings(
                Optional.of(new Borrower(
                        "B-L2",
                        "=HYPERLINK(\"x\")",
                        Optional.of("zh"),
                        Optional.of("+8613800000001"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("sms"),
                        3)),
                List.of(earlier()),
                List.of(earlier()),
                List.of(money()),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Payment payment() {
        return new Payment(
                "P1",
                LocalDate.of(2026, 4, 20),
                102_400,
                PaymentType.REPAYMENT,
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 4, 21)),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of("nobody may read this"),
                Optional.empty(),
                Optional.empty(),
                5);
    }

    private static BorrowerMoney money() {
        return new BorrowerMoney(
                BorrowerMoney.Kind.UNMATCHED,
                BorrowerMoney.Link.BORROWER,
                "U1",
                Optional.empty(),
                LocalDate.of(2026, 6, 1),
                new BigDecimal("12.50"),
                LocalDate.of(2026, 6, 2));
    }

    private static LedgerEntry earlier() {
        return new LedgerEntry(
                "N-0",
                "L2",
                1,
                "reminder",
                Channel.SMS,
                Optional.of("+8613800000001"),
                LocalDate.of(2026, 5, 28),
                LocalDate.of(2026, 5, 26),
                LedgerEntry.State.SENT,
                LedgerEntry.Reach.DELIVERED,
                false);
    }
}
