package io.daybreak.publication;

import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.optionalDate;
import static io.daybreak.publication.Column.optionalTextForPeople;
import static io.daybreak.publication.Column.textForPeople;

import io.daybreak.loan.Money;
import io.daybreak.notice.ComplaintAnswer;
import io.daybreak.notice.ComplaintAnswer.Sighting;
import io.daybreak.notice.Hindsight;
import io.daybreak.notice.LedgerEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** {@code answers.csv}: one row for every row of a complaints file. */
final class AnswersFile {
    static final Table<ComplaintAnswer> TABLE = Table.of(
            OutputFile.ANSWERS,
            List.of(
                    textForPeople("complaint_id", ComplaintAnswer::complaintId, "The complaint's identifier."),
                    integer("line", (row, out) -> out.integer(row.line()), "Line in the complaints file."),
                    code("verdict", row -> row.verdict().name(), "The answer in a word."),
                    textForPeople("meaning", row -> row.verdict().meaning(), "What that word means."),
                    optionalTextForPeople(
                            "notice_id", row -> entry(row).map(LedgerEntry::noticeId), "The notice it is about."),
                    optionalTextForPeople("loan_id", AnswersFile::loanId, "The loan it is about."),
                    optionalTextForPeople(
                            "borrower_id",
                            row -> row.notice().map(ComplaintAnswer.Subject::borrowerId),
                            "Whom the notice was addressed to."),
                    optionalDate(
                            "business_date",
                            row -> entry(row).map(LedgerEntry::businessDate),
                            "The day whose figures the notice told."),
                    integer(
                            "level",
                            (row, out) -> entry(row).ifPresent(entry -> out.integer(entry.level())),
                            "Rung of the ladder."),
                    optionalTextForPeople("name", row -> entry(row).map(LedgerEntry::name), "Name of the level."),
                    code(
                            "channel",
                            row -> entry(row)
                                    .map(entry -> entry.channel().word())
                                    .orElse(""),
                            "How it was sent."),
                    code(
                            "reach",
                            row -> entry(row).map(entry -> entry.reach().name()).orElse(""),
                            "What receipts say of it."),
                    code(
                            "known_then",
                            row -> row.then().map(Enum::name).orElse(""),
                            "Whether it was right by what was known then: RIGHT, WRONG, NOT_PROVABLE."),
                    code(
                            "known_now",
                            AnswersFile::now,
                            "Whether it is right by what is known now: RIGHT, AMOUNT_DIFFERS, WRONG, NOT_PROVABLE."),
                    code("cause", AnswersFile::cause, "Why it was wrong: OWN_ERROR, BOOKED_LATE, HOLD_BACKDATED."),
                    code("money", row -> row.money().name(), "Where the money is that they say they paid."),
                    optionalTextForPeople(
                            "payment_id", row -> best(row).map(Sighting::paymentId), "The payment that fits best."),
                    optionalTextForPeople("payment_loan_id", row -> best(row).flatMap(Sighting::loanId), "Its loan."),
                    optionalDate(
                            "payment_value_date", row -> best(row).flatMap(Sighting::valueDate), "Its value date."),
                    code(
                            "payment_amount",
                            row -> best(row)
                                    .flatMap(Sighting::amount)
                                    .map(BigDecimal::toPlainString)
                                    .orElse(""),
                            "Its amount."),
                    integer(
                            "payments_seen",
                            (row, out) -> out.integer(row.sightings().size()),
                            "Payments that fit or come near."),
                    code(
                            "overdue_named",
                            row -> row.notice()
                                    .flatMap(ComplaintAnswer.Subject::overdue)
                                    .map(Money::toString)
                                    .orElse(""),
                            "Amount the notice named."),
                    textForPeople("reasons", row -> String.join(" ", row.reasons()), "Why, in sentences."),
                    textForPeople("evidence", row -> String.join(" | ", row.evidence()), "What shows it."),
                    textForPeople("what_to_do", row -> String.join(" ", row.whatToDo()), "What a person does now."),
                    textForPeople("answer", ComplaintFolder::pageName, "The readable answer, in the same folder.")));

    private AnswersFile() {}

    private static Optional<LedgerEntry> entry(ComplaintAnswer answer) {
        return answer.notice().map(ComplaintAnswer.Subject::entry);
    }

    private static Optional<String> loanId(ComplaintAnswer answer) {
        return entry(answer).map(LedgerEntry::loanId).or(() -> answer.complaint()
                .flatMap(complaint -> complaint.loanId()));
    }

    private static Optional<Sighting> best(ComplaintAnswer answer) {
        return answer.sightings().stream().findFirst();
    }

    static String now(ComplaintAnswer answer) {
        if (answer.now().isEmpty()) {
            return "";
        }
        Hindsight.Verdict now = answer.now().get();
        if (now instanceof Hindsight.Verdict.Right) {
            return "RIGHT";
        }
        if (now instanceof Hindsight.Verdict.AmountDiffers) {
            return "AMOUNT_DIFFERS";
        }
        return now instanceof Hindsight.Verdict.Wrong ? "WRONG" : "NOT_PROVABLE";
    }

    private static String cause(ComplaintAnswer answer) {
        return answer.now().isPresent() && answer.now().get() instanceof Hindsight.Verdict.Wrong wrong
                ? wrong.cause().name()
                : "";
    }
}
