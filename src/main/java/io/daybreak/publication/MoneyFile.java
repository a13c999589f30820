package io.daybreak.publication;

import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.date;
import static io.daybreak.publication.Column.optionalText;
import static io.daybreak.publication.Column.text;

import java.util.List;

/** {@code money_in_the_air.csv}: what stops notices until it is matched, booked or old, and since when. */
final class MoneyFile {
    static final Table<MoneyRow> TABLE = Table.of(
            OutputFile.MONEY_IN_THE_AIR,
            List.of(
                    text("payment_id", row -> row.money().paymentId(), "The row in payments.csv."),
                    code(
                            "kind",
                            row -> row.money().kind().name(),
                            "UNMATCHED (no loan), ORPHAN (a loan that is not there), PENDING or FUTURE (valued later)."),
                    optionalText(
                            "borrower_id", MoneyRow::borrowerId, "Whose it may be; empty when the row says nothing."),
                    optionalText("loan_id", row -> row.money().loanId(), "The loan it names."),
                    date("value_date", row -> row.money().valueDate(), "Its value date."),
                    new Column<>(
                            "amount",
                            Column.Kind.AMOUNT,
                            "Its amount as delivered.",
                            (row, out) -> out.text(row.money().amount().toPlainString())),
                    date("since", row -> row.money().since(), "First published business date on which it stood so.")));

    private MoneyFile() {}
}
