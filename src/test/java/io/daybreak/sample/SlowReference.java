package io.daybreak.sample;

import io.daybreak.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code classification.csv} must say of every loan of a delivery, worked out slowly: rows as maps of text, amounts
 * as {@link java.math.BigDecimal}, days counted one after the other. It knows policies of metric oldest-unpaid without
 * stickiness, floors and contagion, and shares no code with the program but the policy's values.
 */
public final class SlowReference {
    private final DeliveryDraft delivery;
    private final LocalDate date;
    private final Policy policy;
    private final Map<String, List<Table.Row>> installments;
    private final Map<String, List<Table.Row>> payments;
    private final Set<Table.Row> repeatedPayments;

    private SlowReference(DeliveryDraft delivery, LocalDate date, Policy policy) {
        this.delivery = delivery;
        this.date = date;
        this.policy = policy;
        this.installments = byLoan(delivery.installments());
        List<Table.Row> paymentRows = delivery.payments().rows();
        this.payments = byLoan(paymentRows);
        this.repeatedPayments = repeats(paymentRows);
    }

    /** The verdicts on all loans of a delivery at a business date, in the order of {@code loans.csv}. */
    public static Map<String, Verdict> of(DeliveryDraft delivery, LocalDate date, Policy policy) {
        SlowReference reference = new SlowReference(delivery, date, policy);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Table.Row loan : delivery.loans().rows()) {
            verdicts.put(loan.cell("loan_id"), reference.verdict(loan));
        }
        return verdicts;
    }

    private Verdict verdict(Table.Row loan) {
        String loanId = loan.cell("loan_id");
        List<Table.Row> dues = installments.getOrDefault(loanId, List.of());
        List<Table.Row> money = payments.getOrDefault(loanId, List.of());
        if (!SlowChecks.isReadableLoan(loan)) {
            return Verdict.of(loan, Verdict.Outcome.UNREADABLE);
        }
        if (LocalDate.parse(loan.cell("disbursed_on")).isAfter(date)) {
            return Verdict.of(loan, Verdict.Outcome.NOT_DISBURSED);
        }
        boolean repeated = money.stream().anyMatch(repeatedPayments::contains);
        if (repeated || !SlowChecks.areUsable(loan, dues, money)) {
            return Verdict.of(loan, Verdict.Outcome.REJECTED);
        }
        return new SlowLoan(loan, dues, money, delivery.holds().rows(), date, policy).verdict();
    }

    private static Map<String, List<Table.Row>> byLoan(Table table) {
        return byLoan(table.rows());
    }

    private static Map<String, List<Table.Row>> byLoan(List<Table.Row> rows) {
        Map<String, List<Table.Row>> byLoan = new LinkedHashMap<>();
        for (Table.Row row : rows) {
            byLoan.computeIfAbsent(row.cell("loan_id"), id -> new ArrayList<>()).add(row);
        }
        return byLoan;
    }

    /** Rows whose payment_id stood before them; an announcement and its posting may share one. */
    private static Set<Table.Row> repeats(List<Table.Row> rows) {
        Set<Table.Row> repeats = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Table.Row row : rows) {
            String kind = row.cell("type").equals("PENDING") ? "announced " : "posted ";
            if (!seen.add(kind + row.cell("payment_id"))) {
                repeats.add(row);
            }
        }
        return repeats;
    }
}
