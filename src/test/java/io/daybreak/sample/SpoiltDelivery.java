package io.daybreak.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A delivery of a small random portfolio in which, from a seed, one to four things are wrong: in cells (dates that do
 * not exist, amounts in other spellings, digits of other scripts, repeated keys, identifiers with path separators,
 * formulas), in rows (cells or rows dropped, doubled, moved) or in bytes (flipped, cut off, NUL, byte order marks,
 * carriage returns, quotes opened, other charsets, fields of megabytes).
 *
 * @param files the bytes of every file by name
 * @param spoilt what was done, in words, for whoever must understand a failure
 */
public record SpoiltDelivery(Map<String, byte[]> files, List<String> spoilt) {
    private static final LocalDate NIGHT = RandomDelivery.FIRST_NIGHT;
    private static final int TEN_MEGABYTES = 10 << 20;
    private static final List<String> CELLS = List.of(
            "2026-02-30",
            "2026-13-01",
            "0000-00-00",
            "99999-01-01",
            "26-02-01",
            "1e9",
            "NaN",
            "Infinity",
            "+5",
            "-5",
            "-0",
            "1,000.00",
            "1.000,00",
            "0.001",
            "1.123",
            "100.5",
            "٣٤",
            "１２",
            "９９９９-０１-０１",
            "99999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            ".5",
            "5.",
            " 5",
            "5 ",
            "",
            " ",
            "../../etc/passwd",
            "a/b\\c",
            "..",
            "=1+1",
            "=HYPERLINK(\"x\")",
            "@SUM(A1)",
            "-1+1",
            "<script>alert(1)</script>",
            "{{name}}",
            "${jndi:ldap://x}",
            "'; drop table run; --",
            "\u0000",
            "\t",
            "a\nb",
            "a\r\nb",
            "\"",
            "\"\"",
            "\u202Eabc",
            "\uFEFFx",
            "null",
            "JPY",
            "XXX",
            "REVERSAL",
            "PENDING",
            "CLOSED");

    /** The business date it is made for. */
    public static LocalDate night() {
        return NIGHT;
    }

    /** Makes one from a seed. */
    public static SpoiltDelivery of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DeliveryDraft draft = RandomDelivery.withFaults(random.nextLong()).at(NIGHT);
        List<String> spoilt = new ArrayList<>();
        int wrongs = 1 + random.nextInt(4);
        int inCells = random.nextInt(wrongs + 1);
        for (int i = 0; i < inCells; i++) {
            spoilt.add(cells(draft, random));
        }
        Map<String, byte[]> files = new LinkedHashMap<>(draft.toBytes(NIGHT));
        boolean proves = random.nextInt(4) == 0;
        if (!proves) {
            files.remove(DeliveryDraft.CONTROL);
        }
        for (int i = inCells; i < wrongs; i++) {
            List<String> names = List.copyOf(files.keySet());
            String name = names.get(random.nextInt(names.size()));
            Wrong wrong = bytes(files.getOrDefault(name, new byte[0]), random);
            files.put(name, wrong.bytes);
            spoilt.add(name + ": " + wrong.what);
        }
        return new SpoiltDelivery(files, spoilt);
    }

    /** Writes it into a folder. */
    public void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cells(DeliveryDraft draft, SplittableRandom random) {
        List<String> names = List.copyOf(DeliveryDraft.COLUMNS.keySet());
        Table table = draft.table(names.get(random.nextInt(names.size())));
        if (table.size() == 0) {
            return table.file() + ": nothing, it has no rows";
        }
        int position = random.nextInt(table.size());
        Table.Row row = table.row(position);
        String column = table.columns().get(random.nextInt(table.columns().size()));
        switch (random.nextInt(6)) {
            case 0 -> {
                table.add(row.cells());
                return table.file() + ": row " + position + " twice";
            }
            case 1 -> {
                String other = table.row(random.nextInt(table.size())).cell(column);
                row.put(column, other);
                return table.file() + ": row " + position + " " + column + " as another's, " + other;
            }
            default -> {
                String cell = CELLS.get(random.nextInt(CELLS.size()));
                row.put(column, cell);
                return table.file() + ": row " + position + " " + column + " " + cell;
            }
        }
    }

    /** What became of a file's bytes. */
    private static final class Wrong {
        private final byte[] bytes;
        private final String what;

        private Wrong(byte[] bytes, String what) {
            this.bytes = bytes;
            this.what = what;
        }
    }

    private static Wrong bytes(byte[] bytes, SplittableRandom random) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        String place = " at " + at;
        return switch (random.nextInt(14)) {
            case 0 -> new Wrong(with(bytes, at, (byte) random.nextInt(256)), "a byte flipped" + place);
            case 1 -> new Wrong(inserted(bytes, at, new byte[] {'"'}), "a quote" + place);
            case 2 -> new Wrong(inserted(bytes, at, new byte[] {0}), "a NUL" + place);
            case 3 -> new Wrong(inserted(bytes, 0, utf8("\uFEFF")), "a byte order mark");
            case 4 -> new Wrong(inserted(bytes, at, utf8("\uFEFF")), "a byte order mark" + place);
            case 5 -> new Wrong(utf8(text(bytes).replace("\n", "\r\n")), "CRLF");
            case 6 -> new Wrong(inserted(bytes, at, new byte[] {'\r'}), "a carriage return" + place);
            case 7 -> new Wrong(inserted(bytes, at, "张伟".getBytes(Charset.forName("GB18030"))), "GB18030" + place);
            case 8 -> new Wrong(Arrays.copyOf(bytes, at), "cut off" + place);
            case 9 -> new Wrong(inserted(bytes, at, new byte[] {','}), "a comma" + place);
            case 10 -> new Wrong(inserted(bytes, at, new byte[] {'\n'}), "a line feed" + place);
            case 11 -> new Wrong(withoutColumn(text(bytes), random), "a column dropped");
            case 12 -> new Wrong(large(bytes, at, random), "a large field" + place);
            default -> new Wrong(text(bytes).getBytes(StandardCharsets.UTF_16), "UTF-16");
        };
    }

    /** Rarely ten megabytes: a file of thousands of deliveries would take minutes. */
    private static byte[] large(byte[] bytes, int at, SplittableRandom random) {
        byte[] field = new byte[random.nextInt(20) == 0 ? TEN_MEGABYTES : 1 + random.nextInt(200_000)];
        Arrays.fill(field, (byte) (random.nextBoolean() ? '7' : 'x'));
        return inserted(bytes, at, field);
    }

    private static byte[] withoutColumn(String text, SplittableRandom random) {
        int column = random.nextInt(8);
        StringBuilder left = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
            if (column < cells.size()) {
                cells.remove(column);
            }
            left.append(String.join(",", cells)).append('\n');
        }
        return utf8(left.toString());
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        if (changed.length > 0) {
            changed[at] = value;
        }
        return changed;
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + more.length);
        out.write(bytes, 0, at);
        out.writeBytes(more);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
