package io.daybreak.intake;

import java.util.Map;
import java.util.Optional;

/**
 * One row of a small table that people make, by the names in its header.
 *
 * @param line line in the file, the header being line 1
 * @param fits whether the row has as many fields as the header; of one that does not, nothing can be trusted
 * @param cells cells that are not blank, without surrounding blanks, by column
 */
public record NamedRow(long line, boolean fits, Map<String, String> cells) {
    public NamedRow {
        cells = Map.copyOf(cells);
    }

    /** A cell; empty when it is blank or the file has no such column. */
    public Optional<String> cell(String column) {
        return Optional.ofNullable(cells.get(column));
    }
}
