package io.daybreak.publication;

import io.daybreak.publication.chart.Drawing;
import io.daybreak.publication.chart.Ink;
import io.daybreak.publication.chart.Plot;
import io.daybreak.reconciliation.DpdBand;
import io.daybreak.reconciliation.Figure;
import io.daybreak.reconciliation.TierName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The plots of one currency, each with a legend and a sentence that says the same.
 *
 * @param figures the figures of the night
 * @param phrases the page's words
 * @param tierLabels the policy's names of its tiers
 * @param currency ISO 4217 code
 */
record PagePlots(Figures figures, Phrases phrases, Map<String, String> tierLabels, String currency) {
    /** Products drawn; the table has them all. */
    private static final int PRODUCTS_DRAWN = 12;

    private static final String TIER = "tier";
    /** Of the shares at risk, the latest last. */
    private static final List<Ink> RISK_INKS = List.of(Ink.S5, Ink.S1, Ink.S2, Ink.S3);

    /** The nights of the trends, oldest first. */
    List<String> nights() {
        return figures.section(ReportRows.HISTORY, currency).stream()
                .map(ReconciliationRow::side)
                .distinct()
                .toList();
    }

    /** The trends; nothing before there are two nights. */
    void trends(PageText html) {
        List<String> nights = nights();
        if (nights.size() < 2) {
            html.element("p class=\"soft\"", phrases.of("trend.too_few"));
            return;
        }
        html.raw("<div class=\"plots\">\n");
        tierMix(html, nights);
        atRisk(html, nights);
        decided(html, nights);
        html.raw("</div>\n");
    }

    private void tierMix(PageText html, List<String> nights) {
        Set<String> tiers = new LinkedHashSet<>();
        rows("tier").forEach(row -> tiers.add(row.tier()));
        List<Line> lines = new ArrayList<>();
        // Tonight's order is the policy's; it comes last in the history, so tiers of tonight go first.
        List<String> ordered = Stream.concat(
                        rows(TIER)
                                .filter(row -> row.side().equals(nights.get(nights.size() - 1)))
                                .map(ReconciliationRow::tier),
                        tiers.stream())
                .distinct()
                .toList();
        int rank = 0;
        for (String tier : ordered) {
            Ink ink =
                    switch (tier) {
                        case TierName.WRITTEN_OFF -> Ink.S6;
                        case TierName.NOT_CLASSIFIED -> Ink.S7;
                        default -> Ink.ofSeries(rank++);
                    };
            lines.add(new Line(
                    tierName(tier),
                    ink,
                    nights.stream().map(night -> count("tier", tier, night)).toList()));
        }
        along(html, "plot.tier_mix", Plot.Style.STACKED, nights, lines, phrases.of("axis.loans"), "");
    }

    private void atRisk(PageText html, List<String> nights) {
        List<Line> lines = new ArrayList<>();
        for (int days : ReportRows.RISK_DAYS) {
            String name =
                    days == 1 ? phrases.of("plot.at_risk.1") : phrases.of("plot.at_risk.more", Integer.toString(days));
            lines.add(new Line(
                    name,
                    RISK_INKS.get(lines.size()),
                    nights.stream()
                            .map(night -> figures.find(
                                            ReportRows.HISTORY, "par_" + days, currency, ReportRows.PERCENT, night)
                                    .map(row -> row.figure().amount()))
                            .toList()));
        }
        along(html, "plot.at_risk", Plot.Style.LINES, nights, lines, phrases.of("axis.percent"), " %");
    }

    private void decided(PageText html, List<String> nights) {
        List<Line> lines = new ArrayList<>();
        for (String what : List.of("suppressed", "noticed")) {
            lines.add(new Line(
                    phrases.of("series." + what),
                    what.equals("noticed") ? Ink.S3 : Ink.S6,
                    nights.stream().map(night -> count(what, "", night)).toList()));
        }
        along(html, "plot.decided", Plot.Style.STACKED, nights, lines, phrases.of("axis.loans"), "");
    }

    /** How loans moved from tier to tier since the last published night. */
    void rollRates(PageText html, List<String> tiers) {
        List<List<Optional<BigDecimal>>> percents = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (String from : tiers) {
            List<Optional<BigDecimal>> row = new ArrayList<>();
            for (String to : tiers) {
                Optional<BigDecimal> percent = figures.find(
                                ReportRows.ROLL_RATE, "from " + from, currency, to, ReportRows.PERCENT)
                        .map(found -> found.figure().amount());
                row.add(percent);
                percent.ifPresent(
                        share -> said.add(tierName(from) + " → " + tierName(to) + " " + share.toPlainString() + " %"));
            }
            percents.add(row);
        }
        List<String> names = tiers.stream().map(this::tierName).toList();
        String alternative = phrases.of("plot.roll.alt", String.join(", ", said));
        figure(
                html,
                phrases.of("plot.roll"),
                List.of(),
                new Plot.Heat(names, percents, phrases.of("axis.from"), phrases.of("axis.to"), alternative));
    }

    /** Loans past due by bands of days. */
    void days(PageText html) {
        List<String> bands = Stream.of(DpdBand.values())
                .filter(band -> band != DpdBand.NOT_PAST_DUE)
                .map(DpdBand::word)
                .toList();
        List<Optional<BigDecimal>> counts = bands.stream()
                .map(band -> Optional.of(
                        BigDecimal.valueOf(figures.figure(ReportRows.DPD_OUTSTANDING, band, currency, "", "")
                                .count())))
                .toList();
        single(html, "plot.days", Plot.Style.COLUMNS, bands, counts, "axis.days", phrases.of("axis.loans"));
    }

    /** Overdue amounts by product, the largest first. */
    void products(PageText html) {
        List<ReconciliationRow> products = figures.section(ReportRows.PRODUCT, currency).stream()
                .sorted((one, other) ->
                        other.figure().amount().compareTo(one.figure().amount()))
                .limit(PRODUCTS_DRAWN)
                .toList();
        if (!products.isEmpty()) {
            single(
                    html,
                    "plot.product",
                    Plot.Style.BARS,
                    products.stream().map(ReconciliationRow::measure).toList(),
                    products.stream()
                            .map(row -> Optional.of(row.figure().amount()))
                            .toList(),
                    "col.product",
                    phrases.of("axis.overdue", currency));
        }
    }

    /** A tier as people call it. */
    String tierName(String tier) {
        String own = tierLabels.getOrDefault(tier, tier);
        return tier.startsWith("(")
                ? phrases.of("tier." + tier.substring(1, tier.length() - 1).replace(' ', '_'))
                : own;
    }

    /** Values of one name of the legend, one a night. */
    private record Line(String name, Ink ink, List<Optional<BigDecimal>> values) {}

    private void along(
            PageText html,
            String phrase,
            Plot.Style style,
            List<String> nights,
            List<Line> lines,
            String valueTitle,
            String unit) {
        List<Plot.Series> series = new ArrayList<>();
        List<String> tonight = new ArrayList<>();
        for (Line line : lines) {
            series.add(new Plot.Series(line.ink(), line.values()));
            line.values()
                    .get(nights.size() - 1)
                    .ifPresent(value -> tonight.add(line.name() + " " + value.toPlainString() + unit));
        }
        String alternative = phrases.of(
                phrase + ".alt",
                Integer.toString(nights.size()),
                nights.get(nights.size() - 1),
                String.join(", ", tonight));
        List<String> days = nights.stream().map(night -> night.substring(5)).toList();
        figure(
                html,
                phrases.of(phrase),
                lines,
                new Plot.Along(style, days, series, phrases.of("axis.night"), valueTitle, alternative));
    }

    private void single(
            PageText html,
            String phrase,
            Plot.Style style,
            List<String> names,
            List<Optional<BigDecimal>> values,
            String nameTitle,
            String valueTitle) {
        List<String> said = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            said.add(names.get(index) + ": "
                    + values.get(index).map(BigDecimal::toPlainString).orElse("0"));
        }
        figure(
                html,
                phrases.of(phrase),
                List.of(),
                new Plot.Along(
                        style,
                        names,
                        List.of(new Plot.Series(Ink.S5, values)),
                        phrases.of(nameTitle),
                        valueTitle,
                        phrases.of(phrase + ".alt", String.join(", ", said))));
    }

    private static void figure(PageText html, String caption, List<Line> legend, Plot plot) {
        html.raw("<figure>").element("figcaption", caption);
        if (!legend.isEmpty()) {
            html.raw("<div class=\"legend\">");
            for (Line line : legend) {
                html.raw("<span><i style=\"background:var(")
                        .raw(line.ink().variable())
                        .raw(")\"></i>")
                        .text(line.name())
                        .raw("</span>");
            }
            html.raw("</div>");
        }
        html.raw("\n").raw(Drawing.svg(plot)).raw("</figure>\n");
    }

    private Stream<ReconciliationRow> rows(String measure) {
        return figures.section(ReportRows.HISTORY, currency).stream()
                .filter(row -> row.measure().equals(measure));
    }

    private Optional<BigDecimal> count(String measure, String tier, String night) {
        return figures.find(ReportRows.HISTORY, measure, currency, tier, night)
                .map(ReconciliationRow::figure)
                .map(Figure::count)
                .map(BigDecimal::valueOf);
    }
}
