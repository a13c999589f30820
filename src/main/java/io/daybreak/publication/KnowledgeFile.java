package io.daybreak.publication;

import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code knowledge.csv}: which rows of a delivery were known on a day, and of which nobody can say. */
public final class KnowledgeFile {
    static final Table<KnowledgeRow> TABLE = Table.of(
            OutputFile.KNOWLEDGE,
            List.of(
                    text("file", KnowledgeRow::file, "The file of the delivery."),
                    integer("rows", (row, out) -> out.integer(row.rows()), "Its rows."),
                    integer(
                            "entered_later",
                            (row, out) -> out.integer(row.later()),
                            "Of them, rows whose booked_on or entered_on is after the day: left out."),
                    integer(
                            "without_entry_date",
                            (row, out) -> out.integer(row.undated()),
                            "Of them, rows without booked_on or entered_on: taken as known; NOT PROVABLE.")));

    private KnowledgeFile() {}

    /** Begins the file in a folder that is there. */
    public static Sheet<KnowledgeRow> create(Path folder) throws IOException {
        return Sheet.create(folder, TABLE);
    }
}
