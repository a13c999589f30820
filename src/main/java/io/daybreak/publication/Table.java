package io.daybreak.publication;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One output file as its columns define it.
 *
 * @param file which file
 * @param total the column whose amounts {@code control.csv} adds up; empty: the file has none
 * @param columns the columns, in order
 */
record Table<R>(OutputFile file, Optional<Total<R>> total, List<Column<R>> columns) {
    Table {
        columns = List.copyOf(columns);
        if (total.isPresent() && columns.stream().noneMatch(named(total.get().column()))) {
            throw new IllegalArgumentException(
                    file + " has no column " + total.get().column());
        }
    }

    /**
     * The column that is added up.
     *
     * @param column its name
     * @param amount puts a row's amount into the sum
     */
    record Total<R>(String column, Adds<R> amount) {}

    /** Adds the totalled amount of a row. */
    @FunctionalInterface
    interface Adds<R> {
        void add(R row, RowCount count);
    }

    static <R> Table<R> of(OutputFile file, List<Column<R>> columns) {
        return new Table<>(file, Optional.empty(), columns);
    }

    static <R> Table<R> totalling(OutputFile file, String column, Adds<R> amount, List<Column<R>> columns) {
        return new Table<>(file, Optional.of(new Total<>(column, amount)), columns);
    }

    /** Renders the header, after a byte order mark where the file is made for spreadsheets. */
    void header(RowBuffer out) {
        if (file.byteOrderMark()) {
            out.append(OutputFile.BYTE_ORDER_MARK, OutputFile.BYTE_ORDER_MARK.length);
        }
        for (int index = 0; index < columns.size(); index++) {
            if (index > 0) {
                out.beginCell();
            }
            out.text(columns.get(index).name());
        }
        out.endRow();
    }

    /** Renders one row and counts it. */
    void row(R row, RowBuffer out, RowCount count) {
        int last = columns.size();
        for (int index = 0; index < last; index++) {
            if (index > 0) {
                out.beginCell();
            }
            columns.get(index).cell().render(row, out);
        }
        out.endRow();
        count.addRow();
        if (total.isPresent()) {
            total.get().amount().add(row, count);
        }
    }

    private static <R> Predicate<Column<R>> named(String name) {
        return column -> column.name().equals(name);
    }
}
