package io.daybreak.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A portfolio in which nothing is ever wrong: every row is booked on its own day and stays, nobody's money is in the
 * air, and whoever is late is late. Any night of it can be delivered.
 */
public final class CleanPortfolio {
    private static final LocalDate FIRST_DUE_MONTH = LocalDate.of(2026, 1, 1);
    private static final int MONTHS = 12;

    private final List<Loan> loans = new ArrayList<>();

    /** A loan of one borrower; some borrowers have two. */
    private record Loan(
            String loanId, String borrowerId, BigDecimal amount, List<LocalDate> dues, List<Paid> payments) {}

    /** A payment of one installment. */
    private record Paid(LocalDate on, int installment) {}

    private CleanPortfolio() {}

    /** A portfolio of some loans. */
    public static CleanPortfolio of(long seed, int loans) {
        CleanPortfolio portfolio = new CleanPortfolio();
        SplittableRandom random = new SplittableRandom(seed);
        for (int number = 1; number <= loans; number++) {
            String borrower = "B" + (number % 9 == 0 ? number - 1 : number);
            portfolio.loans.add(loan(random, String.format("L%05d", number), borrower));
        }
        return portfolio;
    }

    private static Loan loan(SplittableRandom random, String loanId, String borrowerId) {
        int dayOfMonth = random.nextInt(1, 29);
        int habit = random.nextInt(100);
        List<LocalDate> dues = new ArrayList<>();
        List<Paid> payments = new ArrayList<>();
        LocalDate notBefore = LocalDate.MIN;
        boolean stopped = false;
        for (int month = 0; month < MONTHS; month++) {
            LocalDate due = FIRST_DUE_MONTH.plusMonths(month).withDayOfMonth(dayOfMonth);
            dues.add(due);
            stopped |= habit >= 92 && random.nextInt(6) == 0;
            int daysLate = habit < 45 ? -random.nextInt(3) : random.nextInt(-2, 40);
            LocalDate on = due.plusDays(daysLate);
            on = on.isBefore(notBefore) ? notBefore : on;
            if (!stopped) {
                payments.add(new Paid(on, month + 1));
                notBefore = on;
            }
        }
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(40_000, 200_000), 2);
        return new Loan(loanId, borrowerId, amount, dues, payments);
    }

    /** What the sender delivers for a night: every row that was booked by its end. */
    public DeliveryDraft at(LocalDate night) {
        DeliveryDraft draft = DeliveryDraft.empty();
        for (Loan loan : loans) {
            add(
                    draft.loans(),
                    Map.of(
                            "loan_id",
                            loan.loanId(),
                            "borrower_id",
                            loan.borrowerId(),
                            "product",
                            Integer.parseInt(loan.loanId().substring(1)) % 3 == 0 ? "CARD" : "CASH",
                            "currency",
                            "CNY",
                            "principal",
                            loan.amount().multiply(BigDecimal.valueOf(MONTHS)).toPlainString(),
                            "disbursed_on",
                            "2025-12-20",
                            "contract_ref",
                            "C" + loan.loanId()));
            for (int month = 0; month < MONTHS; month++) {
                add(
                        draft.installments(),
                        Map.of(
                                "loan_id", loan.loanId(),
                                "installment_no", Integer.toString(month + 1),
                                "due_date", loan.dues().get(month).toString(),
                                "principal_due", loan.amount().toPlainString(),
                                "interest_due", "0"));
            }
            for (Paid paid : loan.payments()) {
                if (!paid.on().isAfter(night)) {
                    add(
                            draft.payments(),
                            Map.of(
                                    "payment_id", loan.loanId() + "-" + paid.installment(),
                                    "loan_id", loan.loanId(),
                                    "value_date", paid.on().toString(),
                                    "amount", loan.amount().toPlainString(),
                                    "booked_on", paid.on().toString(),
                                    "channel", paid.installment() % 4 == 0 ? "cash" : "bank"));
                }
            }
        }
        borrowers(draft);
        return draft;
    }

    private void borrowers(DeliveryDraft draft) {
        loans.stream().map(Loan::borrowerId).distinct().forEach(borrower -> {
            int number = Integer.parseInt(borrower.substring(1));
            add(
                    draft.borrowers(),
                    Map.of(
                            "borrower_id", borrower,
                            "name", "Example " + number,
                            "language", number % 2 == 0 ? "en" : "zh",
                            "phone", "+86138" + (20_000_000 + number),
                            "address", number + " Example Road"));
        });
    }

    /** Adds a row; columns that are not named stay empty. */
    public static void add(Table table, Map<String, String> cells) {
        table.add(table.columns().stream()
                .map(column -> cells.getOrDefault(column, ""))
                .toList());
    }
}
