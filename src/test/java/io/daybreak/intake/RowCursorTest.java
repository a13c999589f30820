package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where rows and fields begin and end, compared with opencsv and by hand. */
class RowCursorTest {
    private static final long SEED = 20260630L;
    private static final int[] BUFFER_SIZES = {64, 65, 100, 4096, 1 << 17};

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("rows.csv");
    }

    @Test
    void rows_are_those_of_opencsv() throws Exception {
        for (int round = 0; round < 400; round++) {
            long seed = SEED + round;
            String text = sensible(new SplittableRandom(seed));
            List<List<String>> expected = byOpencsv(text);
            for (int bufferBytes : BUFFER_SIZES) {
                assertThat(rows(text, bufferBytes).fields())
                        .as("seed %d, buffer %d, text <%s>", seed, bufferBytes, text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void any_bytes_give_the_same_rows_whatever_the_buffer() throws IOException {
        for (int round = 0; round < 400; round++) {
            long seed = SEED + round;
            String text = anything(new SplittableRandom(seed));
            Reading expected = rows(text, 1 << 17);
            for (int bufferBytes : BUFFER_SIZES) {
                assertThat(rows(text, bufferBytes))
                        .as("seed %d, buffer %d, text <%s>", seed, bufferBytes, text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void first_fields_are_those_of_all_fields() throws IOException {
        for (int round = 0; round < 200; round++) {
            long seed = SEED + round;
            String text = anything(new SplittableRandom(seed));
            Reading all = rows(text, 64);
            try (FileChannel channel = FileChannel.open(file)) {
                RowCursor cursor = new RowCursor(
                        ByteSource.of(channel),
                        RowFormat.delimitedBy(','),
                        new RowRange(new RowMark(0, 1), channel.size()),
                        RowCursor.Detail.FIRST_FIELDS,
                        2,
                        64,
                        RowSource.NOBODY);
                for (int row = 0; row < all.fields().size(); row++) {
                    List<String> fields = all.fields().get(row);
                    assertThat(cursor.next()).isTrue();
                    assertThat(cursor.mark())
                            .as("seed %d", seed)
                            .isEqualTo(all.marks().get(row));
                    assertThat(Columns.texts(cursor, 2))
                            .as("seed %d, row %d", seed, row)
                            .isEqualTo(fields.subList(0, Math.min(2, fields.size())));
                }
                assertThat(cursor.next()).isFalse();
                assertThat(cursor.stop()).isEqualTo(all.stop());
            }
        }
    }

    @Test
    void a_row_can_be_read_again_from_its_mark() throws IOException {
        for (int round = 0; round < 100; round++) {
            long seed = SEED + round;
            String text = sensible(new SplittableRandom(seed));
            Reading all = rows(text, 4096);
            for (int row = 0; row < all.marks().size(); row++) {
                Reading rest = rows(text, 4096, all.marks().get(row));
                assertThat(rest.fields())
                        .as("seed %d, from %s", seed, all.marks().get(row))
                        .isEqualTo(all.fields().subList(row, all.fields().size()));
                assertThat(rest.marks())
                        .as("seed %d", seed)
                        .isEqualTo(all.marks().subList(row, all.marks().size()));
            }
        }
    }

    @Test
    void line_feed_and_carriage_return_with_line_feed_end_a_row() throws IOException {
        assertThat(rows("a,b\r\nc,d\n\"e\",\"f\"\r\ng,h", 64).fields())
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"), List.of("g", "h"));
    }

    @Test
    void empty_lines_are_no_rows_but_count_as_lines() throws IOException {
        Reading reading = rows("\n\r\na,b\n\n\nc,d\n\n", 64);

        assertThat(reading.fields()).containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(reading.marks()).containsExactly(new RowMark(3, 3), new RowMark(9, 6));
    }

    @Test
    void a_line_of_one_blank_is_a_row() throws IOException {
        assertThat(rows(" \n\"\"\n", 64).fields()).containsExactly(List.of(" "), List.of(""));
    }

    @Test
    void a_quote_inside_a_field_is_text() throws IOException {
        assertThat(rows("5\"x7\",b\"\n", 64).fields()).containsExactly(List.of("5\"x7\"", "b\""));
    }

    @Test
    void line_breaks_inside_quotes_belong_to_the_field_and_count_as_lines() throws IOException {
        Reading reading = rows("a,\"b\nc\r\nd\"\ne,f\n", 64);

        assertThat(reading.fields()).containsExactly(List.of("a", "b\nc\r\nd"), List.of("e", "f"));
        assertThat(reading.marks()).extracting(RowMark::line).containsExactly(1L, 4L);
    }

    @Test
    void text_after_a_closing_quote_makes_a_row_malformed() throws IOException {
        Reading reading = rows("\"a\"x,b\n\"c\",d\n", 64);

        assertThat(reading.fields()).containsExactly(List.of("ax", "b"), List.of("c", "d"));
        assertThat(reading.malformed()).containsExactly(true, false);
    }

    @Test
    void a_quote_that_is_never_closed_stops_with_its_line() throws IOException {
        Reading reading = rows("a,b\nc,\"d\ne,f\n", 64);

        assertThat(reading.fields()).containsExactly(List.of("a", "b"));
        assertThat(reading.stop()).isEqualTo(RowCursor.Stop.OPEN_QUOTE);
        assertThat(reading.stopLine()).isEqualTo(2);
    }

    @Test
    void an_open_quote_in_a_large_file_is_no_long_line() throws IOException {
        Reading reading = rows("a,b\nc,\"d\n" + "e,f\n".repeat(RowCursor.MAX_ROW_BYTES), 4096);

        assertThat(reading.stop()).isEqualTo(RowCursor.Stop.OPEN_QUOTE);
        assertThat(reading.stopLine()).isEqualTo(2);
    }

    @Test
    void a_row_of_exactly_one_mebibyte_is_read_and_a_longer_one_is_not() throws IOException {
        String longest = "x".repeat(RowCursor.MAX_ROW_BYTES);

        assertThat(rows("a\n" + longest + "\nb\n", 64).fields())
                .containsExactly(List.of("a"), List.of(longest), List.of("b"));
        Reading tooLong = rows("a\n" + longest + "y\nb\n", 64);
        assertThat(tooLong.fields()).containsExactly(List.of("a"));
        assertThat(tooLong.stop()).isEqualTo(RowCursor.Stop.ROW_TOO_LONG);
        assertThat(tooLong.stopLine()).isEqualTo(2);
        assertThat(rows("a\n" + longest + longest, 1 << 17).stop()).isEqualTo(RowCursor.Stop.ROW_TOO_LONG);
    }

    @Test
    void a_file_shorter_than_the_range_stops() throws IOException {
        Files.writeString(file, "a,b\n");
        try (FileChannel channel = FileChannel.open(file)) {
            RowCursor cursor = new RowCursor(
                    ByteSource.of(channel),
                    RowFormat.delimitedBy(','),
                    new RowRange(new RowMark(0, 1), 100),
                    4,
                    64,
                    RowSource.NOBODY);

            assertThat(cursor.next()).isFalse();
            assertThat(cursor.stop()).isEqualTo(RowCursor.Stop.FILE_TOO_SHORT);
        }
    }

    @Test
    void more_fields_than_are_kept_are_counted() throws IOException {
        Files.writeString(file, "a,b,c,d,e\n\"f\",g,h,i\n");
        try (FileChannel channel = FileChannel.open(file)) {
            RowCursor cursor = new RowCursor(
                    ByteSource.of(channel),
                    RowFormat.delimitedBy(','),
                    new RowRange(new RowMark(0, 1), Files.size(file)),
                    2,
                    64,
                    RowSource.NOBODY);

            assertThat(cursor.next()).isTrue();
            assertThat(cursor.fieldCount()).isEqualTo(5);
            assertThat(Columns.texts(cursor, 2)).containsExactly("a", "b");
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.fieldCount()).isEqualTo(4);
            assertThat(Columns.texts(cursor, 2)).containsExactly("f", "g");
        }
    }

    @Test
    void copies_have_no_quotes_and_give_line_breaks_back() throws IOException {
        byte[] bytes = {'a', (byte) 0xFD, '"', 'b', (byte) 0xFF, 'c', (byte) 0xFE, '\n', 'd', (byte) 0xFD, '\n'};
        Files.write(file, bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            RowCursor cursor = new RowCursor(
                    ByteSource.of(channel),
                    RowFormat.COPY,
                    new RowRange(new RowMark(0, 1), bytes.length),
                    4,
                    64,
                    RowSource.NOBODY);

            assertThat(cursor.next()).isTrue();
            assertThat(Columns.texts(cursor, 4)).containsExactly("a", "\"b\nc\r");
            assertThat(cursor.next()).isTrue();
            assertThat(Columns.texts(cursor, 4)).containsExactly("d", "");
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void the_observer_sees_every_byte_once_and_knows_ascii() throws IOException {
        byte[] bytes = DeliveryFiles.utf8("a,b\nc,d\n".repeat(100) + "é,f\n" + "g,h\n".repeat(100) + "last,row");
        Files.write(file, bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] seen = new byte[bytes.length];
            int[] count = {0, 0};
            RowCursor cursor = new RowCursor(
                    ByteSource.of(channel),
                    RowFormat.delimitedBy(','),
                    new RowRange(new RowMark(0, 1), bytes.length),
                    4,
                    64,
                    (part, from, to, allAscii) -> {
                        System.arraycopy(part, from, seen, count[0], to - from);
                        count[0] += to - from;
                        count[1] += allAscii ? 0 : 1;
                    });
            while (cursor.next()) {
                assertThat(cursor.fieldCount()).isEqualTo(2);
            }

            assertThat(seen).isEqualTo(bytes);
            assertThat(count[1]).as("buffers with other than ASCII").isBetween(1, 2);
        }
    }

    @Test
    void checksums_of_parts_make_the_checksum_of_the_whole() throws IOException {
        for (int round = 0; round < 100; round++) {
            long seed = SEED + round;
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = DeliveryFiles.utf8(sensible(random));
            Files.write(file, bytes);
            CRC32C whole = new CRC32C();
            whole.update(bytes);
            int total = 0;
            try (FileChannel channel = FileChannel.open(file)) {
                RowCursor cursor = new RowCursor(
                        ByteSource.of(channel),
                        RowFormat.delimitedBy(','),
                        new RowRange(new RowMark(0, 1), bytes.length),
                        4,
                        64,
                        RowSource.NOBODY);
                boolean hasRow = true;
                while (hasRow) {
                    hasRow = cursor.next();
                    if (!hasRow || random.nextInt(3) == 0) {
                        total ^= ChecksumParts.contribution(cursor.takeChecksum(), bytes.length - cursor.offset());
                    }
                }
            }
            assertThat(total).as("seed %d", seed).isEqualTo((int) whole.getValue());
        }
    }

    /** All that a cursor says of a text. */
    private record Reading(
            List<List<String>> fields,
            List<RowMark> marks,
            List<Boolean> malformed,
            RowCursor.Stop stop,
            long stopLine) {}

    private Reading rows(String text, int bufferBytes) throws IOException {
        return rows(text, bufferBytes, new RowMark(0, 1));
    }

    private Reading rows(String text, int bufferBytes, RowMark from) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        List<List<String>> fields = new ArrayList<>();
        List<RowMark> marks = new ArrayList<>();
        List<Boolean> malformed = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            RowCursor cursor = new RowCursor(
                    ByteSource.of(channel),
                    RowFormat.delimitedBy(','),
                    new RowRange(from, channel.size()),
                    64,
                    bufferBytes,
                    RowSource.NOBODY);
            while (cursor.next()) {
                fields.add(Columns.texts(cursor, 64));
                marks.add(cursor.mark());
                malformed.add(cursor.isMalformed());
            }
            return new Reading(fields, marks, malformed, cursor.stop(), cursor.stopLine());
        }
    }

    private static List<List<String>> byOpencsv(String text) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (CSVReader reader = new CSVReaderBuilder(new StringReader(text))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .withKeepCarriageReturn(false)
                .build()) {
            for (String[] row = reader.readNext(); row != null; row = reader.readNext()) {
                rows.add(Arrays.asList(row));
            }
        }
        return rows;
    }

    /** Rows as RFC 4180 knows them: no quotes outside quoted fields, no empty lines. */
    private static String sensible(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int rows = random.nextInt(1, 20);
        for (int row = 0; row < rows; row++) {
            int fields = random.nextInt(2, 8);
            for (int field = 0; field < fields; field++) {
                text.append(field == 0 ? "" : ",").append(random.nextInt(4) == 0 ? quoted(random) : plain(random));
            }
            text.append(row == rows - 1 && random.nextBoolean() ? "" : "\n");
        }
        return text.toString();
    }

    private static String plain(SplittableRandom random) {
        return pick(random, List.of("", "a", "L000000001", "2026-06-30", "-12.05", "张伟", "x y", "é", "==1"));
    }

    private static String quoted(SplittableRandom random) {
        StringBuilder text = new StringBuilder("\"");
        for (int part = random.nextInt(6); part > 0; part--) {
            text.append(pick(random, List.of("a", ",", "\"\"", "\n", "12", "伟", " ")));
        }
        return text.append('"').toString();
    }

    private static String anything(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(200); part > 0; part--) {
            text.append(pick(random, List.of("a", "bc", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", "12345678", "\0")));
        }
        return text.toString();
    }

    private static String pick(SplittableRandom random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
