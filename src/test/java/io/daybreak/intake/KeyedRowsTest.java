package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows found by key are those a map of everything would find, whatever the hash does. */
class KeyedRowsTest {
    private static final long SEED = 11L;

    @TempDir
    private Path folder;

    @Test
    void finds_every_row_of_a_key_in_the_order_of_the_file() throws IOException {
        Map<String, List<KeyedRow>> expected = new TreeMap<>();
        Path file = randomFile(20_000, 4_000, expected);
        try (KeyedRows rows = KeyedRows.index(file, "key", folder)) {
            for (Map.Entry<String, List<KeyedRow>> entry : expected.entrySet()) {
                assertThat(rows.rows(entry.getKey())).as("seed %d", SEED).isEqualTo(entry.getValue());
            }
            assertThat(rows.rows("K")).isEmpty();
            assertThat(rows.rows("")).isEmpty();
        }
    }

    @Test
    void hashes_that_collide_cost_time_only() throws IOException {
        List<KeyHash> badHashes = List.of(
                (bytes, from, to) -> 0L,
                (bytes, from, to) -> -1L,
                (bytes, from, to) -> bytes[to - 1] & 3,
                (bytes, from, to) -> (long) bytes[to - 1] << 60);
        Map<String, List<KeyedRow>> expected = new TreeMap<>();
        Path file = randomFile(300, 100, expected);
        for (KeyHash hash : badHashes) {
            try (KeyedRows rows = KeyedRows.index(file, "key", folder, hash)) {
                for (Map.Entry<String, List<KeyedRow>> entry : expected.entrySet()) {
                    assertThat(rows.rows(entry.getKey())).isEqualTo(entry.getValue());
                }
                assertThat(rows.rows("nobody")).isEmpty();
            }
        }
    }

    @Test
    void keys_with_quotes_commas_and_line_breaks_are_keys() throws IOException {
        Path file = Files.writeString(
                folder.resolve("money.csv"), "amount,key\n1,\"a,\"\"b\"\"\nc\"\n2,plain\n3,\"a,\"\"b\"\"\nc\"\n");
        List<String> columns = List.of("amount", "key");
        try (KeyedRows rows = KeyedRows.index(file, "key", folder)) {
            assertThat(rows.rows("a,\"b\"\nc"))
                    .containsExactly(
                            new KeyedRow(2, columns, List.of("1", "a,\"b\"\nc")),
                            new KeyedRow(5, columns, List.of("3", "a,\"b\"\nc")));
        }
    }

    @Test
    void cells_are_found_by_the_names_in_the_header() throws IOException {
        Path file = Files.writeString(folder.resolve("money.csv"), "amount,key\n1,a\n2,b\n");
        KeyedRow row;
        try (KeyedRows rows = KeyedRows.index(file, "key", folder)) {
            row = rows.rows("b").get(0);
        }

        assertThat(row.cell("amount")).isEqualTo("2");
        assertThat(row.cell("key")).isEqualTo("b");
        assertThatThrownBy(() -> row.cell("currency")).hasMessageContaining("currency");
        assertThat(KeyedRows.search(file, "key", LoanIdOrder.UTF8, "b").orElseThrow())
                .allSatisfy(found -> assertThat(found.cell("amount")).isEqualTo("2"))
                .hasSize(1);
    }

    @Test
    void a_file_without_the_column_or_with_broken_rows_is_a_failure() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "amount\n1\n");
        Path broken = Files.writeString(folder.resolve("broken.csv"), "amount,key\n1\n");

        assertThatThrownBy(() -> KeyedRows.index(other, "key", folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> KeyedRows.index(broken, "key", folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.csv:2");
    }

    @Test
    void closing_leaves_nothing_but_the_file() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        KeyedRows.index(randomFile(5_000, 10, new TreeMap<>()), "key", work).close();

        try (var files = Files.list(work)) {
            assertThat(files).isEmpty();
        }
    }

    private Path randomFile(int count, int keys, Map<String, List<KeyedRow>> expected) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder text = new StringBuilder("number,key,note\n");
        for (int row = 0; row < count; row++) {
            String key = "K" + random.nextInt(keys);
            text.append(row).append(',').append(key).append(",x\n");
            expected.computeIfAbsent(key, none -> new ArrayList<>())
                    .add(new KeyedRow(
                            row + 2, List.of("number", "key", "note"), List.of(String.valueOf(row), key, "x")));
        }
        return Files.writeString(folder.resolve("rows.csv"), text);
    }
}
