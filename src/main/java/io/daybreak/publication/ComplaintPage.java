package io.daybreak.publication;

import static io.daybreak.publication.Html.escaped;

import io.daybreak.loan.Money;
import io.daybreak.notice.Claim;
import io.daybreak.notice.Complaint;
import io.daybreak.notice.ComplaintAnswer;
import io.daybreak.notice.ComplaintAnswer.Sighting;
import io.daybreak.notice.ComplaintVerdict;
import io.daybreak.notice.Hindsight;
import io.daybreak.notice.KnownThen;
import io.daybreak.notice.LedgerEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one complaint as a self-contained HTML page, for the person who answers it: the verdict in plain words,
 * what was sent, what was known then and is known now, where the money is, what to do, and the way from the records to
 * the days. No script, nothing fetched.
 */
final class ComplaintPage {
    private static final String STYLE = """
            <style>
            :root{color-scheme:light dark;--ink:#1c2733;--paper:#fff;--soft:#5b6b7b;--line:#c9d3dc;--late:#b3261e;\
            --paid:#1a7f4b;--due:#2f5fa8;--told:#8a4b08;--wash:#f3f6f9}
            @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#12181f;--soft:#9fb0c0;--line:#33414e;\
            --late:#ff8a80;--paid:#69d29b;--due:#8ab4f8;--told:#ffb870;--wash:#1b232c}}
            body{font:16px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC",sans-serif;color:var(--ink);\
            background:var(--paper);max-width:60rem;margin:1.5rem auto;padding:0 1rem;overflow-wrap:anywhere}
            h1{font-size:1.5rem;margin:0 0 1rem}h2{font-size:1.1rem;margin:1.8rem 0 .5rem}
            .verdict{border-left:.5rem solid var(--tone);background:var(--wash);padding:.8rem 1rem;border-radius:.3rem}
            .verdict strong{font-size:1.2rem;color:var(--tone)}
            .bad{--tone:var(--late)}.good{--tone:var(--paid)}.open{--tone:var(--due)}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;\
            border-bottom:1px solid var(--line)}th{font-weight:600;color:var(--soft)}\
            th,td:not(:last-child){white-space:nowrap}td:last-child{min-width:12rem}
            .rows,.picture{overflow-x:auto}.picture{direction:rtl}.picture svg{direction:ltr;display:block;min-width:36rem}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}dt{color:var(--soft)}dd{margin:0}
            blockquote{margin:.6rem 0 0;padding:.6rem 1rem;border:1px solid var(--line);border-radius:.3rem;background:var(--wash)}
            li{margin:.3rem 0}.small{font-size:.85rem;color:var(--soft)}svg{width:100%;height:auto}
            pre{white-space:pre-wrap;font:13px/1.5 ui-monospace,monospace}
            @media print{body{margin:0;max-width:none}h2{break-after:avoid}th,td:not(:last-child){white-space:normal}\
            .rows,.picture{overflow:visible}.picture svg{min-width:0}}
            </style>
            """;

    private final ComplaintAnswer answer;
    private final StringBuilder page = new StringBuilder();

    private ComplaintPage(ComplaintAnswer answer) {
        this.answer = answer;
    }

    /** The page. */
    static String of(ComplaintAnswer answer) {
        ComplaintPage made = new ComplaintPage(answer);
        made.write();
        return made.page.toString();
    }

    private void write() {
        String id = answer.complaintId().isEmpty() ? "in line " + answer.line() : answer.complaintId();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(Html.NOTHING_FETCHED)
                .append("<title>Complaint ")
                .append(escaped(id))
                .append("</title>\n")
                .append(STYLE)
                .append("</head>\n<body>\n<h1>Complaint ")
                .append(escaped(id))
                .append("</h1>\n");
        verdict();
        sentences("What to do", "ol", answer.whatToDo());
        answer.complaint().ifPresent(this::complaint);
        sentences("Why", "ul", answer.reasons());
        answer.notice().ifPresent(this::notice);
        sightings();
        answer.walk().ifPresent(this::walk);
        sentences("Evidence", "ul class=\"small\"", answer.evidence());
        page.append("</body>\n</html>\n");
    }

    private void verdict() {
        page.append("<div class=\"verdict ")
                .append(tone(answer.verdict()))
                .append("\"><strong>")
                .append(answer.verdict().name().replace('_', ' '))
                .append("</strong><br>")
                .append(escaped(sentence(answer.verdict().meaning())));
        if (answer.then().isPresent()) {
            page.append("<br>By what was known then: ")
                    .append(words(answer.then().get()))
                    .append(". By what is known now: ")
                    .append(now(answer.now()))
                    .append('.');
        }
        if (answer.complaint().isPresent()) {
            page.append("<br>The money: ")
                    .append(escaped(answer.money().meaning()))
                    .append('.');
        }
        page.append("</div>\n");
    }

    private static String tone(ComplaintVerdict verdict) {
        return switch (verdict) {
            case WRONG_THEN, WRONG_NOW, MONEY_TO_MATCH -> "bad";
            case RIGHT -> "good";
            case NOT_OURS, NOT_CONFIRMED, AMOUNT_DIFFERS, NOT_PROVABLE, UNREADABLE -> "open";
        };
    }

    private static String words(KnownThen then) {
        return switch (then) {
            case RIGHT -> "right";
            case WRONG -> "wrong";
            case NOT_PROVABLE -> "cannot be proved";
        };
    }

    private static String now(Optional<Hindsight.Verdict> verdict) {
        if (verdict.isEmpty()) {
            return "cannot be looked at";
        }
        if (verdict.get() instanceof Hindsight.Verdict.Right) {
            return "right";
        }
        if (verdict.get() instanceof Hindsight.Verdict.AmountDiffers) {
            return "right, but for the amount";
        }
        return verdict.get() instanceof Hindsight.Verdict.Wrong ? "wrong" : "cannot be proved";
    }

    private void sentences(String title, String list, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        page.append("<h2>").append(title).append("</h2>\n<").append(list).append(">\n");
        sentences.forEach(
                sentence -> page.append("<li>").append(escaped(sentence)).append("</li>\n"));
        page.append("</").append(list.substring(0, 2)).append(">\n");
    }

    private void complaint(Complaint complaint) {
        page.append("<h2>What they say</h2>\n<dl>\n");
        complaint.noticeId().ifPresent(id -> row("Notice", id));
        complaint.loanId().ifPresent(id -> row("Loan", id));
        complaint.phone().ifPresent(phone -> row("Number", phone));
        complaint.receivedOn().ifPresent(day -> row("Received on", day.toString()));
        complaint.claim().paidOn().ifPresent(day -> row("Paid on", day.toString()));
        complaint.claim().amount().ifPresent(amount -> row("Amount paid", amount.toPlainString()));
        complaint.claim().reference().ifPresent(reference -> row("Reference", reference));
        complaint.claim().payer().ifPresent(payer -> row("Payer", payer));
        page.append("</dl>\n");
        complaint.text().ifPresent(this::quoted);
    }

    private void notice(ComplaintAnswer.Subject subject) {
        LedgerEntry entry = subject.entry();
        page.append("<h2>The notice</h2>\n<dl>\n");
        row("Notice", entry.noticeId());
        row("Loan", entry.loanId());
        row(
                "Level",
                entry.level() + " (" + entry.name() + ") by " + entry.channel().word());
        row("For", entry.businessDate() + ", about what was due on " + entry.claimDueDate());
        if (entry.level() > 0) {
            subject.dpd().ifPresent(days -> row("Days past due named", Integer.toString(days)));
            subject.overdue().map(Money::toString).ifPresent(overdue -> row("Amount named", overdue));
        }
        page.append("</dl>\n");
        subject.text().ifPresent(this::quoted);
    }

    private void quoted(String text) {
        page.append("<blockquote>").append(Html.lines(text)).append("</blockquote>\n");
    }

    private void row(String name, String value) {
        page.append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd>\n");
    }

    private void sightings() {
        if (answer.sightings().isEmpty()) {
            return;
        }
        page.append(
                        "<h2>Payments that may be it</h2>\n<div class=\"rows\"><table>\n<tr><th>Payment</th><th>Amount</th><th>Value date</th>")
                .append("<th>Where it is</th></tr>\n");
        for (Sighting seen : answer.sightings()) {
            page.append("<tr><td>")
                    .append(escaped(seen.paymentId()))
                    .append("</td><td>")
                    .append(seen.amount().map(BigDecimal::toPlainString).orElse("cannot be read"))
                    .append("</td><td>")
                    .append(seen.valueDate().map(LocalDate::toString).orElse("cannot be read"))
                    .append("</td><td>")
                    .append(escaped(sentence(
                            seen.fit() == Claim.Fit.NEAR
                                    ? "not what they claim, but the nearest on the loan"
                                    : seen.fate().meaning())))
                    .append(" <span class=\"small\">")
                    .append(escaped(sentence(seen.detail())))
                    .append("</span></td></tr>\n");
        }
        page.append("</table></div>\n");
    }

    private void walk(ComplaintAnswer.Walk walk) {
        List<ExplanationPicture.Told> notices = answer.notice()
                .map(subject -> List.of(new ExplanationPicture.Told(
                        subject.entry().businessDate(), subject.entry().level())))
                .orElse(List.of());
        page.append("<h2>The loan on the day of the notice</h2>\n<p class=\"small\">")
                .append(escaped(sentence(walk.basis())))
                .append("</p>\n<div class=\"picture\">\n")
                .append(ExplanationPicture.of(walk.explanation(), walk.rules(), notices))
                .append("</div>\n<ol>\n");
        walk.explanation()
                .steps()
                .forEach(step -> page.append("<li>").append(escaped(step)).append("</li>\n"));
        page.append("</ol>\n");
    }

    private static String sentence(String words) {
        String whole = words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return whole.endsWith(".") ? whole : whole + ".";
    }
}
