package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** payment_ids that repeat anywhere in a file, compared with a map of all of them. */
class RepeatedIdsTest {
    private static final long SEED = 31L;

    @TempDir
    private Path folder;

    private record Row(String id, String loanId, boolean isPending) {}

    /** Lines to reject, and lines of PENDING rows posted under another loan. */
    private record Expected(TreeSet<Long> repeats, TreeSet<Long> postedElsewhere) {}

    @Test
    void repeats_across_loans_are_found_whatever_the_hash() throws Exception {
        List<KeyHash> hashes =
                List.of(KeyHash.MIXED, (bytes, from, to) -> 0L, (bytes, from, to) -> (bytes[to - 1] & 7L) << 58);
        for (int round = 0; round < 20; round++) {
            List<Row> rows = random(SEED + round, 400, 300);
            for (KeyHash hash : hashes) {
                assertFound("seed " + (SEED + round), rows, hash);
            }
        }
    }

    @Test
    void more_rows_than_fit_one_block_go_through_the_file() throws Exception {
        assertFound("seed " + SEED, random(SEED, 600_000, 590_000), KeyHash.MIXED);
    }

    @Test
    void without_repeats_nothing_is_found() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
            rows.add(new Row("P" + number, "L", number % 3 == 0));
        }
        assertFound("no repeats", rows, KeyHash.MIXED);
    }

    private void assertFound(String description, List<Row> rows, KeyHash hash) throws Exception {
        Path file = write(rows);
        Expected expected = expected(rows);
        try (RepeatedIds ids = new RepeatedIds("payment_id", folder, hash)) {
            ScannedFile scanned = FileScanner.scan(new FileScanner.Task(
                    Layout.of(DeliveryFile.PAYMENTS),
                    file,
                    FileMapping.standard(DeliveryFile.PAYMENTS),
                    Optional.empty(),
                    folder,
                    ids));
            RepeatedIds.Found found = ids.find(scanned.source());

            for (long line = 2; line < rows.size() + 2; line++) {
                if (found.repeats().contains(line) != expected.repeats().contains(line)
                        || found.postedElsewhere().contains(line)
                                != expected.postedElsewhere().contains(line)) {
                    assertThat(rows.get((int) line - 2))
                            .as("%s, line %d", description, line)
                            .isNull();
                }
            }
            assertThat(found.repeats().size()).isEqualTo(expected.repeats().size());
            assertThat(found.postedElsewhere().size())
                    .isEqualTo(expected.postedElsewhere().size());
        }
    }

    private static Expected expected(List<Row> rows) {
        Map<String, Integer> posted = new HashMap<>();
        Map<String, Integer> pending = new HashMap<>();
        Expected expected = new Expected(new TreeSet<>(), new TreeSet<>());
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            if ((row.isPending() ? pending : posted).putIfAbsent(row.id(), index) != null) {
                expected.repeats().add(index + 2L);
            }
        }
        pending.forEach((id, index) -> {
            Integer other = posted.get(id);
            if (other != null
                    && !rows.get(other).loanId().equals(rows.get(index).loanId())) {
                expected.postedElsewhere().add(index + 2L);
            }
        });
        return expected;
    }

    private static List<Row> random(long seed, int count, int ids) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(new Row("P" + random.nextInt(ids), "L" + random.nextInt(3), random.nextInt(3) == 0));
        }
        return rows;
    }

    private Path write(List<Row> rows) throws IOException {
        StringBuilder text = new StringBuilder("payment_id,loan_id,value_date,amount,type\n");
        for (Row row : rows) {
            text.append(row.id()).append(',').append(row.loanId()).append(",2026-02-09,1.00,");
            text.append(row.isPending() ? "PENDING" : "").append('\n');
        }
        return Files.writeString(folder.resolve("payments.csv"), text);
    }
}
