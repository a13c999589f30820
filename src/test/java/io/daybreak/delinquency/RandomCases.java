package io.daybreak.delinquency;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Component;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Rejection;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Counting;
import io.daybreak.policy.HoldRule;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Rules;
import io.daybreak.policy.TierCondition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** Loans and rules out of a seed: small numbers, short bands and many coincidences of dates, so that edges are met. */
final class RandomCases {
    /** Nothing of a random loan lies before this day. */
    static final LocalDate START = LocalDate.of(2025, 10, 25);

    /** Nothing of a random loan lies after this day, except open ends. */
    static final LocalDate END = LocalDate.of(2026, 12, 31);

    private final Random random;

    RandomCases(long seed) {
        this.random = new Random(seed);
    }

    /** The same rules under another contagion. */
    static Rules spreading(Rules rules, Contagion contagion) {
        return new Rules(rules.days(), rules.tiers(), rules.upgrade(), contagion, rules.holds(), rules.notices());
    }

    /** The same records of a loan that is another one. */
    static LoanRecords as(
            LoanRecords records,
            String loanId,
            Currency currency,
            LocalDate disbursedOn,
            LoanStatus status,
            LocalDate statusOn) {
        Loan loan = records.loan();
        Loan other = new Loan(
                loanId,
                loan.borrowerId(),
                loan.product(),
                currency,
                loan.principalMinor(),
                disbursedOn,
                status,
                Optional.of(statusOn),
                loan.exposureMinor(),
                loan.contractRef(),
                loan.productName(),
                loan.core(),
                loan.line());
        return new LoanRecords(other, records.installments(), records.payments(), records.holds());
    }

    LoanRecords loan() {
        List<Installment> installments = installments();
        List<Payment> payments = payments(installments.size());
        // What cannot be undone is rejected before a loan is measured.
        for (List<Rejection> bad = rejections(payments); !bad.isEmpty(); bad = rejections(payments)) {
            Set<Long> lines = Set.copyOf(bad.stream().map(Rejection::line).toList());
            payments.removeIf(payment -> lines.contains(payment.line()));
        }
        Loan loan = new Loan(
                "L1",
                "B1",
                "CONSUMER",
                Currency.getInstance("EUR"),
                100_000,
                START,
                pick(LoanStatus.ACTIVE, LoanStatus.ACTIVE, LoanStatus.CHARGED_OFF),
                Optional.empty(),
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(3_000)),
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                2);
        return new LoanRecords(loan, installments, payments, holds());
    }

    private static List<Rejection> rejections(List<Payment> payments) {
        return Reversals.of(payments, Currency.getInstance("EUR")).rejections();
    }

    private List<Installment> installments() {
        List<Installment> rows = new ArrayList<>();
        LocalDate due = START.plusDays(random.nextInt(60));
        int count = 1 + random.nextInt(7);
        for (int number = 1; number <= count; number++) {
            boolean changes = random.nextInt(5) == 0;
            Optional<LocalDate> replacedOn =
                    changes ? Optional.of(START.plusDays(random.nextInt(300))) : Optional.empty();
            rows.add(installment(number, due, Optional.empty(), replacedOn));
            if (changes && random.nextInt(4) > 0) {
                rows.add(installment(number, due.plusDays(random.nextInt(60) - 20), replacedOn, Optional.empty()));
            }
            due = due.plusDays(pick(0, 5, 14, 28, 30, 31));
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(rows, random);
        }
        return rows;
    }

    private Installment installment(
            int number, LocalDate due, Optional<LocalDate> bookedOn, Optional<LocalDate> replacedOn) {
        return new Installment(
                number,
                due,
                pick(0, 50, 80, 100),
                pick(0, 0, 7, 20),
                pick(0, 0, 0, 5),
                pick(0, 0, 0, 3),
                bookedOn,
                replacedOn,
                number);
    }

    private List<Payment> payments(int installments) {
        List<Payment> rows = new ArrayList<>();
        int count = random.nextInt(9);
        for (int row = 0; row < count; row++) {
            PaymentType type = pick(
                    PaymentType.REPAYMENT,
                    PaymentType.REPAYMENT,
                    PaymentType.REPAYMENT,
                    PaymentType.REPAYMENT,
                    PaymentType.WAIVER,
                    PaymentType.OPENING,
                    PaymentType.PENDING,
                    PaymentType.REVERSAL,
                    PaymentType.REVERSAL,
                    PaymentType.CHARGEBACK,
                    PaymentType.REFUND);
            long amount = pick(3, 20, 50, 77, 100, 100, 107, 250);
            Optional<String> reverses = Optional.empty();
            if (type == PaymentType.REVERSAL && !rows.isEmpty()) {
                Payment target = rows.get(random.nextInt(rows.size()));
                reverses = Optional.of(target.paymentId());
                amount = target.amountMinor();
            }
            rows.add(new Payment(
                    "p" + row,
                    START.plusDays(random.nextInt(300)),
                    amount,
                    type,
                    reverses,
                    Optional.empty(),
                    random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(installments + 1)) : OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    row + 2L));
        }
        return rows;
    }

    private List<Hold> holds() {
        List<Hold> holds = new ArrayList<>();
        for (int count = Math.max(0, random.nextInt(7) - 3); count > 0; count--) {
            LocalDate from = START.plusDays(random.nextInt(300));
            holds.add(new Hold(
                    "H" + count,
                    HoldScope.LOAN,
                    "L1",
                    pick("PAUSE", "DISPUTE", "DEATH", "TECHNICAL", "UNKNOWN"),
                    from,
                    random.nextInt(5) == 0 ? Optional.empty() : Optional.of(from.plusDays(1 + random.nextInt(50))),
                    Optional.empty(),
                    count));
        }
        return holds;
    }

    Rules rules() {
        RulesBuilder rules = RulesBuilder.rules()
                .counting(pick(Counting.values()))
                .metric(pick(
                        Metric.OLDEST_UNPAID,
                        Metric.OLDEST_UNPAID,
                        Metric.MATERIAL_CONSECUTIVE,
                        Metric.MONTHS_MBA,
                        Metric.MONTHS_OTS,
                        Metric.DAYS_AND_AMOUNT))
                .grace(pick(0, 0, 0, 3, 10))
                .allocation(pick(Allocation.values()))
                .order(order())
                .counts(counts())
                .fullPaymentPercent(pick(100, 100, 90, 50));
        if (random.nextBoolean()) {
            rules.materiality(
                    random.nextInt(6) == 0 ? Map.of("USD", 1L) : Map.of("EUR", pick(0L, 20L, 100L)),
                    pick(0, 100, 2_000));
        }
        boolean hasMonths = random.nextBoolean();
        rules.band("GOOD", 0);
        if (random.nextBoolean()) {
            rules.when("SMALL", TierCondition.IMMATERIAL);
        }
        rules.band("LATE", 1);
        if (random.nextInt(3) == 0) {
            rules.when("WATCHED", TierCondition.PROBATION);
        }
        if (random.nextInt(4) == 0) {
            rules.band("BAD", 20, 2);
        } else {
            rules.band("BAD", 20);
        }
        rules.band("WORSE", 45);
        if (hasMonths) {
            rules.aging("AGED", 2).aging("OLD", 5);
        }
        switch (random.nextInt(3)) {
            case 0 -> {}
            case 1 -> rules.untilArrearsCleared(pick("LATE", "BAD", "WORSE"));
            default -> rules.probation(pick("BAD", "WORSE"), random.nextInt(3), random.nextInt(3));
        }
        return rules.clockStops("PAUSE")
                .floor("DEATH", "BAD")
                .hold("DISPUTE", new HoldRule(random.nextBoolean(), OptionalInt.empty(), true, Optional.empty()))
                .hold("TECHNICAL", new HoldRule(false, OptionalInt.of(pick(7, 25)), true, Optional.empty()))
                .build();
    }

    private Component[] order() {
        List<Component> order = new ArrayList<>(List.of(Component.values()));
        Collections.shuffle(order, random);
        return order.toArray(Component[]::new);
    }

    private Component[] counts() {
        Set<Component> counts = EnumSet.allOf(Component.class);
        if (random.nextInt(3) == 0) {
            counts.remove(Component.FEE);
            counts.remove(pick(Component.values()));
        }
        return counts.toArray(Component[]::new);
    }

    LoanStatus status() {
        return pick(LoanStatus.values());
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    LocalDate date() {
        return START.plusDays(random.nextInt(400));
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
