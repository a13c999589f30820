package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.CleanPortfolio;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.SlowLadder;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What went wrong elsewhere, done to a portfolio in which nothing is wrong: not one notice leaves about a loan in doubt,
 * the reason is in the files, and the next good night tells exactly those whom the reference names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentDrillsTest {
    private static final long SEED = 17L;
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 10);
    private static final LocalDate INCIDENT = FIRST.plusDays(3);
    private static final LocalDate AFTER = INCIDENT.plusDays(1);
    private static final LocalDate LAST = AFTER.plusDays(1);
    private static final CleanPortfolio PORTFOLIO = CleanPortfolio.of(SEED, 220);
    private static final Map<String, Integer> DUE_AT_INCIDENT =
            referenceOfGoodNights().night(PORTFOLIO.at(INCIDENT), INCIDENT);
    private static final Set<String> TOUCHED = touched();

    private House before;

    /**
     * An incident.
     *
     * @param name what happened
     * @param spoils what it did to the delivery
     * @param inDoubt the loans it touched
     * @param codes what suppressed.csv says of those that would have been told
     */
    private record Drill(String name, Consumer<DeliveryDraft> spoils, Predicate<String> inDoubt, List<String> codes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Drill> drills() {
        return Stream.of(
                new Drill(
                        "some loans' due dates moved earlier",
                        draft -> eachDue(draft, row -> earlier(row, 40)),
                        IncidentDrillsTest::some,
                        List.of("HISTORY_CHANGED", "QUARANTINE")),
                new Drill(
                        "some loans' dates shifted by one day",
                        draft -> eachDue(draft, row -> earlier(row, 1)),
                        IncidentDrillsTest::some,
                        List.of("HISTORY_CHANGED", "QUARANTINE")),
                new Drill(
                        "some loans' amounts in the wrong unit",
                        draft -> eachDue(
                                draft,
                                row -> row.put(
                                        "principal_due",
                                        new BigDecimal(row.cell("principal_due"))
                                                .movePointRight(2)
                                                .toPlainString())),
                        IncidentDrillsTest::some,
                        List.of("HISTORY_CHANGED", "QUARANTINE")),
                new Drill(
                        "some loans' payments lost",
                        IncidentDrillsTest::loseNewest,
                        IncidentDrillsTest::some,
                        List.of("HISTORY_CHANGED", "QUARANTINE")),
                new Drill(
                        "one phone on all borrowers",
                        draft -> draft.borrowers().rows().forEach(row -> row.put("phone", "+8613820000000")),
                        loan -> true,
                        List.of("SHARED_CONTACT")),
                new Drill(
                        "a reversal file applied twice",
                        draft -> reversals(draft, "", ""),
                        IncidentDrillsTest::some,
                        List.of("REJECTED")),
                new Drill(
                        "a reversal file applied twice under other numbers",
                        draft -> reversals(draft, "", "again-"),
                        IncidentDrillsTest::some,
                        List.of("REJECTED")),
                new Drill(
                        "hold rows mangled",
                        IncidentDrillsTest::mangledHolds,
                        IncidentDrillsTest::some,
                        List.of("HOLD")));
    }

    /** Two loans that would be told in the night of the incident, and some others: few enough that no guard trips. */
    private static boolean some(String loanId) {
        return TOUCHED.contains(loanId);
    }

    private static Set<String> touched() {
        Set<String> touched = new TreeSet<>();
        DUE_AT_INCIDENT.keySet().stream().limit(2).forEach(touched::add);
        PORTFOLIO.at(INCIDENT).loans().rows().stream()
                .map(row -> row.cell("loan_id"))
                .filter(loan -> Integer.parseInt(loan.substring(1)) % 20 == 0)
                .forEach(touched::add);
        return touched;
    }

    private static void eachDue(DeliveryDraft draft, Consumer<Table.Row> change) {
        draft.installments().rows().stream()
                .filter(row -> some(row.cell("loan_id")))
                .forEach(change);
    }

    private static void earlier(Table.Row row, int days) {
        row.put(
                "due_date",
                LocalDate.parse(row.cell("due_date")).minusDays(days).toString());
    }

    private static void loseNewest(DeliveryDraft draft) {
        Set<String> lost = new TreeSet<>();
        newest(draft).values().forEach(row -> lost.add(row.cell("payment_id")));
        draft.payments().removeIf(row -> lost.contains(row.cell("payment_id")));
    }

    private static Map<String, Table.Row> newest(DeliveryDraft draft) {
        Map<String, Table.Row> newest = new TreeMap<>();
        draft.payments().rows().stream()
                .filter(row -> some(row.cell("loan_id")))
                .forEach(row -> newest.put(row.cell("loan_id"), row));
        return newest;
    }

    /** The newest payment of some loans is taken back, and by the second file once more. */
    private static void reversals(DeliveryDraft draft, String first, String second) {
        Map<String, Table.Row> newest = newest(draft);
        for (String prefix : List.of(first, second)) {
            newest.values()
                    .forEach(row -> CleanPortfolio.add(
                            draft.payments(),
                            Map.of(
                                    "payment_id", prefix + "R-" + row.cell("payment_id"),
                                    "loan_id", row.cell("loan_id"),
                                    "value_date", INCIDENT.toString(),
                                    "amount", row.cell("amount"),
                                    "type", "REVERSAL",
                                    "reverses", row.cell("payment_id"),
                                    "channel", row.cell("channel"))));
        }
        draft.sorted();
    }

    private static void mangledHolds(DeliveryDraft draft) {
        draft.loans().rows().stream()
                .filter(row -> some(row.cell("loan_id")))
                .forEach(row -> CleanPortfolio.add(
                        draft.holds(),
                        Map.of(
                                "hold_id", "H-" + row.cell("loan_id"),
                                "scope", "LOAN",
                                "subject_id", row.cell("loan_id"),
                                "kind", "DISPUTE",
                                "from", "10/06/2026")));
    }

    @BeforeAll
    void threeGoodNights(@TempDir Path folder) {
        before = House.in(folder);
        for (LocalDate night = FIRST; night.isBefore(INCIDENT); night = night.plusDays(1)) {
            good(before, folder, night);
        }
    }

    private static Night good(House house, Path folder, LocalDate night) {
        Path input = folder.resolve("good-" + night);
        PORTFOLIO.at(night).writeTo(input, night);
        Night ran = house.run(night, input);
        assertThat(ran.exitCode()).as(night + ": " + ran).isZero();
        return ran;
    }

    private static SlowLadder referenceOfGoodNights() {
        SlowLadder reference = new SlowLadder(CleanNightsTest.policy());
        for (LocalDate night = FIRST; night.isBefore(INCIDENT); night = night.plusDays(1)) {
            reference.night(PORTFOLIO.at(night), night);
        }
        return reference;
    }

    @ParameterizedTest
    @MethodSource("drills")
    void nobodyInDoubtIsTold(Drill drill, @TempDir Path folder) throws IOException {
        House house = before.copiedTo(folder.resolve("house"));
        SlowLadder reference = referenceOfGoodNights();
        assertThat(DUE_AT_INCIDENT.keySet())
                .as("who would be told, were nothing wrong")
                .anyMatch(drill.inDoubt());
        DeliveryDraft spoiled = PORTFOLIO.at(INCIDENT);
        drill.spoils().accept(spoiled);
        Path input = folder.resolve("in-spoiled");
        spoiled.writeTo(input, INCIDENT);

        Night ran = house.run(INCIDENT, input);

        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        Map<String, Integer> told = CleanNightsTest.levels(house.published(INCIDENT));
        assertThat(told.keySet()).noneMatch(drill.inDoubt());
        assertThat(told)
                .isEqualTo(reference.night(
                        PORTFOLIO.at(INCIDENT), INCIDENT, drill.inDoubt().negate()));
        assertThat(reasons(house.published(INCIDENT), drill.inDoubt())).containsAnyElementsOf(drill.codes());

        good(house, folder, AFTER);
        assertThat(CleanNightsTest.levels(house.published(AFTER)))
                .isEqualTo(reference.night(PORTFOLIO.at(AFTER), AFTER));
    }

    /** A wrong delivery does not become right by being delivered twice. */
    @Test
    void theNightAfterTheDatesMovedIsNotBelievedEither(@TempDir Path folder) throws IOException {
        House house = before.copiedTo(folder.resolve("house"));
        SlowLadder reference = referenceOfGoodNights();
        for (LocalDate night : List.of(INCIDENT, AFTER)) {
            moved(house, folder, night);
            assertThat(CleanNightsTest.levels(house.published(night)))
                    .isEqualTo(reference.night(PORTFOLIO.at(night), night, loan -> !some(loan)));
        }
        good(house, folder, LAST);
        assertThat(CleanNightsTest.levels(house.published(LAST))).isEqualTo(reference.night(PORTFOLIO.at(LAST), LAST));
    }

    /** Who looked at a loan and found the new dates right may say so; the others stay where they are. */
    @Test
    void whatAPersonClearedIsBelievedFromTheNextNightOn(@TempDir Path folder) {
        House house = before.copiedTo(folder.resolve("house"));
        moved(house, folder, INCIDENT);
        List<String> stopped = Table.read(house.published(INCIDENT).resolve("suppressed.csv")).rows().stream()
                .filter(row -> List.of("HISTORY_CHANGED", "QUARANTINE").contains(row.cell("reason")))
                .map(row -> row.cell("loan_id"))
                .toList();
        assertThat(stopped).hasSizeGreaterThan(1);
        String cleared = stopped.get(0);

        assertThat(house.command("clear", "L99999", "--by", "Li Na", "--reason", "checked")
                        .exitCode())
                .isEqualTo(2);
        Night clear = house.command("clear", cleared, "--by", "Li Na", "--reason", "the contract was changed");
        assertThat(clear.exitCode()).as(clear.toString()).isZero();
        assertThat(clear.out()).contains(cleared);
        assertThat(house.command("clear", cleared, "--by", "Li Na", "--reason", "again")
                        .exitCode())
                .isEqualTo(2);

        moved(house, folder, AFTER);
        List<String> still = Table.read(house.published(AFTER).resolve("suppressed.csv")).rows().stream()
                .filter(row -> List.of("HISTORY_CHANGED", "QUARANTINE").contains(row.cell("reason")))
                .map(row -> row.cell("loan_id"))
                .toList();
        assertThat(still).doesNotContain(cleared).containsAll(stopped.subList(1, stopped.size()));

        Night product = house.command("clear", "--product", "CASH", "--by", "Li Na", "--reason", "all were checked");
        assertThat(product.exitCode()).as(product.toString()).isZero();
        moved(house, folder, LAST);
        Map<String, String> products = new TreeMap<>();
        PORTFOLIO.at(LAST).loans().rows().forEach(row -> products.put(row.cell("loan_id"), row.cell("product")));
        assertThat(Table.read(house.published(LAST).resolve("suppressed.csv")).rows().stream()
                        .filter(row -> row.cell("reason").equals("HISTORY_CHANGED"))
                        .map(row -> products.get(row.cell("loan_id"))))
                .doesNotContain("CASH");
    }

    private static void moved(House house, Path folder, LocalDate night) {
        DeliveryDraft moved = PORTFOLIO.at(night);
        eachDue(moved, row -> earlier(row, 40));
        moved.writeTo(folder.resolve("moved"), night);
        Night ran = house.run(night, folder.resolve("moved"));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
    }

    @Test
    void yesterdaysDeliveryIsNotTodays(@TempDir Path folder) {
        House house = before.copiedTo(folder.resolve("house"));
        Path yesterday = folder.resolve("yesterday");
        PORTFOLIO.at(INCIDENT.minusDays(1)).writeTo(yesterday, INCIDENT.minusDays(1));
        Night ran = house.run(INCIDENT, yesterday);
        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err()).contains("CONTROL_DATE_DIFFERS");
        assertThat(house.output().resolve(INCIDENT.toString())).doesNotExist();
    }

    @Test
    void withoutTheHoldsNobodyIsTold(@TempDir Path folder) {
        House house = before.copiedTo(folder.resolve("house"));
        Path input = folder.resolve("in");
        PORTFOLIO.at(INCIDENT).without(DeliveryDraft.HOLDS).writeTo(input, INCIDENT);
        Night ran = house.run(INCIDENT, input);
        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err()).contains("HOLDS_MISSING");
        good(house, folder, INCIDENT);
    }

    @Test
    void aStoreOfLastWeekIsFoundOut(@TempDir Path folder) throws IOException {
        House house = before.copiedTo(folder.resolve("house"));
        House backup = before.copiedTo(folder.resolve("backup"));
        good(house, folder, INCIDENT);
        Path database = Path.of("daybreak.mv.db");
        Files.delete(house.store().resolve(database));
        Files.copy(backup.store().resolve(database), house.store().resolve(database));
        Path input = folder.resolve("in");
        PORTFOLIO.at(AFTER).writeTo(input, AFTER);
        Night ran = house.run(AFTER, input);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("the store is older than the folder");
    }

    @Test
    void aPlaceholderThatIsMisspeltStopsTheRunBeforeItBegins(@TempDir Path folder) throws IOException {
        House house = before.copiedTo(folder.resolve("house"));
        Path jobs = folder.resolve("jobs");
        copy(Path.of("jobs"), jobs);
        Path template = jobs.resolve("templates").resolve("reminder.sms.zh.txt");
        Files.writeString(template, Files.readString(template).replace("{{overdue_total}}", "{{overdue_totl}}"));
        Path input = folder.resolve("in");
        PORTFOLIO.at(INCIDENT).writeTo(input, INCIDENT);
        Night ran = house.settings(jobs.resolve("nightly.yaml")).run(INCIDENT, input);
        assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(2);
        assertThat(ran.err()).contains("reminder.sms.zh.txt", "overdue_totl");
        assertThat(house.output().resolve(INCIDENT.toString())).doesNotExist();
    }

    /** The tier is sticky and bad; the borrower is told of two days, and not of the tier. */
    @Test
    void whoMissesOneInstallmentInProbationIsRemindedAndNoMore(@TempDir Path folder) {
        House house = House.in(folder.resolve("house"));
        for (LocalDate night : List.of(FIRST, FIRST.plusDays(1), FIRST.plusDays(2))) {
            DeliveryDraft draft = cured(night);
            draft.writeTo(folder.resolve("in"), night);
            Night ran = house.run(night, folder.resolve("in"));
            assertThat(ran.exitCode()).as(ran.toString()).isZero();
        }
        LocalDate missed = FIRST.plusDays(2);
        Table.Row loan = Table.read(house.published(missed).resolve("classification.csv")).rows().stream()
                .filter(row -> row.cell("loan_id").equals("CURED"))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(loan.cell("dpd"), loan.cell("tier"), loan.cell("own_tier")))
                .containsExactly("1", "SUBSTANDARD", "SPECIAL_MENTION");
        Table.Row notice = Table.read(house.published(missed).resolve("notices").resolve("sms.csv")).rows().stream()
                .filter(row -> row.cell("loan_id").equals("CURED"))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(notice.cell("level"), notice.cell("name"), notice.cell("tier")))
                .containsExactly("1", "reminder", "SPECIAL_MENTION");
        assertThat(notice.cell("text")).doesNotContainIgnoringCase("substandard");
    }

    private static DeliveryDraft cured(LocalDate night) {
        DeliveryDraft draft = DeliveryDraft.empty();
        CleanPortfolio.add(
                draft.loans(),
                Map.of(
                        "loan_id", "CURED",
                        "borrower_id", "B1",
                        "product", "CASH",
                        "currency", "CNY",
                        "principal", "300",
                        "disbursed_on", "2025-12-01"));
        List<String> dues =
                List.of("2026-01-11", "2026-05-11", FIRST.plusDays(1).toString());
        for (int number = 1; number <= dues.size(); number++) {
            CleanPortfolio.add(
                    draft.installments(),
                    Map.of(
                            "loan_id", "CURED",
                            "installment_no", Integer.toString(number),
                            "due_date", dues.get(number - 1),
                            "principal_due", "100",
                            "interest_due", "0"));
        }
        CleanPortfolio.add(
                draft.payments(),
                Map.of("payment_id", "P1", "loan_id", "CURED", "value_date", "2026-05-11", "amount", "200"));
        CleanPortfolio.add(
                draft.payments(),
                Map.of("payment_id", "P-" + night, "loan_id", "CURED", "value_date", night.toString(), "amount", "0"));
        CleanPortfolio.add(
                draft.borrowers(), Map.of("borrower_id", "B1", "name", "Example", "phone", "+8613820000001"));
        return draft;
    }

    private static List<String> reasons(Path published, Predicate<String> loans) {
        return Table.read(published.resolve("suppressed.csv")).rows().stream()
                .filter(row -> loans.test(row.cell("loan_id")))
                .map(row -> row.cell("reason"))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
