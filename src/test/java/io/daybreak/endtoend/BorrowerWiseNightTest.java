package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
            done(ran);
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

    /** A date later in the range is compared with what another loan decided the date before. */
    @Test
    void aRangeCaughtUpInOnePassComesToWhatItsNightsWouldHave(@TempDir Path folder) {
        LocalDate before = LocalDate.of(2026, 6, 27);
        Path policy = Path.of("jobs", "policies", "in-irac.yaml").toAbsolutePath();
        House nightly = House.in(folder.resolve("nightly")).policy(policy);
        House caughtUp = House.in(folder.resolve("caught-up")).policy(policy);
        for (LocalDate night = before; !night.isAfter(SECOND); night = night.plusDays(1)) {
            Path delivered = folder.resolve(night.toString());
            DeliveryDraft draft = delivery(!night.isBefore(SECOND));
            anotherBorrowerPaysEveryDay(draft, before, night);
            draft.sorted().writeTo(delivered, night);
            Night ran = nightly.run(night, delivered);
            done(ran);
        }
        done(caughtUp.run(before, folder.resolve(before.toString())));

        done(caughtUp.rerun(before.plusDays(1), SECOND, folder.resolve(SECOND.toString())));

        for (LocalDate night = before.plusDays(1); !night.isAfter(SECOND); night = night.plusDays(1)) {
            assertThat(tiers(caughtUp, night, "classification.csv", "tier", "tier_reason"))
                    .as(night.toString())
                    .isEqualTo(tiers(nightly, night, "classification.csv", "tier", "tier_reason"));
            assertThat(tiers(caughtUp, night, "collections.csv", "tier", "tier_previous"))
                    .as(night.toString())
                    .isEqualTo(tiers(nightly, night, "collections.csv", "tier", "tier_previous"));
            assertThat(tiers(caughtUp, night, "collections_removed.csv", "tier", "tier_previous"))
                    .as(night.toString())
                    .isEqualTo(tiers(nightly, night, "collections_removed.csv", "tier", "tier_previous"));
        }
        assertThat(tiers(caughtUp, SECOND, "collections_removed.csv", "tier", "tier_previous"))
                .containsEntry("'=PAID", List.of("NPA_SUBSTANDARD", "NPA_SUBSTANDARD"));
    }

    /** So that no two nights have the same payments, which would hold the second. */
    private static void anotherBorrowerPaysEveryDay(DeliveryDraft draft, LocalDate first, LocalDate last) {
        draft.loans().add(List.of("OTHER", "B2", "TERM", "INR", "100.00", "2026-01-01"));
        draft.installments().add(List.of("OTHER", "1", "2027-01-31", "100.00", "0"));
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            draft.payments().add(List.of("O-" + day, "OTHER", day.toString(), "1.00", "REPAYMENT"));
        }
    }

    private static Map<String, List<String>> tiers(House house, LocalDate night, String file, String... columns) {
        Map<String, List<String>> tiers = new TreeMap<>();
        Table.read(house.published(night).resolve(file))
                .rows()
                .forEach(row -> tiers.put(
                        row.cell("loan_id"), Stream.of(columns).map(row::cell).toList()));
        return tiers;
    }

    private Table.Row row(LocalDate night, String file, String loanId) {
        return Table.read(house.published(night).resolve(file)).rows().stream()
                .filter(row -> row.cell("loan_id").equals(loanId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no " + loanId));
    }
}
