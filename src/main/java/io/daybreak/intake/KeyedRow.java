package io.daybreak.intake;

import java.util.List;

/**
 * A row found by its key.
 *
 * @param line its line
 * @param columns the names in the header
 * @param fields its fields, in the order of the header
 */
public record KeyedRow(long line, List<String> columns, List<String> fields) {
    public KeyedRow {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
    }

    static KeyedRow of(RowSource source, RowCursor row) {
        return new KeyedRow(row.line(), source.columns().names(), Columns.texts(row, row.fieldCount()));
    }

    /** The cell of a column the file has. */
    public String cell(String column) {
        int place = columns.indexOf(column);
        if (place < 0) {
            throw new IllegalArgumentException("there is no column " + column + " among " + columns);
        }
        return fields.get(place);
    }
}
