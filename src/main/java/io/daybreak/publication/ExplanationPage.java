package io.daybreak.publication;

import io.daybreak.delinquency.Explanation;
import io.daybreak.delinquency.Timeline;
import io.daybreak.loan.Money;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * An explanation as one self-contained HTML page: the plain text, and above it the loan's life as a picture (dues,
 * payments, the staircase of dpd, the bands of the policy, notices). No script, no network.
 */
public final class ExplanationPage {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 360;
    private static final int LEFT = 56;
    private static final int RIGHT = 120;
    private static final int TOP = 24;
    private static final int BOTTOM = 56;

    private final Explanation explanation;
    private final Rules rules;
    private final List<LocalDate> notices;
    private final LocalDate from;
    private final LocalDate to;
    private final List<Integer> daysPastDue = new ArrayList<>();
    private final int most;

    private ExplanationPage(Explanation explanation, Rules rules, List<LocalDate> notices) {
        this.explanation = explanation;
        this.rules = rules;
        this.notices = List.copyOf(notices);
        this.to = explanation.standing().asOf();
        this.from = explanation.dues().stream()
                .map(Explanation.Due::dueDate)
                .filter(due -> due.isBefore(to))
                .min(Comparator.naturalOrder())
                .orElse(to)
                .minusDays(1);
        Timeline timeline = Timeline.of(explanation.records(), rules);
        int highest = 1;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            int dpd = timeline.at(day).dpd();
            daysPastDue.add(dpd);
            highest = Math.max(highest, dpd);
        }
        this.most = highest + Math.max(5, highest / 10);
    }

    /**
     * The page.
     *
     * @param rules the rules the loan was judged by, for the bands
     * @param notices business dates of the notices that went out, ascending
     * @param basis which delivery and policy it is answered from
     * @param decision what was decided about a notice
     */
    public static String of(
            Explanation explanation, Rules rules, List<LocalDate> notices, String basis, String decision) {
        String title = "Loan " + explanation.records().loan().loanId() + " on "
                + explanation.standing().asOf();
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(":root{color-scheme:light dark;--ink:#1c2733;--paper:#fff;--soft:#5b6b7b;--line:#c9d3dc;")
                .append("--late:#b3261e;--paid:#1a7f4b;--due:#2f5fa8}\n")
                .append("@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#12181f;--soft:#9fb0c0;")
                .append("--line:#33414e;--late:#ff8a80;--paid:#69d29b;--due:#8ab4f8}}\n")
                .append("body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);")
                .append("max-width:62rem;margin:1.5rem auto;padding:0 1rem}\n")
                .append("svg{width:100%;height:auto}pre{white-space:pre-wrap;font:14px/1.5 ui-monospace,monospace}\n")
                .append("@media print{body{margin:0}}\n</style>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n")
                .append(new ExplanationPage(explanation, rules, notices).picture())
                .append("<pre>");
        ExplanationText.of(explanation, basis, decision)
                .forEach(line -> page.append(escaped(line)).append('\n'));
        return page.append("</pre>\n</body>\n</html>\n").toString();
    }

    private String picture() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"what\">%n", WIDTH, HEIGHT));
        svg.append("<title id=\"what\">Days past due from ")
                .append(from)
                .append(" to ")
                .append(to)
                .append(": at the end ")
                .append(explanation.standing().dpd())
                .append(" days</title>\n");
        bands(svg);
        axes(svg);
        staircase(svg);
        marks(svg);
        return svg.append("</svg>\n").toString();
    }

    private void bands(StringBuilder svg) {
        for (Tier tier : rules.tiers()) {
            if (tier.condition().isEmpty() && tier.fromDpd() > 0 && tier.fromDpd() <= most) {
                double y = y(tier.fromDpd());
                line(svg, LEFT, y, (double) WIDTH - RIGHT, y, "var(--line)", "4 4");
                text(svg, WIDTH - RIGHT + 6.0, y + 4, "var(--soft)", tier.code() + " ≥ " + tier.fromDpd(), "start");
            }
        }
    }

    private void axes(StringBuilder svg) {
        double floor = y(0);
        line(svg, LEFT, floor, (double) WIDTH - RIGHT, floor, "var(--ink)", "");
        line(svg, LEFT, TOP, LEFT, floor, "var(--ink)", "");
        text(svg, LEFT - 6.0, floor + 4, "var(--soft)", "0", "end");
        text(svg, LEFT - 6.0, y(most) + 4, "var(--soft)", Integer.toString(most), "end");
        text(svg, LEFT, TOP - 8.0, "var(--soft)", "days past due (dpd)", "start");
        text(svg, LEFT, HEIGHT - 8.0, "var(--soft)", from.toString(), "start");
        text(svg, (double) WIDTH - RIGHT, HEIGHT - 8.0, "var(--soft)", to.toString(), "end");
    }

    private void staircase(StringBuilder svg) {
        StringBuilder points = new StringBuilder();
        for (int day = 0; day < daysPastDue.size(); day++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(from.plusDays(day)), y(daysPastDue.get(day))));
        }
        svg.append("<polyline fill=\"none\" stroke=\"var(--late)\" stroke-width=\"2\" points=\"")
                .append(points.toString().strip())
                .append("\"/>\n");
    }

    private void marks(StringBuilder svg) {
        double floor = y(0);
        for (Explanation.Due due : explanation.dues()) {
            if (!due.dueDate().isAfter(to)) {
                double x = x(due.dueDate());
                svg.append("<g><title>")
                        .append(escaped(due.name() + " due " + due.dueDate()))
                        .append("</title>");
                line(svg, x, floor, x, floor + 12, "var(--due)", "");
                svg.append("</g>\n");
            }
        }
        for (Explanation.MoneyRow row : explanation.money()) {
            LocalDate day = row.payment().valueDate();
            if (!day.isAfter(to) && !day.isBefore(from)) {
                svg.append(String.format(
                                Locale.ROOT,
                                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"var(--paid)\"><title>",
                                x(day),
                                floor + 22))
                        .append(escaped(row.payment().paymentId() + " "
                                + Money.plain(
                                        row.payment().amountMinor(),
                                        explanation.records().loan().currency())
                                + ", " + row.why()))
                        .append("</title></circle>\n");
            }
        }
        for (LocalDate notice : notices) {
            if (!notice.isAfter(to) && !notice.isBefore(from)) {
                double x = x(notice);
                svg.append("<g><title>notice of ").append(notice).append("</title>");
                line(svg, x, TOP, x, floor, "var(--soft)", "2 3");
                text(svg, x, TOP + 10.0, "var(--soft)", "notice", "middle");
                svg.append("</g>\n");
            }
        }
        text(svg, LEFT, HEIGHT - 24.0, "var(--due)", "| due", "start");
        text(svg, LEFT + 60.0, HEIGHT - 24.0, "var(--paid)", "● payment", "start");
    }

    private double x(LocalDate day) {
        double width = WIDTH - LEFT - RIGHT;
        long all = Math.max(1, ChronoUnit.DAYS.between(from, to));
        return LEFT + width * ChronoUnit.DAYS.between(from, day) / all;
    }

    private double y(int dpd) {
        double height = HEIGHT - TOP - BOTTOM;
        return TOP + height * (most - dpd) / most;
    }

    private static void line(
            StringBuilder svg, double x1, double y1, double x2, double y2, String color, String dashes) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>%n",
                x1,
                y1,
                x2,
                y2,
                color,
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
    }

    private static void text(StringBuilder svg, double x, double y, String color, String text, String anchor) {
        svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\" font-size=\"12\" text-anchor=\"%s\">",
                        x,
                        y,
                        color,
                        anchor))
                .append(escaped(text))
                .append("</text>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
