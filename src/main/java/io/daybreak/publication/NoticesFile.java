package io.daybreak.publication;

import static io.daybreak.publication.Column.amount;
import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.optionalText;
import static io.daybreak.publication.Column.text;

import io.daybreak.notice.Notice;
import io.daybreak.policy.Channel;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * {@code notices/sms.csv}, {@code email.csv} and {@code letter.csv}: what the sender takes. Read by machines, so nothing
 * is neutralised: a phone number stays one.
 */
final class NoticesFile {
    /** Always with seconds and offset: {@code 2026-07-01T08:00:00+08:00}. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private static final List<Column<Notice>> COLUMNS = List.of(
            text("notice_id", Notice::noticeId, "Identifier; the same notice gives the same one in every run."),
            text("loan_id", Notice::loanId, "The loan it is about."),
            text("borrower_id", Notice::borrowerId, "The loan's borrower."),
            integer(
                    "level",
                    (row, out) -> out.integer(row.level()),
                    "Rung of the ladder; 0 for a message before the due date."),
            text("name", Notice::name, "Name of the level."),
            code("tier", row -> row.tier().orElse(""), "The loan's own tier."),
            integer("dpd", (row, out) -> out.integer(row.dpd()), "Days past due."),
            amount(
                    "overdue_total",
                    (row, out) -> out.amount(row.overdueMinor(), digits(row)),
                    "Unpaid with a due date before the business date."),
            code("currency", row -> row.currency().getCurrencyCode(), "ISO 4217 code of the amount."),
            text("recipient", Notice::recipient, "Phone, email, or name and postal address."),
            code("language", Notice::language, "Language tag of the text."),
            time("send_after", Notice::sendAfter, "First moment at which it may be sent."),
            sendBefore(notice -> notice),
            text("text", Notice::text, "The whole message."),
            optionalText("subject", Notice::subject, "First line of an email or letter."),
            integer("segments", (row, out) -> out.integer(row.segments()), "Segments of an sms; 0 for others."));

    private NoticesFile() {}

    static Table<Notice> table(Channel channel) {
        OutputFile file =
                switch (channel) {
                    case SMS -> OutputFile.NOTICES_SMS;
                    case EMAIL -> OutputFile.NOTICES_EMAIL;
                    case LETTER -> OutputFile.NOTICES_LETTER;
                };
        return Table.totalling(
                file, "overdue_total", (row, count) -> count.add(row.overdueMinor(), digits(row)), COLUMNS);
    }

    /** The column send_before of a row that has a notice. */
    static <R> Column<R> sendBefore(Column.Of<R, Notice> notice) {
        return new Column<>(
                "send_before",
                Column.Kind.TIME,
                "Moment from which it may no longer be sent.",
                (row, out) -> out.text(TIME.format(notice.of(row).sendBefore())));
    }

    private static Column<Notice> time(String name, Column.Of<Notice, OffsetDateTime> value, String meaning) {
        return new Column<>(name, Column.Kind.TIME, meaning, (row, out) -> out.text(TIME.format(value.of(row))));
    }

    private static int digits(Notice notice) {
        return notice.currency().getDefaultFractionDigits();
    }
}
