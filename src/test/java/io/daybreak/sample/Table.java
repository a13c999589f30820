package io.daybreak.sample;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One CSV file of a delivery as text: a header and rows that a test may change cell by cell before they are written.
 * Nothing is checked: a table may hold what a delivery must not.
 */
public final class Table {
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final String file;
    private final List<String> columns;
    private final List<String[]> rows;

    private Table(String file, List<String> columns, List<String[]> rows) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.rows = rows;
    }

    /** A table without rows. */
    public static Table of(String file, List<String> columns) {
        return new Table(file, columns, new ArrayList<>());
    }

    /** Reads a UTF-8, comma separated file with a header. */
    public static Table read(Path path) {
        try (CSVReader reader = new CSVReaderBuilder(Files.newBufferedReader(path, StandardCharsets.UTF_8))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            List<String[]> lines = reader.readAll();
            // Files for people begin with a byte order mark.
            lines.get(0)[0] = lines.get(0)[0].replace("\ufeff", "");
            return new Table(
                    path.getFileName().toString(),
                    List.of(lines.get(0)),
                    new ArrayList<>(lines.subList(1, lines.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvException e) {
            throw new IllegalArgumentException("not readable as CSV: " + path, e);
        }
    }

    /** A table with the same rows that can be changed without changing this one. */
    public Table copy() {
        List<String[]> copies = new ArrayList<>(rows.size());
        rows.forEach(row -> copies.add(row.clone()));
        return new Table(file, columns, copies);
    }

    public String file() {
        return file;
    }

    public List<String> columns() {
        return columns;
    }

    public int size() {
        return rows.size();
    }

    /** The row at a position, the first being 0; changing its cells changes the table. */
    public Row row(int position) {
        return new Row(rows.get(position));
    }

    public List<Row> rows() {
        return rows.stream().map(Row::new).toList();
    }

    /** The line of a row of this table, the header being line 1; for tables without line breaks inside cells. */
    public long lineOf(Row row) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == row.cells) {
                return i + 2L;
            }
        }
        throw new IllegalArgumentException("a row of another table than " + file);
    }

    /** Adds a row at the end; cells in the order of the columns, missing ones at the end are empty. */
    public Table add(List<String> cells) {
        if (cells.size() > columns.size()) {
            throw new IllegalArgumentException(file + " has " + columns.size() + " columns, not " + cells.size());
        }
        String[] row = cells.toArray(new String[columns.size()]);
        Arrays.fill(row, cells.size(), row.length, "");
        rows.add(row);
        return this;
    }

    /** Removes the rows for which the condition holds and says how many there were. */
    public int removeIf(Predicate<Row> condition) {
        int before = rows.size();
        rows.removeIf(row -> condition.test(new Row(row)));
        return before - rows.size();
    }

    /** Sorts by one column in UTF-8 byte order; rows with equal keys keep their order. */
    public Table sortBy(String column) {
        int index = index(column);
        rows.sort(Comparator.comparing(
                row -> row[index].getBytes(StandardCharsets.UTF_8),
                (left, right) -> Arrays.compareUnsigned(left, right)));
        return this;
    }

    /** The plain decimal sum of some columns over all rows; what is not a plain decimal adds nothing. */
    public BigDecimal total(List<String> amountColumns) {
        BigDecimal total = BigDecimal.ZERO;
        for (String column : amountColumns) {
            int index = index(column);
            for (String[] row : rows) {
                if (PLAIN_DECIMAL.matcher(row[index]).matches()) {
                    total = total.add(new BigDecimal(row[index]));
                }
            }
        }
        return total;
    }

    /** A table with the same rows whose columns stand in another order; a column it does not have holds {@code x}. */
    public Table arranged(List<String> newColumns) {
        Table arranged = Table.of(file, newColumns);
        for (Row row : rows()) {
            arranged.add(newColumns.stream()
                    .map(column -> columns.contains(column) ? row.cell(column) : "x")
                    .toList());
        }
        return arranged;
    }

    /** The file's bytes: UTF-8, header first, line feeds, cells quoted only where they must be. */
    public byte[] toBytes() {
        return toBytes(CsvStyle.PLAIN);
    }

    /** The file's bytes in UTF-8, header first, written in one of the ways that mean the same. */
    public byte[] toBytes(CsvStyle style) {
        StringBuilder text = new StringBuilder(rows.size() * 64);
        line(text, columns, style);
        rows.forEach(row -> line(text, Arrays.asList(row), style));
        if (!style.endsLastLine()) {
            text.setLength(text.length() - style.lineEnd().length());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(file + " has no column " + column);
        }
        return index;
    }

    private static void line(StringBuilder text, List<String> cells, CsvStyle style) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            cell(text, cells.get(i), style.quotesAll());
        }
        text.append(style.lineEnd());
    }

    private static void cell(StringBuilder text, String cell, boolean quotesAll) {
        boolean quoted = quotesAll || cell.chars().anyMatch(character -> ",\"\n\r".indexOf(character) >= 0);
        if (quoted) {
            text.append('"').append(cell.replace("\"", "\"\"")).append('"');
        } else {
            text.append(cell);
        }
    }

    /** One row, its cells by column name. */
    public final class Row {
        private final String[] cells;

        private Row(String[] cells) {
            this.cells = cells;
        }

        /** The cell under a column; a row shorter than the header has nothing there. */
        public String cell(String column) {
            int index = index(column);
            return index < cells.length ? cells[index] : "";
        }

        public Row put(String column, String value) {
            cells[index(column)] = value;
            return this;
        }

        public List<String> cells() {
            return List.of(cells);
        }
    }
}
