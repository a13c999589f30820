package io.daybreak.intake;

import java.util.List;

/**
 * A row found by its key.
 *
 * @param line its line
 * @param fields its fields, in the order of the header
 */
public record KeyedRow(long line, List<String> fields) {
    public KeyedRow {
        fields = List.copyOf(fields);
    }
}
