package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.sample.CleanPortfolio;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.SlowLadder;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The other way round, since sending nothing would pass every drill: on clean nights no guard trips, and who is told
 * what is what a slow reference says, loan by loan.
 */
class CleanNightsTest {
    private static final long SEED = Long.getLong("clean.seed", 20260530L);
    private static final int NIGHTS = Integer.getInteger("clean.nights", 30);
    private static final LocalDate FIRST = LocalDate.of(2026, 5, 30);

    @Test
    void onThirtyCleanNightsEverybodyIsToldWhatTheReferenceSays(@TempDir Path folder) {
        House house = House.in(folder);
        CleanPortfolio portfolio = CleanPortfolio.of(SEED, 240);
        SlowLadder reference = new SlowLadder(policy());
        List<Integer> told = new ArrayList<>();
        for (int day = 0; day < NIGHTS; day++) {
            LocalDate night = FIRST.plusDays(day);
            DeliveryDraft draft = portfolio.at(night);
            Path input = folder.resolve("in");
            draft.writeTo(input, night);
            Night ran = house.run(night, input);
            assertThat(ran.exitCode()).as("seed %s, %s: %s", SEED, night, ran).isZero();
            Map<String, Integer> expected = reference.night(draft, night);
            assertThat(levels(house.published(night)))
                    .as("seed %s, %s", SEED, night)
                    .isEqualTo(expected);
            told.addAll(expected.values());
        }
        assertThat(told).as("all levels are told").contains(1, 2, 3).hasSizeGreaterThan(NIGHTS);
    }

    /** The level that each loan was told in a night, words before the due date left out. */
    static Map<String, Integer> levels(Path published) {
        Map<String, Integer> levels = new TreeMap<>();
        for (String channel : List.of("sms", "email", "letter")) {
            Table.read(published.resolve("notices").resolve(channel + ".csv")).rows().stream()
                    .filter(row -> !row.cell("level").equals("0"))
                    .forEach(row -> levels.put(row.cell("loan_id"), Integer.valueOf(row.cell("level"))));
        }
        return levels;
    }

    static Policy policy() {
        try {
            String text = Files.readString(Path.of("jobs", "policies", "cn-2023-consumer.yaml"));
            return ((PolicyReading.Usable) PolicyYaml.read(text)).policy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
