package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights of one borrower in India: DEEP is non-performing since 2026-06-29 (due 2026-03-31, day 91 counted from and
 * with it), SHALLOW is late by a few days, PAID was late and paid on the second day. All three are non-performing, since
 * classification is borrower-wise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BorrowerWiseNightTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 7, 2);

    private House house;

    @BeforeAll
    void twoNights(@TempDir Path folder) {
        house = House.in(folder)
                .policy(Path.of("jobs", "policies", "in-irac.yaml").toAbsolutePath());
        delivery(false).writeTo(folder.resolve("1"), FIRST);
        delivery(true).writeTo(folder.resolve("2"), SECOND);
        for (LocalDate night : List.of(FIRST, SECOND)) {
            Night ran = house.run(night, folder.resolve(night.equals(FIRST) ? "1" : "2"));
            assertThat(ran.exitCode()).as(ran.toString()).isZero();
        }
    }

    private static DeliveryDraft delivery(boolean isPaid) {
        DeliveryDraft draft = DeliveryDraft.empty();
        loan(draft, "=PAID", "2026-06-25");
        loan(draft, "DEEP", "2026-03-31");
        loan(draft, "SHALLOW", "2026-06-28");
        if (isPaid) {
            draft.payments().add(List.of("P1", "=PAID", "2026-07-02", "100.00", "REPAYMENT"));
        }
        return draft.sorted();
    }

    private static void loan(DeliveryDraft draft, String loanId, String due) {
        draft.loans().add(List.of(loanId, "B1", "TERM", "INR", "100.00", "2026-01-01"));
        draft.installments().add(List.of(loanId, "1", due, "100.00", "0"));
    }

    @Test
    void theWorklistSaysSinceWhenAnotherLoanDecides() {
        Table.Row shallow = row(SECOND, "collections.csv", "SHALLOW");
        assertThat(shallow.cell("tier")).isEqualTo("NPA_SUBSTANDARD");
        assertThat(shallow.cell("tier_since")).isEqualTo("2026-06-29");
        assertThat(row(SECOND, "collections.csv", "DEEP").cell("tier_since")).isEqualTo("2026-06-29");
    }

    @Test
    void whoLeftTheWorklistIsShownWithTheTierThatAnotherLoanDecides() {
        Table.Row paid = row(SECOND, "collections_removed.csv", "'=PAID");
        assertThat(paid.cell("tier")).isEqualTo("NPA_SUBSTANDARD");
        assertThat(paid.cell("reason")).isEqualTo("PAID");
        Table.Row classified = row(SECOND, "classification.csv", "=PAID");
        assertThat(classified.cell("tier")).isEqualTo("NPA_SUBSTANDARD");
        assertThat(classified.cell("tier_reason")).isEqualTo("CONTAGION");
        assertThat(classified.cell("own_tier")).isEqualTo("STANDARD");
    }

    private Table.Row row(LocalDate night, String file, String loanId) {
        return Table.read(house.published(night).resolve(file)).rows().stream()
                .filter(row -> row.cell("loan_id").equals(loanId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no " + loanId));
    }
}
