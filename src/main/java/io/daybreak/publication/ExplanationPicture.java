package io.daybreak.publication;

import io.daybreak.delinquency.Explanation;
import io.daybreak.delinquency.PaymentFate;
import io.daybreak.delinquency.Timeline;
import io.daybreak.delinquency.Yardstick;
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
 * A loan's life as an SVG picture: the staircase of dpd over the bands of the policy, below it what fell due and what
 * was paid, across it the notices. Two years at most, those before the date, so that days can be told apart.
 */
public final class ExplanationPicture {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;
    private static final int LEFT = 44;
    private static final int RIGHT = 16;
    private static final int TOP = 40;
    private static final int BOTTOM = 76;
    private static final int YEARS_MAX = 2;
    private static final int DAYS_AHEAD = 14;

    private final Explanation explanation;
    private final Rules rules;
    private final List<Told> notices;
    private final LocalDate from;
    private final LocalDate asOf;
    private final LocalDate to;
    private final List<Integer> daysPastDue = new ArrayList<>();
    private final int most;
    private final StringBuilder svg = new StringBuilder();

    private ExplanationPicture(Explanation explanation, Rules rules, List<Told> notices) {
        this.explanation = explanation;
        this.rules = rules;
        this.notices = List.copyOf(notices);
        this.asOf = explanation.standing().asOf();
        this.to = asOf.plusDays(DAYS_AHEAD);
        LocalDate oldest = explanation.dues().stream()
                .map(Explanation.Due::dueDate)
                .filter(due -> due.isBefore(asOf))
                .min(Comparator.naturalOrder())
                .orElse(asOf)
                .minusDays(DAYS_AHEAD);
        LocalDate earliest = asOf.minusYears(YEARS_MAX);
        this.from = oldest.isBefore(earliest) ? earliest : oldest;
        Timeline timeline = Timeline.of(explanation.records(), Yardstick.of(rules));
        int highest = 1;
        for (LocalDate day = from; !day.isAfter(asOf); day = day.plusDays(1)) {
            int dpd = timeline.at(day).dpd();
            daysPastDue.add(dpd);
            highest = Math.max(highest, dpd);
        }
        this.most = highest + Math.max(4, highest / 6);
    }

    /**
     * A notice that went out.
     *
     * @param day the business date
     * @param level its level; 0 for the message before the due date
     */
    public record Told(LocalDate day, int level) {}

    /** The picture as an {@code svg} element. */
    static String of(Explanation explanation, Rules rules, List<Told> notices) {
        return new ExplanationPicture(explanation, rules, notices).svg();
    }

    private String svg() {
        svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"what\" font-family=\"system-ui,sans-serif\">\n",
                WIDTH,
                HEIGHT));
        svg.append("<title id=\"what\">Days past due from ")
                .append(from)
                .append(" to ")
                .append(asOf)
                .append(": at the end ")
                .append(explanation.standing().dpd())
                .append("</title>\n");
        bands();
        axes();
        notices();
        staircase();
        dues();
        money();
        return svg.append("</svg>\n").toString();
    }

    /** Each band a shade darker than the one below, its name in its lower left corner. */
    private void bands() {
        List<Tier> shown = rules.tiers().stream()
                .filter(tier -> tier.isBand() && tier.fromDpd() > 0 && tier.fromDpd() < most)
                .toList();
        for (Tier tier : shown) {
            double y = y(tier.fromDpd());
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%.1f\" fill=\"var(--late)\" opacity=\"0.06\"/>\n",
                    LEFT,
                    TOP,
                    WIDTH - LEFT - RIGHT,
                    y - TOP));
            line(LEFT, y, WIDTH - (double) RIGHT, y, "var(--line)", "4 4");
        }
        double free = Double.MAX_VALUE;
        for (Tier tier : shown) {
            double y = y(tier.fromDpd()) - 5;
            if (free - y >= 14 && y - 10 > TOP) {
                text(LEFT + 6.0, y, "var(--soft)", tier.code() + " from " + tier.fromDpd(), "start");
                free = y;
            }
        }
    }

    private void axes() {
        double floor = y(0);
        line(LEFT, floor, WIDTH - (double) RIGHT, floor, "var(--ink)", "");
        line(LEFT, TOP, LEFT, floor, "var(--ink)", "");
        text(LEFT - 6.0, floor + 4, "var(--soft)", "0", "end");
        int now = explanation.standing().dpd();
        if (now > 0) {
            text(LEFT - 6.0, y(now) + 4, "var(--late)", Integer.toString(now), "end");
        }
        text(4, TOP - 22.0, "var(--soft)", "days past due (dpd)", "start");
        months(floor);
    }

    /** A tick for every first of a month, a word where there is room. */
    private void months(double floor) {
        double free = LEFT;
        for (LocalDate day = from.withDayOfMonth(1).plusMonths(1); !day.isAfter(to); day = day.plusMonths(1)) {
            double x = x(day);
            line(x, floor, x, floor + 4, "var(--ink)", "");
            if (x - 26 >= free && x + 26 <= WIDTH) {
                text(x, HEIGHT - 8.0, "var(--soft)", day.toString().substring(0, 7), "middle");
                free = x + 34;
            }
        }
        text(LEFT - 6.0, floor + 22, "var(--due)", "due", "end");
        text(LEFT - 6.0, floor + 44, "var(--paid)", "paid", "end");
        double x = x(asOf);
        line(x, TOP, x, floor, "var(--soft)", "");
        text(x, TOP - 6.0, "var(--soft)", asOf.toString(), x > WIDTH - 60 ? "end" : "middle");
    }

    /** A step for every day: dpd is a number of whole days. */
    private void staircase() {
        StringBuilder path = new StringBuilder();
        for (int day = 0; day < daysPastDue.size(); day++) {
            String y = String.format(Locale.ROOT, "%.1f", y(daysPastDue.get(day)));
            String x = String.format(Locale.ROOT, "%.1f", x(from.plusDays(day)));
            path.append(path.isEmpty() ? "M" + x + " " + y : "H" + x + "V" + y);
        }
        svg.append("<path fill=\"none\" stroke=\"var(--late)\" stroke-width=\"2\" d=\"")
                .append(path)
                .append("\"/>\n");
    }

    private void dues() {
        double top = y(0) + 12;
        for (Explanation.Due due : explanation.dues()) {
            if (isShown(due.dueDate())) {
                boolean isUnpaid = due.unpaidMinor() > 0;
                svg.append(String.format(
                                Locale.ROOT,
                                "<rect x=\"%.1f\" y=\"%.1f\" width=\"5\" height=\"12\" stroke=\"var(--due)\" fill=\"%s\">",
                                x(due.dueDate()) - 2.5,
                                top,
                                isUnpaid ? "none" : "var(--due)"))
                        .append("<title>")
                        .append(Html.escaped(due.name() + " due " + due.dueDate() + ": " + amount(due.dueMinor())
                                + (isUnpaid ? ", unpaid " + amount(due.unpaidMinor()) : ", paid")))
                        .append("</title></rect>\n");
            }
        }
    }

    private void money() {
        double y = y(0) + 40;
        for (Explanation.MoneyRow row : explanation.money()) {
            if (isShown(row.payment().valueDate())) {
                boolean counted = row.fate() == PaymentFate.USED;
                svg.append(String.format(
                                Locale.ROOT,
                                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" stroke=\"%s\" fill=\"%s\"><title>",
                                x(row.payment().valueDate()),
                                y,
                                counted ? "var(--paid)" : "var(--soft)",
                                counted ? "var(--paid)" : "none"))
                        .append(Html.escaped(row.payment().valueDate() + " "
                                + row.payment().type() + " " + row.payment().paymentId() + " "
                                + amount(row.payment().amountMinor()) + ": " + row.why()))
                        .append("</title></circle>\n");
            }
        }
    }

    /** A word for each notice, one below the other where they stand close. */
    private void notices() {
        double free = 0;
        int row = 0;
        for (Told notice : notices) {
            if (isShown(notice.day()) && !notice.day().isAfter(asOf)) {
                double x = x(notice.day());
                row = x - free < 56 ? row + 1 : 0;
                free = x;
                svg.append("<g><title>notice of level ")
                        .append(notice.level())
                        .append(" on ")
                        .append(notice.day())
                        .append("</title>");
                line(x, TOP, x, y(0), "var(--told)", "2 3");
                text(x - 4, TOP + 14.0 + 14 * row, "var(--told)", "level " + notice.level(), "end");
                svg.append("</g>\n");
            }
        }
    }

    private String amount(long minor) {
        return Money.plain(minor, explanation.records().loan().currency());
    }

    private boolean isShown(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private double x(LocalDate day) {
        double width = WIDTH - LEFT - RIGHT;
        return LEFT + width * ChronoUnit.DAYS.between(from, day) / ChronoUnit.DAYS.between(from, to);
    }

    private double y(int dpd) {
        double height = HEIGHT - TOP - BOTTOM;
        return TOP + height * (most - dpd) / most;
    }

    private void line(double x1, double y1, double x2, double y2, String color, String dashes) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>\n",
                x1,
                y1,
                x2,
                y2,
                color,
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\""));
    }

    private void text(double x, double y, String color, String text, String anchor) {
        svg.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\" font-size=\"12\" text-anchor=\"%s\">",
                        x,
                        y,
                        color,
                        anchor))
                .append(Html.escaped(text))
                .append("</text>\n");
    }
}
