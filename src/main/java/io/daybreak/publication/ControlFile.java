package io.daybreak.publication;

import static io.daybreak.publication.Column.amount;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.text;

import java.util.Comparator;
import java.util.List;

/** {@code control.csv}: what each file of the attempt contains, as counted when it was read back from disk. */
final class ControlFile {
    static final Table<ReadBack> TABLE = Table.of(
            OutputFile.CONTROL,
            List.of(
                    text("file", row -> row.figures().file(), "Path inside the attempt."),
                    integer("rows", (row, out) -> out.integer(row.figures().rows()), "Rows without the header."),
                    amount(
                            "amount_total",
                            (row, out) -> out.text(row.figures().amountTotal().toPlainString()),
                            "Plain decimal sum of the column the file totals, whatever the currency; 0 without one."),
                    text("sha256", ReadBack::sha256, "Digest of the file's bytes.")));

    private ControlFile() {}

    static List<ReadBack> inOrder(List<ReadBack> readBack) {
        return readBack.stream()
                .sorted(Comparator.comparing(file -> file.figures().file()))
                .toList();
    }
}
