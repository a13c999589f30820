package io.daybreak.recheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The second computation, rule by rule: {@code recheck/cases.csv} is the specification. */
class RecheckTest {
    private static final Currency CNY = Currency.getInstance("CNY");

    @TestFactory
    Stream<DynamicTest> rules() throws IOException {
        List<String> lines;
        try (var in = RecheckTest.class.getResourceAsStream("/recheck/cases.csv")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
        assertThat(lines).hasSizeGreaterThan(40);
        return lines.stream()
                .map(line -> line.split(",", -1))
                .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[1], () -> {
                    LoanRecords records = records(cells[2], cells[3], cells[4]);
                    LocalDate asOf = LocalDate.parse(cells[5]);
                    Allocation allocation = cells[6].isEmpty() ? Allocation.OLDEST_FIRST : Allocation.valueOf(cells[6]);
                    assertThat(Recheck.compute(records, asOf, allocation))
                            .isEqualTo(new RecheckResult(Integer.parseInt(cells[7]), minor(cells[8])));
                }));
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        long seed = 20260630;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            LoanRecords records = randomRecords(random);
            List<Installment> installments = new ArrayList<>(records.installments());
            List<Payment> payments = new ArrayList<>(records.payments());
            Collections.shuffle(installments, new Random(random.nextLong()));
            Collections.shuffle(payments, new Random(random.nextLong()));
            LoanRecords shuffled = new LoanRecords(records.loan(), installments, payments, List.of());
            for (Allocation allocation : Allocation.values()) {
                LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
                assertThat(Recheck.compute(shuffled, day, allocation))
                        .as("seed %d round %d %s", seed, round, allocation)
                        .isEqualTo(Recheck.compute(records, day, allocation));
            }
        }
    }

    @Test
    void payingMoreNeverRaisesDaysOrAmount() {
        long seed = 20260701;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            LoanRecords records = randomRecords(random);
            List<Payment> more = new ArrayList<>(records.payments());
            more.add(payment("extra 2026-02-01 " + (1 + random.nextInt(300)) + ".00"));
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
            RecheckResult before = Recheck.compute(records, day, Allocation.OLDEST_FIRST);
            RecheckResult after = Recheck.compute(
                    new LoanRecords(records.loan(), records.installments(), more, List.of()),
                    day,
                    Allocation.OLDEST_FIRST);
            assertThat(after.dpd()).as("seed %d round %d", seed, round).isLessThanOrEqualTo(before.dpd());
            assertThat(after.overdueMinor()).isLessThanOrEqualTo(before.overdueMinor());
            assertThat(after.dpd() == 0).isEqualTo(after.overdueMinor() == 0);
        }
    }

    @Test
    void reversalsNamingEachOtherUndoNothingForever() {
        LoanRecords records = records(
                "",
                "1 2026-01-10 100.00",
                "a 2026-01-10 100.00|r 2026-01-11 100.00 REVERSAL q|q 2026-01-11 100.00 REVERSAL r");
        assertThat(Recheck.compute(records, LocalDate.of(2026, 2, 1), Allocation.OLDEST_FIRST))
                .isEqualTo(new RecheckResult(0, 0));
    }

    @Test
    void anAmountBeyondLongIsAnErrorAndNotAWrongNumber() {
        Installment huge = new Installment(
                1, LocalDate.of(2026, 1, 10), Long.MAX_VALUE, 1, 0, 0, Optional.empty(), Optional.empty(), 2);
        LoanRecords records = new LoanRecords(loan(""), List.of(huge), List.of(), List.of());
        assertThatThrownBy(() -> Recheck.compute(records, LocalDate.of(2026, 2, 1), Allocation.OLDEST_FIRST))
                .isInstanceOf(ArithmeticException.class);
    }

    private static LoanRecords randomRecords(SplittableRandom random) {
        List<String> installments = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            installments.add(number + " " + LocalDate.of(2026, number, 10) + " " + (50 + random.nextInt(100)) + ".00");
        }
        List<String> payments = new ArrayList<>();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(150));
            String amount = (1 + random.nextInt(200)) + ".00";
            String type =
                    switch (random.nextInt(6)) {
                        case 0 -> " WAIVER";
                        case 1 -> " REFUND";
                        case 2 -> " CHARGEBACK";
                        case 3 -> " to=" + (1 + random.nextInt(6));
                        default -> "";
                    };
            payments.add("p" + i + " " + day + " " + amount + type);
        }
        return records("", String.join("|", installments), String.join("|", payments));
    }

    private static LoanRecords records(String status, String installments, String payments) {
        return new LoanRecords(
                loan(status),
                cells(installments).map(RecheckTest::installment).toList(),
                cells(payments).map(RecheckTest::payment).toList(),
                List.of());
    }

    private static Stream<String> cells(String text) {
        return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split("\\|"));
    }

    private static Loan loan(String status) {
        String[] words = status.isEmpty() ? new String[] {"ACTIVE"} : status.split(" ");
        return new Loan(
                "L1",
                "B1",
                "LOAN",
                CNY,
                100_000,
                LocalDate.of(2025, 12, 10),
                LoanStatus.valueOf(words[0]),
                words.length > 1 ? Optional.of(LocalDate.parse(words[1])) : Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                2);
    }

    private static Installment installment(String text) {
        String[] words = text.split(" ");
        return new Installment(
                Integer.parseInt(words[0]),
                LocalDate.parse(words[1]),
                minor(words[2]),
                0,
                0,
                0,
                word(words, "from=").map(LocalDate::parse),
                word(words, "until=").map(LocalDate::parse),
                2);
    }

    private static Payment payment(String text) {
        String[] words = text.split(" ");
        boolean typed = words.length > 3 && !words[3].startsWith("to=");
        Optional<Integer> to = word(words, "to=").map(Integer::valueOf);
        return new Payment(
                words[0],
                LocalDate.parse(words[1]),
                minor(words[2]),
                typed ? PaymentType.valueOf(words[3]) : PaymentType.REPAYMENT,
                typed && words.length > 4 ? Optional.of(words[4]) : Optional.empty(),
                Optional.empty(),
                to.isPresent() ? OptionalInt.of(to.get()) : OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                2);
    }

    private static Optional<String> word(String[] words, String prefix) {
        return Arrays.stream(words)
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .findFirst();
    }

    private static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }
}
