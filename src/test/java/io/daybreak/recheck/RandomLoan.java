package io.daybreak.recheck;

import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Loans with every kind of row, made from a seed. Small amounts and few days, so that edges meet often. */
final class RandomLoan {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 240;

    private RandomLoan() {}

    static LoanRecords next(SplittableRandom random) {
        return new LoanRecords(loan(random), installments(random), payments(random), List.of());
    }

    private static Loan loan(SplittableRandom random) {
        LoanStatus status =
                random.nextInt(6) == 0 ? List.of(LoanStatus.values()).get(random.nextInt(4)) : LoanStatus.ACTIVE;
        return new Loan(
                "L1",
                "B1",
                "LOAN",
                Currency.getInstance("CNY"),
                100_000,
                START.minusDays(30),
                status,
                random.nextBoolean() ? Optional.empty() : Optional.of(day(random)),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                2);
    }

    private static LocalDate day(SplittableRandom random) {
        return START.plusDays(random.nextInt(DAYS));
    }

    private static List<Installment> installments(SplittableRandom random) {
        List<Installment> rows = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int number = 1; number <= count; number++) {
            LocalDate due = random.nextInt(10) == 0 ? day(random) : START.plusDays(30L * number);
            Optional<LocalDate> replaced = random.nextInt(8) == 0 ? Optional.of(day(random)) : Optional.empty();
            Optional<LocalDate> booked =
                    random.nextInt(12) == 0 && replaced.isEmpty() ? Optional.of(day(random)) : Optional.empty();
            rows.add(installment(random, number, due, booked, replaced));
            if (replaced.isPresent() && random.nextInt(5) > 0) {
                rows.add(installment(random, number, day(random), replaced, Optional.empty()));
            }
        }
        return rows;
    }

    private static Installment installment(
            SplittableRandom random,
            int number,
            LocalDate due,
            Optional<LocalDate> booked,
            Optional<LocalDate> replaced) {
        return new Installment(
                number,
                due,
                random.nextInt(10),
                random.nextInt(4),
                random.nextInt(3),
                random.nextInt(2),
                booked,
                replaced,
                2 + number);
    }

    private static List<Payment> payments(SplittableRandom random) {
        List<Payment> rows = new ArrayList<>();
        int count = random.nextInt(9);
        for (int i = 0; i < count; i++) {
            boolean names = !rows.isEmpty() && random.nextInt(4) == 0;
            if (names) {
                Payment named = rows.get(random.nextInt(rows.size()));
                boolean money = named.type() == PaymentType.REPAYMENT;
                PaymentType type = money && random.nextBoolean() ? PaymentType.CHARGEBACK : PaymentType.REVERSAL;
                long amount = type == PaymentType.CHARGEBACK
                        ? 1 + random.nextLong(Math.max(1, named.amountMinor()))
                        : named.amountMinor();
                rows.add(payment("p" + i, day(random), amount, type, Optional.of(named.paymentId()), random));
            } else {
                PaymentType type =
                        switch (random.nextInt(12)) {
                            case 0 -> PaymentType.WAIVER;
                            case 1, 2 -> PaymentType.REFUND;
                            case 3 -> PaymentType.PENDING;
                            case 4 -> PaymentType.OPENING;
                            case 5 -> PaymentType.CHARGEBACK;
                            default -> PaymentType.REPAYMENT;
                        };
                rows.add(payment("p" + i, day(random), 1 + random.nextInt(25), type, Optional.empty(), random));
            }
        }
        return rows;
    }

    private static Payment payment(
            String id,
            LocalDate valueDate,
            long amountMinor,
            PaymentType type,
            Optional<String> reverses,
            SplittableRandom random) {
        return new Payment(
                id,
                valueDate,
                amountMinor,
                type,
                reverses,
                Optional.empty(),
                random.nextInt(4) == 0 ? OptionalInt.of(1 + random.nextInt(7)) : OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                2);
    }
}
