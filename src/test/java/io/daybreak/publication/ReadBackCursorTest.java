package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second parser, held against a third. */
class ReadBackCursorTest {
    private static final long SEED = 20_260_704;
    private static final List<String> CELLS =
            List.of("", "x", "\"a,b\"", "\"line\r\nbreak\"", "\"say \"\"hi\"\"\"", "逾期", "\"\"", "\"逾,期\"", "12.50");

    @TempDir
    private Path folder;

    @Test
    void any_file_reads_as_another_parser_reads_it() throws IOException, CsvException {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int rows : List.of(0, 1, 7, 500, 120_000)) { // the last goes over several blocks
            Path file = folder.resolve(rows + ".csv");
            StringBuilder text = new StringBuilder("a,b,c\n");
            for (int row = 0; row < rows; row++) {
                text.append(cell(random))
                        .append(',')
                        .append(cell(random))
                        .append(',')
                        .append(cell(random))
                        .append('\n');
            }
            Files.writeString(file, text);

            assertThat(read(file)).as("seed %d rows %d", SEED, rows).isEqualTo(readOtherwise(file));
        }
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_header() throws IOException {
        try (ReadBackCursor cursor = open("\uFEFFa,b\n1,2\n")) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.text(cursor.column("a"))).isEqualTo("1");
        }
    }

    @Test
    void a_row_with_other_cells_than_the_header_is_counted_apart() throws IOException {
        try (ReadBackCursor cursor = open("a,b\n1,2\n3\n4,5,6\n7,8\n")) {
            int rows = 0;
            while (cursor.next()) {
                rows++;
            }
            assertThat(rows).isEqualTo(2);
            assertThat(cursor.malformedRows()).isEqualTo(2);
        }
    }

    @Test
    void a_last_row_without_its_line_feed_is_cut_short() throws IOException {
        try (ReadBackCursor cursor = open("a,b\n1,2\n3,4")) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.next()).isFalse();
            assertThat(cursor.malformedRows()).isEqualTo(1);
        }
    }

    @Test
    void a_missing_column_is_empty_everywhere() throws IOException {
        try (ReadBackCursor cursor = open("a\n1\n")) {
            cursor.next();
            assertThat(cursor.text(cursor.column("b"))).isEmpty();
            assertThat(cursor.integer(cursor.column("b"))).isZero();
        }
    }

    @Test
    void amounts_add_up_exactly() throws IOException {
        List<String> amounts = List.of("0.10", "0.20", "-5", "1234567890123456.78", "99999999999999999999.99", "", "0");
        ReadBackCursor.DecimalSum sum = new ReadBackCursor.DecimalSum();
        try (ReadBackCursor cursor = open("amount,b\n" + String.join(",\n", amounts) + ",\n")) {
            while (cursor.next()) {
                cursor.addAmount(0, sum);
            }
        }
        assertThat(sum.sum())
                .isEqualByComparingTo(amounts.stream()
                        .filter(amount -> !amount.isEmpty())
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void what_is_no_amount_is_refused() throws IOException {
        for (String text : List.of("1,5", "1.2.3", "x", "1e5")) {
            try (ReadBackCursor cursor = open("amount,b\n\"" + text + "\",\n")) {
                cursor.next();
                assertThatThrownBy(() -> cursor.addAmount(0, new ReadBackCursor.DecimalSum()))
                        .as(text)
                        .isInstanceOf(NumberFormatException.class);
            }
        }
    }

    private ReadBackCursor open(String text) throws IOException {
        Path file = folder.resolve("file.csv");
        Files.writeString(file, text);
        return ReadBackCursor.open(file);
    }

    private static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (ReadBackCursor cursor = ReadBackCursor.open(file)) {
            while (cursor.next()) {
                rows.add(List.of(cursor.text(0), cursor.text(1), cursor.text(2)));
            }
            assertThat(cursor.sha256()).isEqualTo(Sha256.of(file));
            assertThat(cursor.malformedRows()).isZero();
        }
        return rows;
    }

    private static List<List<String>> readOtherwise(Path file) throws IOException, CsvException {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVReader reader = new CSVReaderBuilder(text)
                        .withCSVParser(new RFC4180Parser())
                        .withKeepCarriageReturn(true)
                        .withSkipLines(1)
                        .build()) {
            return reader.readAll().stream().map(List::of).toList();
        }
    }

    private static String cell(SplittableRandom random) {
        return CELLS.get(random.nextInt(CELLS.size()));
    }
}
