package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.SampleData;
import io.daybreak.sample.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

    @Test
    void theSampleNightsGiveEveryByteAgainAndNothingElseChanges() {
        House house = sampleNights();
        Map<String, String> files = files(house);
        Map<String, String> memory = Memory.of(house);

        Night again = then(house, FIRST, INCIDENT, DELIVERIES.resolve("{date}"));

        assertThat(again.exitCode()).as(again.toString()).isZero();
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
        assertThat(released.exitCode()).as(released.toString()).isZero();

        Night again = then(house, FIRST, INCIDENT, DELIVERIES.resolve("{date}"));

        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(reproduction(house, FIRST, INCIDENT).rows())
                .filteredOn(row -> row.cell("business_date").equals(INCIDENT.toString()))
                .anySatisfy(row -> assertThat(row.cell("file")).isEqualTo("withdrawn.csv"))
                .allSatisfy(row -> assertThat(row.cell("outcome")).isEqualTo("same"));
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
        List<String> words = new ArrayList<>(List.of(
                "rerun",
                "--from",
                from.toString(),
                "--to",
                to.toString(),
                "--reason",
                "an audit",
                "--as-known-then",
                "--input",
                input.toString()));
        words.addAll(Arrays.asList(more));
        return house.command(words.toArray(new String[0]));
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
