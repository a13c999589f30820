package io.daybreak.publication;

import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.text;

import java.util.List;

/** {@code corrections.csv}: messages that take an earlier notice back. */
final class CorrectionsFile {
    static final Table<CorrectionRow> TABLE = Table.of(
            OutputFile.CORRECTIONS,
            List.of(
                    text("notice_id", row -> row.correction().noticeId(), "Identifier of the correction."),
                    text("corrects_notice_id", CorrectionRow::correctsNoticeId, "The notice that was wrong."),
                    text("loan_id", row -> row.correction().loanId(), "The loan it was about."),
                    text("borrower_id", row -> row.correction().borrowerId(), "The loan's borrower."),
                    code("channel", row -> row.correction().channel().word(), "How it is sent."),
                    text("recipient", row -> row.correction().recipient(), "Phone, email or postal address."),
                    code("language", row -> row.correction().language(), "Language tag of the text."),
                    code("cause", CorrectionRow::cause, "Why the notice was wrong."),
                    text("text", row -> row.correction().text(), "The whole message.")));

    private CorrectionsFile() {}
}
