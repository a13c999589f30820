package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.CleanPortfolio;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.SampleData;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past dates run again as they were known then give every published byte, or say where they do not and why. */
class AsKnownThenTest {
    private static final Path DELIVERIES = Path.of("sample-data").toAbsolutePath();
    private static final LocalDate FIRST = SampleData.nights().get(0);
    private static final LocalDate INCIDENT = SampleData.incidentNight();

    @TempDir
    private Path folder;

    private final CleanPortfolio portfolio = CleanPortfolio.of(Long.getLong("rerun.seed", 20260601L), 160);

    @Test
    void theSampleNightsGiveEveryByteAgainAndNothingElseChanges() {
        House house = sampleNights();
        Map<String, String> files = files(house);
        Map<String, String> memory = Memory.of(house);

        Night again = then(house, FIRST, INCIDENT, DELIVERIES.resolve("{date}"));

        done(again);
        assertThat(again.out()).contains("3 date(s)", "every byte as published");
        Table reproduction = reproduction(house, FIRST, INCIDENT);
        assertThat(outcomes(reproduction)).containsOnly("same", "not_possible");
        assertThat(reasons(reproduction)).as("the incident night is held").containsOnly("", "NOT_PUBLISHED");
        assertThat(differences(house, FIRST, INCIDENT).rows()).isEmpty();
        assertThat(files(house)).isEqualTo(files);
        assertThat(Memory.of(house)).isEqualTo(memory);
    }

    @Test
    void whatAReleaseWithdrewIsWithdrawnAgain() {
        House house = sampleNights();
        Night released = house.command(
                "release",
                "--date",
                INCIDENT.toString(),
                "--by",
                "Ms Yu",
                "--reason",
                "looked at",
                "--without-notices");
        done(released);

        Night again = then(house, FIRST, INCIDENT, DELIVERIES.resolve("{date}"));

        done(again);
        assertThat(reproduction(house, FIRST, INCIDENT).rows())
                .filteredOn(row -> row.cell("business_date").equals(INCIDENT.toString()))
                .anySatisfy(row -> assertThat(row.cell("file")).isEqualTo("withdrawn.csv"))
                .allSatisfy(row -> assertThat(row.cell("outcome")).isEqualTo("same"));
    }

    /**
     * Nights with a late feed, a rerun that takes notices back, receipts, and a night under another policy that a person
     * released: each attempt is computed again with what was known before it, the rerun as one range.
     */
    @Test
    void aHistoryWithARerunReceiptsAndAnotherPolicyIsReproduced() {
        House house = history();
        Map<String, String> memory = Memory.of(house);

        Night again = then(house, day(0), day(5), inputs());

        done(again);
        assertThat(again.out()).contains("6 date(s)");
        assertThat(outcomes(reproduction(house, day(0), day(5)))).containsOnly("same");
        assertThat(Memory.of(house)).isEqualTo(memory);
    }

    @Test
    void whereTheDeliveryIsAnotherItIsSaid() throws IOException {
        House house = House.in(folder.resolve("house"));
        for (int night = 0; night < 3; night++) {
            done(house.run(day(night), write(portfolio.at(day(night)), night)));
        }
        DeliveryDraft other = portfolio.at(day(1));
        Table.Row payment = other.payments().rows().get(0);
        payment.put("amount", "0.01");
        write(other, 1);
        Night changed = then(house, day(0), day(2), inputs());

        assertThat(changed.exitCode()).as(changed.toString()).isEqualTo(3);
        assertThat(reproduction(house, day(0), day(2)).rows())
                .filteredOn(row -> row.cell("outcome").equals("differs"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.cell("business_date")).isEqualTo(day(1).toString());
                    assertThat(row.cell("reason")).isEqualTo("DELIVERY_DIFFERS");
                    assertThat(row.cell("detail")).contains("payments.csv");
                })
                .anySatisfy(row -> {
                    assertThat(row.cell("file")).isEqualTo("classification.csv");
                    assertThat(Integer.parseInt(row.cell("line"))).isGreaterThan(1);
                });
        assertThat(differences(house, day(0), day(2)).rows())
                .extracting(row -> row.cell("loan_id"))
                .containsExactly(payment.cell("loan_id"));

        Files.writeString(input(1).resolve("payments.csv"), "one more line\n", StandardOpenOption.APPEND);
        Night refused = then(house, day(0), day(2), inputs());
        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(4);
        assertThat(reasons(reproduction(house, day(0), day(2)))).containsOnly("", "DELIVERY_REFUSED");

        Files.move(input(1), folder.resolve("elsewhere"));
        Night missing = then(house, day(0), day(2), inputs());
        assertThat(missing.exitCode()).as(missing.toString()).isEqualTo(3);
        assertThat(reasons(reproduction(house, day(0), day(2)))).containsOnly("", "DELIVERY_MISSING");
    }

    @Test
    void whatCannotBeAskedIsWrongUsage() {
        House house = House.in(folder.resolve("house"));
        assertThat(then(house, FIRST, FIRST, DELIVERIES.resolve("{date}")).err())
                .contains("is published");
        Night one = then(house, FIRST, INCIDENT, DELIVERIES.resolve(FIRST.toString()));
        assertThat(one.exitCode()).as(one.toString()).isEqualTo(2);
        assertThat(one.err()).contains("Write {date} in it");
        Night dry = then(house, FIRST, INCIDENT, DELIVERIES.resolve("{date}"), "--dry-run");
        assertThat(dry.exitCode()).as(dry.toString()).isEqualTo(2);
    }

    private House history() {
        House house = House.in(folder.resolve("house"));
        for (int night = 0; night < 4; night++) {
            DeliveryDraft draft = portfolio.at(day(night));
            draft.payments()
                    .removeIf(row -> row.cell("value_date").compareTo(day(1).toString()) >= 0
                            && Integer.parseInt(row.cell("loan_id").substring(1)) % 2 == 0);
            done(house.run(day(night), write(draft, night)));
        }
        write(portfolio.at(day(3)), 3);
        done(house.rerun(day(1), day(3), inputs()));
        DeliveryDraft draft = portfolio.at(day(4));
        sent(house).forEach(id -> draft.receipts().add(List.of(id, "BOUNCED", day(4) + "T09:00:00Z")));
        assertThat(draft.receipts().rows()).as("notices of the first night").isNotEmpty();
        assertThat(house.run(day(4), write(draft, 4)).exitCode()).isIn(0, 5);
        house.command("release", "--date", day(4).toString(), "--by", "Ms Yu", "--reason", "receipts");
        House stricter = House.in(folder.resolve("house")).policy(stricterPolicy(house));
        assertThat(stricter.run(day(5), write(portfolio.at(day(5)), 5)).exitCode())
                .isEqualTo(5);
        Night released =
                house.command("release", "--date", day(5).toString(), "--by", "Ms Yu", "--reason", "a new policy");
        done(released);
        return house;
    }

    /** The shipped policy with a reminder a day later, under another version. */
    private static Path stricterPolicy(House house) {
        try {
            String shipped = Files.readString(Path.of("jobs", "policies", "cn-2023-consumer.yaml"));
            String later = shipped.replaceFirst("(level: 1, name: reminder, from_dpd: )\\d+", "$12");
            assertThat(later).isNotEqualTo(shipped);
            return house.file("later.yaml", later);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> sent(House house) {
        return Table.read(house.published(day(0)).resolve("notices").resolve("sms.csv")).rows().stream()
                .map(row -> row.cell("notice_id"))
                .toList();
    }

    private Path inputs() {
        return folder.resolve("in-{date}");
    }

    private Path input(int night) {
        return folder.resolve("in-" + day(night));
    }

    private Path write(DeliveryDraft draft, int night) {
        draft.writeTo(input(night), day(night));
        return input(night);
    }

    private static LocalDate day(int night) {
        return LocalDate.of(2026, 6, 1).plusDays(night);
    }

    private House sampleNights() {
        House house = House.in(folder.resolve("house"));
        for (LocalDate night : SampleData.nights()) {
            Night ran = house.run(night, DELIVERIES.resolve(night.toString()));
            assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(night.equals(INCIDENT) ? 5 : 0);
        }
        return house;
    }

    private static Night then(House house, LocalDate from, LocalDate to, Path input, String... more) {
        List<String> words = new ArrayList<>(List.of("--as-known-then"));
        words.addAll(List.of(more));
        return house.rerun(from, to, input, words.toArray(new String[0]));
    }

    private static Map<String, String> files(House house) {
        Map<String, String> files = Tree.all(house.output());
        files.keySet().removeIf(name -> name.startsWith("rerun-") || name.startsWith(".log"));
        return files;
    }

    private static Table reproduction(House house, LocalDate from, LocalDate to) {
        return Table.read(result(house, from, to).resolve("reproduction.csv"));
    }

    private static Table differences(House house, LocalDate from, LocalDate to) {
        return Table.read(result(house, from, to).resolve("differences.csv"));
    }

    private static Path result(House house, LocalDate from, LocalDate to) {
        return house.output().resolve("rerun-" + from + "-" + to + "-as-known-then");
    }

    private static List<String> outcomes(Table reproduction) {
        return reproduction.rows().stream().map(row -> row.cell("outcome")).toList();
    }

    private static List<String> reasons(Table reproduction) {
        return reproduction.rows().stream().map(row -> row.cell("reason")).toList();
    }
}
