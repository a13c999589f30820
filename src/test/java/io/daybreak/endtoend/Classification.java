package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.Table;
import io.daybreak.sample.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds a published {@code classification.csv} against the slow reference, loan by loan. */
final class Classification {
    private Classification() {}

    static void assertSays(Path published, Map<String, Verdict> verdicts, String where) {
        Table table = Table.read(published.resolve("classification.csv"));
        List<String> expectedLoans = new ArrayList<>();
        for (Verdict verdict : verdicts.values()) {
            if (verdict.outcome() == Verdict.Outcome.CLASSIFIED || verdict.outcome() == Verdict.Outcome.REJECTED) {
                expectedLoans.add(verdict.loanId());
            }
        }
        List<String> loans = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            Verdict verdict = verdicts.get(row.cell("loan_id"));
            boolean unreadable = verdict != null && verdict.outcome() == Verdict.Outcome.UNREADABLE;
            if (!unreadable) {
                loans.add(row.cell("loan_id"));
            }
        }
        assertThat(loans).as(where).isEqualTo(expectedLoans);
        for (Table.Row row : table.rows()) {
            assertRow(row, verdicts.get(row.cell("loan_id")), where + ", loan " + row.cell("loan_id"));
        }
    }

    private static void assertRow(Table.Row row, Verdict verdict, String where) {
        if (verdict.outcome() != Verdict.Outcome.CLASSIFIED) {
            assertThat(row.cell("tier_reason")).as(where).isEqualTo("REJECTED");
            assertThat(row.cell("dpd")).as(where).isEmpty();
            return;
        }
        assertThat(row.cell("borrower_id")).as(where).isEqualTo(verdict.borrowerId());
        assertThat(row.cell("dpd")).as(where + ", dpd").isEqualTo(Integer.toString(verdict.dpd()));
        assertThat(row.cell("policy_dpd")).as(where).isEqualTo(Integer.toString(verdict.policyDpd()));
        assertThat(row.cell("tier")).as(where).isEqualTo(verdict.tier());
        assertThat(row.cell("oldest_unpaid_due_date"))
                .as(where)
                .isEqualTo(
                        verdict.oldestUnpaidDueDate().map(LocalDate::toString).orElse(""));
        assertThat(row.cell("installments_overdue"))
                .as(where)
                .isEqualTo(Integer.toString(verdict.installmentsOverdue()));
        same(row, "overdue_total", verdict.overdue().total(), where);
        same(row, "overdue_principal", verdict.overdue().principal(), where);
        same(row, "overdue_interest", verdict.overdue().interest(), where);
        same(row, "overdue_fees", verdict.overdue().fees(), where);
        same(row, "overdue_penalties", verdict.overdue().penalties(), where);
        same(row, "outstanding_principal", verdict.outstandingPrincipal(), where);
    }

    private static void same(Table.Row row, String column, BigDecimal expected, String where) {
        assertThat(new BigDecimal(row.cell(column))).as(where + ", " + column).isEqualByComparingTo(expected);
    }
}
