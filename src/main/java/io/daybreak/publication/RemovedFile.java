package io.daybreak.publication;

import static io.daybreak.publication.Column.amount;
import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.textForPeople;

import io.daybreak.reconciliation.Figure;
import java.util.List;

/** {@code collections_removed.csv}: who left the worklist since the baseline, and why. */
final class RemovedFile {
    static final Table<RemovedRow> TABLE = Table.totalling(
            OutputFile.COLLECTIONS_REMOVED,
            "overdue_total_previous",
            (row, count) -> row.published().overdueTotalMinor().ifPresent(minor -> count.add(minor, digits(row))),
            List.of(
                    textForPeople("loan_id", row -> row.published().loanId(), "The loan."),
                    textForPeople("borrower_id", row -> row.published().borrowerId(), "Who owes it."),
                    textForPeople("product", row -> row.published().product(), "Product code."),
                    code("currency", row -> row.published().currency(), "ISO 4217 code of the amount."),
                    integer(
                            "dpd_previous_run",
                            (row, out) -> row.published().dpd().ifPresent(out::integer),
                            "Days past due in the baseline; empty when not classified then."),
                    amount(
                            "overdue_total_previous",
                            (row, out) -> row.published()
                                    .overdueTotalMinor()
                                    .ifPresent(minor -> out.amount(minor, digits(row))),
                            "Overdue in the baseline."),
                    textForPeople("tier_previous", row -> row.published().tier().orElse(""), "Tier in the baseline."),
                    textForPeople("tier", row -> row.tier().orElse(""), "Tier tonight; empty when it has none."),
                    code("reason", row -> row.reason().name(), "Why it left.")));

    private RemovedFile() {}

    private static int digits(RemovedRow row) {
        return Figure.fractionDigits(row.published().currency());
    }
}
