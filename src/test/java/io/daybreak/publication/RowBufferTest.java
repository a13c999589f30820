package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvException;
import io.daybreak.loan.Money;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowBufferTest {
    private static final long SEED = 20_260_703;
    private static final String ALPHABET = "abc,\" =+-@\t逾期𠮷é'；";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|plain",
                "a,b|\"a,b\"",
                "say \"hi\"|\"say \"\"hi\"\"\"",
                "逾期贷款|逾期贷款",
                "逾期,贷款|\"逾期,贷款\"",
                "=1+1|=1+1",
                "+8613800000001|+8613800000001",
            })
    void text_is_quoted_only_where_it_must_be(String text, String cell) {
        assertThat(rendered(out -> out.text(text))).isEqualTo(cell);
    }

    @Test
    void line_breaks_are_quoted() {
        assertThat(rendered(out -> out.text("a\r\nb"))).isEqualTo("\"a\r\nb\"");
        assertThat(rendered(out -> out.text("a\rb"))).isEqualTo("\"a\rb\"");
        assertThat(rendered(out -> out.text("a\nb"))).isEqualTo("\"a\nb\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"})
    void text_for_people_that_would_run_as_a_formula_gets_an_apostrophe(String text) {
        String cell = rendered(out -> out.textForPeople(text));

        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'" + text.charAt(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "L-1", "1=1", " =1", "'", "逾期"})
    void other_text_for_people_stays(String text) {
        assertThat(rendered(out -> out.textForPeople(text))).isEqualTo(text);
    }

    @Test
    void any_row_comes_back_from_another_parser() throws IOException, CsvException {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 3_000; round++) {
            String[] cells = {text(random, ALPHABET), text(random, ALPHABET), text(random, ALPHABET)};

            try (CSVReader reader = new CSVReaderBuilder(new StringReader(row(cells)))
                    .withCSVParser(new RFC4180Parser())
                    .build()) {
                assertThat(reader.readNext())
                        .as("seed %d round %d", SEED, round)
                        .isEqualTo(cells);
                assertThat(reader.readNext()).isNull();
            }
        }
    }

    @Test
    void any_row_with_line_breaks_comes_back_from_the_parser_that_reads_back(@TempDir Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String[]> rows = new ArrayList<>();
        StringBuilder file = new StringBuilder("a,b,c\n");
        for (int round = 0; round < 3_000; round++) {
            String all = ALPHABET + "\r\n";
            String[] cells = {text(random, all), text(random, all), text(random, all)};
            rows.add(cells);
            file.append(row(cells));
        }
        Files.writeString(folder.resolve("rows.csv"), file, StandardCharsets.UTF_8);

        try (ReadBackCursor cursor = ReadBackCursor.open(folder.resolve("rows.csv"))) {
            for (String[] cells : rows) {
                assertThat(cursor.next()).isTrue();
                assertThat(new String[] {cursor.text(0), cursor.text(1), cursor.text(2)})
                        .isEqualTo(cells);
            }
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void any_amount_is_the_plain_decimal() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 20_000; round++) {
            long minor =
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextLong();
                        case 1 -> random.nextInt(20_000) - 10_000;
                        case 2 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
                        default -> random.nextLong(1_000_000_000_000L);
                    };
            for (int digits = 0; digits <= 4; digits++) {
                int fractionDigits = digits;
                assertThat(rendered(out -> out.amount(minor, fractionDigits)))
                        .isEqualTo(Money.plain(minor, fractionDigits));
            }
            assertThat(rendered(out -> out.integer(minor))).isEqualTo(Long.toString(minor));
        }
    }

    @Test
    void any_date_is_in_iso_form() {
        for (LocalDate date = LocalDate.of(1999, 12, 1); date.getYear() < 2030; date = date.plusDays(1)) {
            LocalDate day = date;
            assertThat(rendered(out -> out.date(day))).isEqualTo(day.toString());
        }
        assertThat(rendered(out -> out.date(LocalDate.of(7, 1, 2)))).isEqualTo("0007-01-02");
        assertThat(rendered(out -> out.date(LocalDate.MIN))).isEqualTo(LocalDate.MIN.toString());
    }

    private static String row(String... cells) {
        return rendered(out -> {
            for (int index = 0; index < cells.length; index++) {
                if (index > 0) {
                    out.beginCell();
                }
                out.text(cells[index]);
            }
            out.endRow();
        });
    }

    private static String text(SplittableRandom random, String alphabet) {
        StringBuilder text = new StringBuilder();
        int[] characters = alphabet.codePoints().toArray();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private static String rendered(Consumer<RowBuffer> cell) {
        RowBuffer out = new RowBuffer(1);
        cell.accept(out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
