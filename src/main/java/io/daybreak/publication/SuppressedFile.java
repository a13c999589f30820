package io.daybreak.publication;

import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.date;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.text;

import io.daybreak.notice.Decision;
import java.util.List;

/** {@code suppressed.csv}: why each loan past due or not classified gets no notice tonight. */
final class SuppressedFile {
    static final Table<Decision.Suppressed> TABLE = Table.of(
            OutputFile.SUPPRESSED,
            List.of(
                    text("loan_id", Decision.Suppressed::loanId, "The loan."),
                    text("borrower_id", Decision.Suppressed::borrowerId, "Who owes it."),
                    integer(
                            "level",
                            (row, out) -> row.level().ifPresent(out::integer),
                            "Level that was looked at; empty when it came to none."),
                    code("reason", row -> row.reason().name(), "Suppression code, the first that applies."),
                    text("detail", Decision.Suppressed::detail, "What was seen; no personal data."),
                    date("since", Decision.Suppressed::since, "First night of this code in a row."),
                    integer(
                            "nights",
                            (row, out) -> out.integer(row.nights()),
                            "Published nights in a row with this code, tonight included.")));

    private SuppressedFile() {}
}
