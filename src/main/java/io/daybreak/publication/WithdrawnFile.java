package io.daybreak.publication;

import static io.daybreak.publication.Column.amount;
import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.text;

import java.util.List;

/** {@code withdrawn.csv}: notices that were decided and did not go out with the release; for collections. */
final class WithdrawnFile {
    static final Table<Withdrawal> TABLE = Table.totalling(
            OutputFile.WITHDRAWN,
            "overdue_total",
            (row, count) -> count.add(row.notice().overdueMinor(), digits(row)),
            List.of(
                    text("notice_id", row -> row.notice().noticeId(), "Identifier the notice would have had."),
                    text("loan_id", row -> row.notice().loanId(), "The loan it is about."),
                    text("borrower_id", row -> row.notice().borrowerId(), "The loan's borrower."),
                    code("reason", row -> row.reason().name(), "Why it did not go out, the first that applies."),
                    integer("level", (row, out) -> out.integer(row.notice().level()), "Rung of the ladder."),
                    text("name", row -> row.notice().name(), "Name of the level."),
                    code("channel", row -> row.notice().channel().word(), "How it would have been sent."),
                    integer("dpd", (row, out) -> out.integer(row.notice().dpd()), "Days past due."),
                    amount(
                            "overdue_total",
                            (row, out) -> out.amount(row.notice().overdueMinor(), digits(row)),
                            "Unpaid with a due date before the business date."),
                    code("currency", row -> row.notice().currency().getCurrencyCode(), "ISO 4217 code."),
                    NoticesFile.sendBefore(Withdrawal::notice)));

    private WithdrawnFile() {}

    private static int digits(Withdrawal row) {
        return row.notice().currency().getDefaultFractionDigits();
    }
}
