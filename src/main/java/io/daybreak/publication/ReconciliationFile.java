package io.daybreak.publication;

import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.textForPeople;

import java.util.List;

/** {@code reconciliation.csv}: every figure of the report, one a row, so that another program can check it. */
final class ReconciliationFile {
    static final Table<ReconciliationRow> TABLE = Table.of(
            OutputFile.RECONCILIATION,
            List.of(
                    code("section", ReconciliationRow::section, "Identity or table the figure belongs to."),
                    textForPeople("measure", ReconciliationRow::measure, "What is counted."),
                    code(
                            "currency",
                            ReconciliationRow::currency,
                            "ISO 4217 code; empty over all currencies, and where it is not known."),
                    textForPeople("tier", ReconciliationRow::tier, "Tier, file, reason or feed it is about."),
                    code(
                            "side",
                            ReconciliationRow::side,
                            "left, right or difference of an identity, subtracted terms are negative; value, baseline, limit"
                                    + " or tripped of a guard; percent; the night of a figure of the section history."),
                    integer("count", (row, out) -> row.count().ifPresent(out::integer), "How many."),
                    new Column<>(
                            "amount",
                            Column.Kind.AMOUNT,
                            "How much; where side says percent: that percentage.",
                            (row, out) -> row.amount().ifPresent(out::text))));

    private ReconciliationFile() {}
}
