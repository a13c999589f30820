package io.daybreak.publication;

import static io.daybreak.publication.Column.amount;
import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.date;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.optionalTextForPeople;
import static io.daybreak.publication.Column.textForPeople;

import java.util.List;
import java.util.stream.Collectors;

/** {@code unmatched.csv}: money without a home. */
final class UnmatchedFile {
    static final Table<UnmatchedRow> TABLE = Table.totalling(
            OutputFile.UNMATCHED,
            "amount",
            (row, count) -> count.add(row.payment().amount()),
            List.of(
                    textForPeople("payment_id", row -> row.payment().paymentId(), "The row's payment_id."),
                    code(
                            "kind",
                            row -> row.payment().loanId().isEmpty() ? "UNMATCHED" : "ORPHAN",
                            "UNMATCHED: no loan_id; ORPHAN: a loan_id that the delivery does not have."),
                    optionalTextForPeople("loan_id", row -> row.payment().loanId(), "The loan_id it carries."),
                    date("value_date", row -> row.payment().valueDate(), "Day the money counts from."),
                    amount(
                            "amount",
                            (row, out) -> out.text(row.payment().amount().toPlainString()),
                            "Amount as delivered; its currency is not known."),
                    code("type", row -> row.payment().type().name(), "Which way the money goes."),
                    optionalTextForPeople("borrower_id", row -> row.payment().borrowerId(), "Whose money it is."),
                    optionalTextForPeople("payer_name", row -> row.payment().payerName(), "Who paid."),
                    optionalTextForPeople("reference", row -> row.payment().reference(), "Remittance reference."),
                    optionalTextForPeople("channel", row -> row.payment().channel(), "The feed it came by."),
                    integer("line", (row, out) -> out.integer(row.payment().line()), "Line in payments.csv."),
                    integer(
                            "candidates_count",
                            (row, out) -> out.integer(row.candidates().size()),
                            "How many loans it might belong to."),
                    textForPeople(
                            "candidates",
                            UnmatchedFile::candidates,
                            "The loans it might belong to, best first, each with why, parted by semicolons.")));

    private UnmatchedFile() {}

    private static String candidates(UnmatchedRow row) {
        return row.candidates().stream()
                .map(candidate -> candidate.loanId() + " " + candidate.link())
                .collect(Collectors.joining("; "));
    }
}
