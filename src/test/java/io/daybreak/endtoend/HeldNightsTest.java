package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.SampleData;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deliveries that are wrong and look right, on the second night of a lender whose first was published: the run is held,
 * nobody is told anything, and the reason is named with value, limit and baseline. Thrown away, the right delivery is
 * published as if nothing had been.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldNightsTest {
    private static final LocalDate BEFORE = SampleData.nights().get(0);
    private static final LocalDate NIGHT = SampleData.nights().get(1);
    private static final SampleData SAMPLE = SampleData.tell();

    private House before;
    private Path right;
    private Map<String, String> undisturbed;

    /** How one delivery is wrong, and what must be named. */
    private record Drill(String how, Set<String> named, Consumer<DeliveryDraft> spoiler) {
        static Drill of(String how, Consumer<DeliveryDraft> spoiler, String... named) {
            return new Drill(how, Set.of(named), spoiler);
        }

        @Override
        public String toString() {
            return how;
        }
    }

    static List<Drill> drills() {
        return List.of(
                Drill.of(
                        "the payments of the night before once more",
                        draft -> draft.replace(SAMPLE.delivery(BEFORE).payments()),
                        "payments_identical"),
                Drill.of(
                        "the whole delivery of the night before under tonight's date",
                        draft -> {
                            DeliveryDraft stale = SAMPLE.delivery(BEFORE);
                            draft.replace(stale.loans())
                                    .replace(stale.installments())
                                    .replace(stale.payments())
                                    .replace(stale.borrowers())
                                    .replace(stale.holds());
                        },
                        "payments_identical"),
                Drill.of(
                        "half a payments file",
                        draft -> {
                            Table payments = draft.payments();
                            Set<String> second = everySecond(payments, "payment_id");
                            payments.removeIf(row -> second.contains(row.cell("payment_id")));
                        },
                        "payments_shrink_max_percent",
                        "history_changed_max_percent"),
                Drill.of(
                        "a payments file with a header alone",
                        draft -> draft.payments().removeIf(row -> true),
                        "payments_shrink_max_percent",
                        "history_changed_max_percent"),
                Drill.of(
                        "what changed since yesterday as if it were everything",
                        HeldNightsTest::delta,
                        "payments_shrink_max_percent"),
                Drill.of(
                        "one feed is missing",
                        draft -> draft.payments()
                                .removeIf(row -> row.cell("channel").equals("wallet")),
                        "payments_shrink_max_percent wallet",
                        "history_changed_max_percent"),
                Drill.of(
                        "all payments of one feed unmatched, nobody knows the payers",
                        draft -> feed(draft, "wallet", (row, borrower) -> row.put("loan_id", "")),
                        "history_changed_max_percent",
                        "ownerless_max_percent"),
                Drill.of(
                        "all payments of one feed unmatched, the payers known",
                        draft -> feed(draft, "wallet", (row, borrower) -> row.put("loan_id", "")
                                .put("borrower_id", borrower)),
                        "history_changed_max_percent"),
                Drill.of(
                        "due dates shifted by one day",
                        draft -> draft.installments().rows().forEach(row -> earlier(row, 1)),
                        "history_changed_max_percent"),
                Drill.of(
                        "the due dates of one product moved earlier",
                        draft -> {
                            Set<String> loans = ofProduct(draft, "CASH");
                            draft.installments().rows().stream()
                                    .filter(row -> loans.contains(row.cell("loan_id")))
                                    .forEach(row -> earlier(row, 12));
                        },
                        "history_changed_max_percent"),
                Drill.of(
                        "dues in the wrong unit",
                        draft -> draft.installments().rows().forEach(HeldNightsTest::hundredfold),
                        "history_changed_max_percent"),
                Drill.of(
                        "a hold of which nobody can say whom it covers",
                        draft -> draft.holds().row(0).put("subject_id", "").put("from", "soon"),
                        "unreadable_subject holds.csv:2:subject_id"),
                Drill.of(
                        "a payment with a bell in its loan_id",
                        draft -> {
                            Table payments = draft.payments();
                            payments.row(payments.size() - 1).put("loan_id", "L00\u0007300");
                            draft.sorted();
                        },
                        "unreadable_payment_loan payments.csv:4:loan_id"),
                Drill.of(
                        "more such payments than are named one by one",
                        draft -> {
                            Table payments = draft.payments();
                            for (int last = 1; last <= 29; last++) {
                                payments.row(payments.size() - last).put("loan_id", "L00\u0007300");
                            }
                            draft.sorted();
                        },
                        "unreadable_payment_loan payments.csv"));
    }

    @BeforeAll
    void oneNightIsPublished(@TempDir Path folder) {
        before = House.in(folder);
        SAMPLE.delivery(BEFORE).writeTo(folder.resolve("in-before"), BEFORE);
        Night first = before.run(BEFORE, folder.resolve("in-before"));
        assertThat(first.exitCode()).as(first.toString()).isZero();
        right = folder.resolve("in-right");
        SAMPLE.delivery(NIGHT).writeTo(right, NIGHT);
        House calm = before.copiedTo(folder.resolve("calm"));
        Night second = calm.run(NIGHT, right);
        assertThat(second.exitCode()).as(second.toString()).isZero();
        undisturbed = Tree.business(calm.published(NIGHT));
    }

    @ParameterizedTest
    @MethodSource("drills")
    void isHeldAndNobodyIsToldAnything(Drill drill, @TempDir Path folder) {
        House house = before.copiedTo(folder.resolve("house"));
        Path wrong = folder.resolve("in-wrong");
        DeliveryDraft draft = SAMPLE.delivery(NIGHT);
        drill.spoiler().accept(draft);
        draft.writeTo(wrong, NIGHT);

        Night ran = house.run(NIGHT, wrong);

        assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(5);
        assertThat(drill.named()).allSatisfy(name -> assertThat(ran.err()).contains("  " + name + ": "));
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
        assertThat(house.held(NIGHT, 1).resolve("run.json")).content().contains("\"outcome\" : \"HELD\"");
        assertThat(drill.named())
                .allSatisfy(name -> assertThat(house.held(NIGHT, 1).resolve("reconciliation.csv"))
                        .content()
                        .contains("guard," + name.split(" ", -1)[0] + ",,"));
        assertThat(house.command("status").out()).contains(drill.named());

        Map<String, String> waiting = filesOf(house);
        Night again = house.run(NIGHT, wrong);
        assertThat(again.exitCode()).as(again.toString()).isEqualTo(5);
        assertThat(filesOf(house)).as("the same inputs again make nothing new").isEqualTo(waiting);

        Night thrownAway = house.command(
                "discard", "--date", NIGHT.toString(), "--by", "Li Na", "--reason", "the sender mends it");
        assertThat(thrownAway.exitCode()).as(thrownAway.toString()).isZero();
        assertThat(house.output().resolve("held").resolve(NIGHT.toString()).resolve("attempt-1"))
                .doesNotExist();
        Night good = house.run(NIGHT, right);
        assertThat(good.exitCode()).as(good.toString()).isZero();
        assertThat(Tree.business(house.published(NIGHT))).isEqualTo(undisturbed);
        assertThat(house.command("status").out())
                .contains("discarded by Li Na (user ", ": the sender mends it", "attempt 2   published");
    }

    /** Other inputs make the next attempt without anybody throwing the first away; then nobody may release it. */
    @Test
    void theRightDeliveryMakesTheNextAttempt(@TempDir Path folder) throws IOException {
        House house = before.copiedTo(folder.resolve("house"));
        Path wrong = folder.resolve("in-wrong");
        DeliveryDraft draft = SAMPLE.delivery(NIGHT);
        draft.payments().removeIf(row -> true);
        draft.writeTo(wrong, NIGHT);
        assertThat(house.run(NIGHT, wrong).exitCode()).isEqualTo(5);

        Night good = house.run(NIGHT, right);

        assertThat(good.exitCode()).as(good.toString()).isZero();
        assertThat(Tree.business(house.published(NIGHT))).isEqualTo(undisturbed);
        assertThat(house.published(NIGHT).toRealPath()).endsWith(Path.of("attempt-2"));
        Night late = house.command("release", "--date", NIGHT.toString(), "--by", "Li Na", "--reason", "after all");
        assertThat(late.exitCode()).as(late.toString()).isEqualTo(2);
        assertThat(house.run(NIGHT, right).exitCode()).isZero();
        assertThat(house.output().resolve("held").resolve(NIGHT.toString()).resolve("attempt-1"))
                .doesNotExist();
    }

    private static Map<String, String> filesOf(House house) {
        Map<String, String> files = Tree.all(house.output());
        files.keySet().removeIf(name -> name.startsWith(".log"));
        return files;
    }

    private static void delta(DeliveryDraft draft) {
        Set<String> changed = new HashSet<>();
        draft.payments().rows().stream()
                .filter(row -> row.cell("booked_on").equals(NIGHT.toString()))
                .forEach(row -> changed.add(row.cell("loan_id")));
        draft.loans().removeIf(row -> !changed.contains(row.cell("loan_id")));
        draft.installments().removeIf(row -> !changed.contains(row.cell("loan_id")));
        draft.payments().removeIf(row -> !changed.contains(row.cell("loan_id")));
        assertThat(draft.loans().size()).isBetween(1, 30);
    }

    private static void feed(DeliveryDraft draft, String channel, BiConsumer<Table.Row, String> change) {
        draft.payments().rows().stream()
                .filter(row -> row.cell("channel").equals(channel))
                .forEach(row -> change.accept(row, borrowerOf(draft, row.cell("loan_id"))));
        draft.sorted();
    }

    private static String borrowerOf(DeliveryDraft draft, String loanId) {
        return draft.loans().rows().stream()
                .filter(row -> row.cell("loan_id").equals(loanId))
                .map(row -> row.cell("borrower_id"))
                .findFirst()
                .orElse("");
    }

    private static Set<String> ofProduct(DeliveryDraft draft, String product) {
        Set<String> loans = new HashSet<>();
        draft.loans().rows().stream()
                .filter(row -> row.cell("product").equals(product))
                .forEach(row -> loans.add(row.cell("loan_id")));
        return loans;
    }

    private static Set<String> everySecond(Table table, String column) {
        Set<String> chosen = new HashSet<>();
        for (int position = 0; position < table.size(); position += 2) {
            chosen.add(table.row(position).cell(column));
        }
        return chosen;
    }

    private static void earlier(Table.Row row, int days) {
        String due = row.cell("due_date");
        if (!due.equals("2026-09-31")) {
            row.put("due_date", LocalDate.parse(due).minusDays(days).toString());
        }
    }

    private static void hundredfold(Table.Row row) {
        for (String column : List.of("principal_due", "interest_due")) {
            row.put(column, new BigDecimal(row.cell(column)).movePointRight(2).toPlainString());
        }
    }
}
