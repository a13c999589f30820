package io.daybreak.publication;

import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.textForPeople;

import io.daybreak.loan.Rejection;
import java.util.List;

/** {@code rejects.csv}: rows that could not be used, personal data masked. */
final class RejectsFile {
    static final Table<Rejection> TABLE = Table.of(
            OutputFile.REJECTS,
            List.of(
                    textForPeople("file", Rejection::file, "File of the delivery."),
                    integer("line", (row, out) -> out.integer(row.line()), "Line of the row, the header being line 1."),
                    textForPeople("field", Rejection::field, "Column at fault; empty when the whole row is."),
                    code("reason", row -> row.reason().name(), "Stable code."),
                    textForPeople("value", Rejection::maskedValue, "The value at fault, masked when personal."),
                    textForPeople("hint", Rejection::hint, "What to do.")));

    private RejectsFile() {}
}
