package io.daybreak.publication;

import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.optionalText;
import static io.daybreak.publication.Column.text;

import io.daybreak.notice.Correction;
import io.daybreak.notice.Notice;
import java.util.List;
import java.util.Optional;

/** {@code corrections.csv}: messages that take an earlier notice back, and those that only a person may give. */
final class CorrectionsFile {
    static final Table<Correction> TABLE = Table.of(
            OutputFile.CORRECTIONS,
            List.of(
                    text("corrects_notice_id", CorrectionsFile::corrects, "The notice that was wrong."),
                    text("loan_id", CorrectionsFile::loanId, "The loan it was about."),
                    code("cause", CorrectionsFile::cause, "Why the notice was wrong."),
                    code(
                            "action",
                            CorrectionsFile::action,
                            "SEND: the message goes out. PERSON: a person tells, or not."),
                    optionalText("reason", CorrectionsFile::reason, "Code of what speaks against a message."),
                    optionalText("detail", CorrectionsFile::detail, "What was seen."),
                    optionalText("notice_id", row -> message(row).map(Notice::noticeId), "Identifier of the message."),
                    optionalText("borrower_id", row -> message(row).map(Notice::borrowerId), "Whom it goes to."),
                    optionalText(
                            "channel",
                            row -> message(row).map(sent -> sent.channel().word()),
                            "How it is sent."),
                    optionalText("recipient", row -> message(row).map(Notice::recipient), "Phone, email or address."),
                    optionalText("language", row -> message(row).map(Notice::language), "Language tag of the text."),
                    optionalText(
                            "subject",
                            row -> message(row).flatMap(Notice::subject),
                            "First line of an email or letter."),
                    optionalText("text", row -> message(row).map(Notice::text), "The whole message.")));

    private CorrectionsFile() {}

    private static Optional<Notice> message(Correction correction) {
        return correction instanceof Correction.Tell tell ? Optional.of(tell.message()) : Optional.empty();
    }

    private static Optional<Correction.ForAPerson> forAPerson(Correction correction) {
        return correction instanceof Correction.ForAPerson person ? Optional.of(person) : Optional.empty();
    }

    private static String corrects(Correction correction) {
        return correction instanceof Correction.Tell tell
                ? tell.correctsNoticeId()
                : forAPerson(correction).map(Correction.ForAPerson::noticeId).orElseThrow();
    }

    private static String loanId(Correction correction) {
        return message(correction)
                .map(Notice::loanId)
                .or(() -> forAPerson(correction).map(Correction.ForAPerson::loanId))
                .orElseThrow();
    }

    private static String cause(Correction correction) {
        return correction instanceof Correction.Tell tell
                ? tell.cause().name()
                : forAPerson(correction).map(person -> person.cause().name()).orElseThrow();
    }

    private static String action(Correction correction) {
        return correction instanceof Correction.Tell ? "SEND" : "PERSON";
    }

    private static Optional<String> reason(Correction correction) {
        return forAPerson(correction).map(person -> person.code().name());
    }

    private static Optional<String> detail(Correction correction) {
        return forAPerson(correction).map(Correction.ForAPerson::detail);
    }
}
