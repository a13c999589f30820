package io.daybreak.intake;

import java.util.List;
import java.util.Optional;

/**
 * The sender's control totals.
 *
 * @param name the sender's name of the file they stand in
 * @param rows one for each file it lists, at most one a file
 * @param otherFiles names it lists that are no files of the contract
 */
public record Control(String name, List<ControlRow> rows, List<String> otherFiles) {
    public Control {
        rows = List.copyOf(rows);
        otherFiles = List.copyOf(otherFiles);
    }

    /** What it says of one file. */
    public Optional<ControlRow> of(DeliveryFile file) {
        return rows.stream().filter(row -> row.file() == file).findFirst();
    }
}
