package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.CountedRows;
import io.daybreak.sample.SlowReference;
import io.daybreak.sample.SpoiltDelivery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole nights of spoilt deliveries through the command line and a real store ({@code -Dfuzz.nights=N
 * -Dfuzz.seed=S}): the exit code is one of the contract's for a wrong delivery (0, 4, 5), never that of a failure or of
 * a night that does not reconcile; the terminal shows no stack trace; and of a night that is published or held, every
 * row of every rejection lies within its file. The same deliveries by the thousand, row by row, without a store:
 * {@code SpoiltDeliveriesTest}.
 */
class SpoiltNightsTest {
    private static final int NIGHTS = Integer.getInteger("fuzz.nights", 24);
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1L);

    @TempDir
    private Path folder;

    @Test
    void endAsTheContractSays() throws Exception {
        Path policy = Path.of(SlowReference.class.getResource("five-tiers.yaml").toURI());
        Map<Integer, Integer> exits = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + NIGHTS; seed++) {
            SpoiltDelivery delivery = SpoiltDelivery.of(seed);
            Path place = Files.createDirectory(folder.resolve("night-" + seed));
            delivery.writeTo(place.resolve("in"));
            House house = House.in(place).policy(policy);
            Night night = house.run(SpoiltDelivery.night(), place.resolve("in"));
            exits.merge(night.exitCode(), 1, Integer::sum);
            if (!List.of(0, 4, 5).contains(night.exitCode())
                    || (night.out() + night.err()).matches("(?s).*(\\tat |Exception).*")) {
                failures.add("seed " + seed + ", " + delivery.spoilt() + ": " + night);
            } else if (night.exitCode() != 4) {
                rejectionsLieInTheirFiles(
                        night.exitCode() == 0
                                ? house.published(SpoiltDelivery.night())
                                : house.held(SpoiltDelivery.night(), 1),
                        delivery,
                        "seed " + seed);
            }
        }
        System.out.println("spoilt nights: " + NIGHTS + " from seed " + FIRST_SEED + ", by exit code " + exits);
        assertThat(failures).isEmpty();
    }

    private static void rejectionsLieInTheirFiles(Path attempt, SpoiltDelivery delivery, String as) throws Exception {
        List<String> rows = Files.readAllLines(attempt.resolve("rejects.csv"), StandardCharsets.UTF_8);
        for (String row : rows.subList(1, rows.size())) {
            String file = row.substring(0, row.indexOf(','));
            if (delivery.files().containsKey(file)) {
                byte[] bytes = delivery.files().getOrDefault(file, new byte[0]);
                long line = Long.parseLong(row.split(",", -1)[1]);
                assertThat(line).as(as + ": " + row).isBetween(1L, lines(bytes) + 1);
                assertThat(CountedRows.of(file, bytes).rows()).as(as).isPositive();
            }
        }
    }

    private static long lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .chars()
                .filter(character -> character == '\n')
                .count();
    }
}
