package io.daybreak.sample;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Component;
import io.daybreak.policy.Counting;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One loan of the {@link SlowReference}, all of whose rows can be used. */
final class SlowLoan {
    private static final Set<String> CREDITS = Set.of("", "REPAYMENT", "OPENING", "WAIVER");
    private static final BigDecimal WHOLE = new BigDecimal(10_000);

    private final Table.Row loan;
    private final List<Table.Row> payments;
    private final List<Table.Row> holds;
    private final LocalDate date;
    private final Rules rules;
    private final List<Debt> debts = new ArrayList<>();

    SlowLoan(
            Table.Row loan,
            List<Table.Row> installments,
            List<Table.Row> payments,
            List<Table.Row> holds,
            LocalDate date,
            Policy policy) {
        this.loan = loan;
        this.payments = payments;
        this.holds = holds;
        this.date = date;
        this.rules = policy.rules(loan.cell("product"));
        installments.stream().filter(this::isInForce).forEach(row -> debts.add(Debt.of(row)));
    }

    Verdict verdict() {
        String status = status();
        if (status.equals("CLOSED")) {
            return verdict(0, 0, firstTier(), List.of(), BigDecimal.ZERO);
        }
        settle();
        List<Debt> overdue = debts.stream()
                .filter(debt -> debt.due.isBefore(date) && debt.isOwed())
                .toList();
        BigDecimal principal =
                debts.stream().map(debt -> debt.owed.get(Component.PRINCIPAL)).reduce(BigDecimal.ZERO, BigDecimal::add);
        int dpd = overdue.isEmpty() ? 0 : daysBetween(oldest(overdue).orElseThrow(), date);
        int policyDpd = policyDpd();
        String tier = status.equals("WRITTEN_OFF") ? "" : tier(policyDpd);
        return verdict(dpd, policyDpd, tier, overdue, principal);
    }

    private Verdict verdict(int dpd, int policyDpd, String tier, List<Debt> overdue, BigDecimal principal) {
        return new Verdict(
                loan.cell("loan_id"),
                loan.cell("borrower_id"),
                Verdict.Outcome.CLASSIFIED,
                dpd,
                policyDpd,
                tier,
                oldest(overdue),
                overdue.size(),
                overdue.stream().map(Debt::parts).reduce(Verdict.Parts.NONE, Verdict.Parts::plus),
                principal);
    }

    private String status() {
        String since = loan.cell("status_on");
        boolean begun = since.isEmpty() || !LocalDate.parse(since).isAfter(date);
        return begun ? loan.cell("status") : "ACTIVE";
    }

    private boolean isInForce(Table.Row row) {
        String from = row.cell("booked_on");
        String until = row.cell("replaced_on");
        return (from.isEmpty() || !LocalDate.parse(from).isAfter(date))
                && (until.isEmpty() || LocalDate.parse(until).isAfter(date));
    }

    /** Counts the money day by day, then lays it on the debts. Within a day money comes in before it goes out. */
    private void settle() {
        BigDecimal room = debts.stream().map(debt -> debt.amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal purse = BigDecimal.ZERO;
        for (LocalDate day : valueDates()) {
            BigDecimal back = BigDecimal.ZERO;
            for (Table.Row row : rows(day, CREDITS)) {
                room = room.subtract(amount(row));
                purse = purse.add(amount(row));
            }
            for (Table.Row row : rows(day, Set.of("CHARGEBACK"))) {
                room = room.add(amount(row));
                back = back.add(amount(row));
            }
            for (Table.Row row : rows(day, Set.of("REFUND"))) {
                BigDecimal outOfCredit = room.negate().max(BigDecimal.ZERO).min(amount(row));
                room = room.add(amount(row));
                purse = purse.subtract(outOfCredit);
                back = back.add(amount(row).subtract(outOfCredit));
            }
            debts.add(Debt.takenBack(day, back));
        }
        layOn(purse);
    }

    private void layOn(BigDecimal purse) {
        BigDecimal left = purse;
        if (rules.days().allocation() == Allocation.AS_DIRECTED) {
            for (Table.Row row : payments) {
                if (counts(row, CREDITS) && !row.cell("installment_no").isEmpty()) {
                    left = left.subtract(layOnInstallment(row.cell("installment_no"), amount(row)));
                }
            }
        }
        debts.sort(Comparator.comparing((Debt debt) -> debt.due).thenComparingInt(debt -> debt.number));
        for (Debt debt : debts) {
            left = left.subtract(debt.settle(left, rules.days().componentOrder()));
        }
    }

    private BigDecimal layOnInstallment(String number, BigDecimal amount) {
        BigDecimal laid = BigDecimal.ZERO;
        for (Debt debt : debts) {
            if (debt.number == Integer.parseInt(number)) {
                laid = laid.add(debt.settle(amount.subtract(laid), rules.days().componentOrder()));
            }
        }
        return laid;
    }

    private List<LocalDate> valueDates() {
        return payments.stream()
                .map(row -> LocalDate.parse(row.cell("value_date")))
                .filter(day -> !day.isAfter(date))
                .sorted()
                .distinct()
                .toList();
    }

    private List<Table.Row> rows(LocalDate day, Set<String> types) {
        return payments.stream()
                .filter(row -> row.cell("value_date").equals(day.toString()) && counts(row, types))
                .sorted(Comparator.comparing(row -> row.cell("payment_id")))
                .toList();
    }

    /** Whether a row is of one of these types, has come by the date, and is not undone by then. */
    private boolean counts(Table.Row row, Set<String> types) {
        return types.contains(row.cell("type"))
                && !LocalDate.parse(row.cell("value_date")).isAfter(date)
                && !isUndone(row.cell("payment_id"));
    }

    private boolean isUndone(String paymentId) {
        return payments.stream()
                .filter(row -> row.cell("type").equals("REVERSAL")
                        && row.cell("reverses").equals(paymentId)
                        && !LocalDate.parse(row.cell("value_date")).isAfter(date))
                .anyMatch(row -> !isUndone(row.cell("payment_id")));
    }

    private int policyDpd() {
        boolean inclusive = rules.days().counting() == Counting.INCLUSIVE;
        LocalDate bound = inclusive ? date.plusDays(1) : date;
        Optional<LocalDate> since = oldest(debts.stream()
                .filter(debt -> debt.due.isBefore(bound) && isUnpaidForPolicy(debt))
                .toList());
        if (since.isEmpty()) {
            return 0;
        }
        int days = inclusive ? 1 : 0;
        for (LocalDate day = since.get(); day.isBefore(date); day = day.plusDays(1)) {
            days += isClockStopped(day) ? 0 : 1;
        }
        return Math.max(0, days - rules.days().graceDays());
    }

    private boolean isUnpaidForPolicy(Debt debt) {
        BigDecimal due = BigDecimal.ZERO;
        BigDecimal owed = BigDecimal.ZERO;
        for (Component component : rules.days().counts()) {
            due = due.add(debt.agreed.get(component));
            owed = owed.add(debt.owed.get(component));
        }
        BigDecimal needed = due.multiply(new BigDecimal(rules.days().fullPaymentBasisPoints()));
        return due.subtract(owed).multiply(WHOLE).compareTo(needed) < 0;
    }

    private boolean isClockStopped(LocalDate day) {
        return holds.stream()
                .filter(this::isMine)
                .filter(hold -> rules.hold(hold.cell("kind")).stopsClock())
                .anyMatch(hold -> !LocalDate.parse(hold.cell("from")).isAfter(day)
                        && (hold.cell("to").isEmpty()
                                || LocalDate.parse(hold.cell("to")).isAfter(day)));
    }

    private boolean isMine(Table.Row hold) {
        return switch (hold.cell("scope")) {
            case "LOAN" -> hold.cell("subject_id").equals(loan.cell("loan_id"));
            case "BORROWER" -> hold.cell("subject_id").equals(loan.cell("borrower_id"));
            case "PRODUCT" -> hold.cell("subject_id").equals(loan.cell("product"));
            default -> hold.cell("scope").equals("ALL");
        };
    }

    private String tier(int policyDpd) {
        String code = firstTier();
        for (Tier tier : rules.tiers()) {
            if (policyDpd >= tier.fromDpd()) {
                code = tier.code();
            }
        }
        return code;
    }

    private String firstTier() {
        return rules.tiers().get(0).code();
    }

    private static Optional<LocalDate> oldest(List<Debt> debts) {
        return debts.stream().map(debt -> debt.due).min(Comparator.naturalOrder());
    }

    private static int daysBetween(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    private static BigDecimal amount(Table.Row row) {
        return new BigDecimal(row.cell("amount"));
    }

    /** A sum that falls due on a day, and what of it is still owed. */
    private static final class Debt {
        /** Money taken back has no installment number and comes after the installments of its day. */
        private static final int NO_NUMBER = Integer.MAX_VALUE;

        private final int number;
        private final LocalDate due;
        private final Map<Component, BigDecimal> agreed;
        private final Map<Component, BigDecimal> owed;
        private final BigDecimal amount;

        private Debt(int number, LocalDate due, Map<Component, BigDecimal> agreed) {
            this.number = number;
            this.due = due;
            this.agreed = agreed;
            this.owed = new EnumMap<>(agreed);
            this.amount = agreed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        static Debt of(Table.Row row) {
            Map<Component, BigDecimal> agreed = new EnumMap<>(Component.class);
            agreed.put(Component.PRINCIPAL, new BigDecimal(row.cell("principal_due")));
            agreed.put(Component.INTEREST, new BigDecimal(row.cell("interest_due")));
            agreed.put(Component.FEE, orZero(row.cell("fee_due")));
            agreed.put(Component.PENALTY, orZero(row.cell("penalty_due")));
            return new Debt(
                    Integer.parseInt(row.cell("installment_no")), LocalDate.parse(row.cell("due_date")), agreed);
        }

        static Debt takenBack(LocalDate day, BigDecimal amount) {
            Map<Component, BigDecimal> agreed = new EnumMap<>(Component.class);
            for (Component component : Component.values()) {
                agreed.put(component, component == Component.PRINCIPAL ? amount : BigDecimal.ZERO);
            }
            return new Debt(NO_NUMBER, day, agreed);
        }

        boolean isOwed() {
            return owed.values().stream().anyMatch(part -> part.signum() > 0);
        }

        /** Settles what the money suffices for, component by component, and says how much that was. */
        BigDecimal settle(BigDecimal money, List<Component> order) {
            BigDecimal left = money;
            for (Component component : order) {
                BigDecimal part = owed.get(component).min(left);
                owed.put(component, owed.get(component).subtract(part));
                left = left.subtract(part);
            }
            return money.subtract(left);
        }

        Verdict.Parts parts() {
            return new Verdict.Parts(
                    owed.get(Component.PRINCIPAL),
                    owed.get(Component.INTEREST),
                    owed.get(Component.FEE),
                    owed.get(Component.PENALTY));
        }

        private static BigDecimal orZero(String cell) {
            return cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell);
        }
    }
}
