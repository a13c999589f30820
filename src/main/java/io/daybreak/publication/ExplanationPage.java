package io.daybreak.publication;

import static io.daybreak.publication.Html.escaped;

import io.daybreak.delinquency.Explanation;
import io.daybreak.delinquency.Standing;
import io.daybreak.loan.Loan;
import io.daybreak.loan.Money;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An explanation as one self-contained HTML page: what came out, the loan's life as a picture, and the walk of the plain
 * text as tables. No script, no network; it can be printed and read on a phone.
 */
public final class ExplanationPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1c2733;--paper:#fff;--soft:#566575;--line:#c9d3dc;--panel:#f4f6f8;
            --late:#b3261e;--paid:#1a7f4b;--due:#2f5fa8;--told:#8a4b08}
            @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#12181f;--soft:#9fb0c0;--line:#33414e;
            --panel:#1a222b;--late:#ff8a80;--paid:#69d29b;--due:#8ab4f8;--told:#ffb870}}
            *{box-sizing:border-box}
            body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;
            margin:1.5rem auto;padding:0 1rem}
            h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.1rem;margin:1.75rem 0 .5rem}
            p{margin:.25rem 0}.soft{color:var(--soft)}
            dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.5rem;margin:1rem 0}
            dl div{background:var(--panel);border-radius:.4rem;padding:.5rem .75rem}
            dt{font-size:.8rem;color:var(--soft)}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
            .picture,.rows{overflow-x:auto}.picture{direction:rtl}svg{direction:ltr;display:block;width:100%;min-width:36rem;height:auto}
            .key{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;font-size:.85rem;color:var(--soft);margin-top:.25rem}
            .key b{font-weight:600}
            table{border-collapse:collapse;width:100%;font-size:.9rem}
            th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--line)}
            th{font-weight:600;color:var(--soft)}td.amount,th.amount{text-align:right;white-space:nowrap}
            td.day,span.day{white-space:nowrap}td.late{color:var(--late);font-weight:600}
            li{margin:.2rem 0}
            @media print{body{margin:0;max-width:none}.picture,.rows{overflow:visible}svg{min-width:0}}
            """;

    private final Explanation explanation;
    private final Currency currency;
    private final StringBuilder page = new StringBuilder();

    private ExplanationPage(Explanation explanation) {
        this.explanation = explanation;
        this.currency = explanation.records().loan().currency();
    }

    /**
     * The page.
     *
     * @param rules the rules the loan was judged by, for the bands
     * @param notices the notices that went out, ascending by day
     * @param setting what it is answered from, and what came of it
     */
    public static String of(
            Explanation explanation, Rules rules, List<ExplanationPicture.Told> notices, ExplanationSetting setting) {
        return new ExplanationPage(explanation).page(rules, notices, setting);
    }

    private String page(Rules rules, List<ExplanationPicture.Told> notices, ExplanationSetting setting) {
        Loan loan = explanation.records().loan();
        LocalDate asOf = explanation.standing().asOf();
        String title = "Loan " + loan.loanId() + " on " + asOf;
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(Html.NOTHING_FETCHED)
                .append("<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>Loan ")
                .append(escaped(loan.loanId()))
                .append(" on <span class=\"day\">")
                .append(asOf)
                .append("</span></h1>\n");
        paragraph("Borrower " + loan.borrowerId() + ", product " + loan.product() + ". Answered " + setting.basis()
                + ".");
        setting.published().ifPresent(this::paragraph);
        figures();
        page.append("<div class=\"picture\">\n")
                .append(ExplanationPicture.of(explanation, rules, notices))
                .append("</div>\n<p class=\"key\"><span><b style=\"color:var(--late)\">━</b> days past due</span>")
                .append("<span><b style=\"color:var(--due)\">▮</b> due</span>")
                .append("<span><b style=\"color:var(--paid)\">●</b> money that counted</span>")
                .append("<span><b style=\"color:var(--soft)\">○</b> money that did not</span>")
                .append(
                        "<span><b style=\"color:var(--told)\">┆</b> notice</span></p>\n<h2>From the records to the tier")
                .append("</h2>\n<ol>\n");
        explanation
                .steps()
                .forEach(step -> page.append("<li>").append(escaped(step)).append("</li>\n"));
        page.append("</ol>\n<h2>Notice</h2>\n<p>")
                .append(escaped(setting.decision()))
                .append("</p>\n");
        dues();
        money();
        return page.append("</body>\n</html>\n").toString();
    }

    private void paragraph(String text) {
        page.append("<p class=\"soft\">").append(escaped(text)).append("</p>\n");
    }

    private void figures() {
        Standing standing = explanation.standing();
        page.append("<dl>\n");
        figure("dpd", Integer.toString(standing.dpd()));
        figure("policy_dpd", Integer.toString(standing.policyDpd()));
        figure("own tier", standing.ownTier().map(Tier::code).orElse("none"));
        figure("tier", standing.tier().map(Tier::code).orElse("none") + " (" + standing.tierReason() + ")");
        figure("overdue", Money.plain(standing.overdue().totalMinor(), currency) + " " + currency.getCurrencyCode());
        figure(
                "oldest unpaid due date",
                standing.oldestUnpaidDueDate().map(LocalDate::toString).orElse("none"));
        page.append("</dl>\n");
    }

    private void figure(String name, String value) {
        page.append("<div><dt>")
                .append(name)
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd></div>\n");
    }

    private void dues() {
        page.append("<h2>Schedule (")
                .append(currency.getCurrencyCode())
                .append(")</h2>\n<div class=\"rows\"><table>\n<tr><th>Due date</th><th>What</th>")
                .append("<th class=\"amount\">Due</th><th class=\"amount\">Unpaid</th><th>Settled by</th></tr>\n");
        for (Explanation.Due due : explanation.dues()) {
            boolean isLate = due.unpaidMinor() > 0
                    && due.dueDate().isBefore(explanation.standing().asOf());
            row(
                    due.dueDate(),
                    due.name(),
                    due.dueMinor(),
                    due.unpaidMinor() == 0 ? "" : Money.plain(due.unpaidMinor(), currency),
                    isLate ? "amount late" : "amount",
                    due.settledBy().stream()
                            .map(share -> Money.plain(share.amountMinor(), currency) + " by " + share.paymentId())
                            .collect(Collectors.joining(", ")));
        }
        page.append("</table></div>\n");
    }

    private void money() {
        page.append("<h2>Payments</h2>\n");
        if (explanation.money().isEmpty()) {
            page.append("<p>None.</p>\n");
            return;
        }
        page.append("<div class=\"rows\"><table>\n<tr><th>Value date</th><th>What</th><th class=\"amount\">Amount</th>")
                .append("<th class=\"amount\">Left as credit</th><th>What became of it</th></tr>\n");
        for (Explanation.MoneyRow row : explanation.money()) {
            String settled = row.settled().stream()
                    .map(share -> Money.plain(share.amountMinor(), currency) + " of " + share.due())
                    .collect(Collectors.joining(", "));
            row(
                    row.payment().valueDate(),
                    row.payment().type() + " " + row.payment().paymentId(),
                    row.payment().amountMinor(),
                    row.leftMinor() == 0 ? "" : Money.plain(row.leftMinor(), currency),
                    "amount",
                    row.why()
                            + (settled.isEmpty() ? "" : "; settled " + settled)
                            + row.payment()
                                    .bookedOn()
                                    .map(day -> "; booked on " + day)
                                    .orElse(""));
        }
        page.append("</table></div>\n");
    }

    private void row(LocalDate day, String what, long amountMinor, String rest, String restClass, String became) {
        page.append("<tr><td class=\"day\">")
                .append(day)
                .append("</td><td>")
                .append(escaped(what))
                .append("</td><td class=\"amount\">")
                .append(Money.plain(amountMinor, currency))
                .append(String.format(Locale.ROOT, "</td><td class=\"%s\">", restClass))
                .append(rest)
                .append("</td><td>")
                .append(escaped(became))
                .append("</td></tr>\n");
    }
}
