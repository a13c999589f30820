package io.daybreak.publication;

import io.daybreak.notice.SuppressionCode;
import io.daybreak.reconciliation.Figure;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.Term;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code reconciliation.html}: the report as one page for people, without script and without network; it prints, fits a
 * phone, and follows light and dark. It shows the rows of {@code reconciliation.csv} and computes nothing.
 */
final class ReconciliationPage {
    /** Currencies with plots of their own; those with the most loans. */
    private static final int CURRENCIES_DRAWN = 3;

    private static final String LEFT = "left";
    private static final String RIGHT = "right";
    private static final String DIFFERENCE = "difference";
    private static final String TIERS = Identity.Name.TIERS.word();
    private static final String BASELINE = Identity.Name.BASELINE.word();
    private static final String DECISIONS = Identity.Name.DECISIONS.word();

    private final Report report;
    private final Figures figures;
    private final Phrases phrases;
    private final PageText html = new PageText();

    private ReconciliationPage(Report report, List<ReconciliationRow> rows) {
        this.report = report;
        this.figures = Figures.of(rows);
        this.phrases = Phrases.in(report.basis().language());
    }

    /** The page that shows these rows. */
    static String of(Report report, List<ReconciliationRow> rows) {
        return new ReconciliationPage(report, rows).page();
    }

    private String page() {
        String title = phrases.of("title", report.businessDate().toString());
        html.raw("<!DOCTYPE html>\n<html lang=\"")
                .raw(report.basis().language().tag())
                .raw("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw(Html.NOTHING_FETCHED)
                .element("title", title)
                .raw("\n<style>\n")
                .raw(styleSheet())
                .raw("</style>\n</head>\n<body>\n<main>\n");
        head(title);
        if (report.counted().isPresent()) {
            numbers();
            trends();
        }
        identities();
        if (report.counted().isPresent()) {
            tiers();
            arrears();
            decisions();
            worklist();
        }
        guards();
        rejects();
        withoutHome();
        corrections();
        quarantines();
        sender();
        digests();
        html.raw("<footer>").element("p", phrases.of("footer")).raw("</footer>\n</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private static String styleSheet() {
        try (InputStream stream = ReconciliationPage.class.getResourceAsStream("report.css")) {
            if (stream == null) {
                throw new IllegalStateException("report.css is not in the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head(String title) {
        html.element("p class=\"kicker\"", phrases.of("kicker")).element("h1", title);
        String look =
                switch (report.verdict()) {
                    case PUBLISHED -> "verdict";
                    case HELD -> "verdict held";
                    case REFUSED, DOES_NOT_TIE -> "verdict bad";
                };
        boolean couldTie =
                report.verdict() == Report.Verdict.REFUSED && report.counted().isPresent();
        html.raw("<p class=\"" + look + "\" id=\"verdict\">")
                .element("strong", phrases.of("verdict." + report.verdict().name() + (couldTie ? ".counted" : "")))
                .raw(" ");
        person();
        html.raw("</p>\n<p class=\"meta\"><span>")
                .text(phrases.of("policy") + ": " + report.basis().policy())
                .raw("</span><span>")
                .text(phrases.of("compared") + ": "
                        + report.basis().comparedWith().map(Object::toString).orElse(phrases.of("compared.first")))
                .raw("</span></p>\n");
        problems();
    }

    /** What waits for a person, each with a link to where it stands. */
    private void person() {
        List<ReconciliationRow> waiting = figures.section(ReportRows.PERSON);
        if (waiting.isEmpty()) {
            html.text(phrases.of("person.none"));
            return;
        }
        html.text(phrases.of("person.some")).raw(" ");
        String between = "";
        for (ReconciliationRow row : waiting) {
            html.raw(between).raw("<a href=\"#" + place(row.measure()) + "\">");
            between = phrases.of("list.between");
            String[] around = phrases.of("person." + row.measure()).split("\\{0}", 2);
            html.text(around[0]).count(row.figure().count()).text(around[1]).raw("</a>");
        }
        html.text(phrases.of("list.end"));
    }

    /** The section that tells more of what waits. */
    private static String place(String measure) {
        return switch (measure) {
            case "review", "data" -> "worklist";
            case "guard" -> "guards";
            default -> measure;
        };
    }

    private void problems() {
        if (report.problems().isEmpty()) {
            return;
        }
        heading("problems");
        html.raw("<ul class=\"problems\">\n");
        for (RunSummary.Problem problem : report.problems()) {
            html.raw("<li>")
                    .element("code", problem.code())
                    .text(phrases.find("problem." + problem.code())
                            .map(words -> " · " + words)
                            .orElse(""))
                    .text(problem.place().isEmpty() ? "" : " · " + problem.place())
                    .text(" · " + message(problem))
                    .raw("<br><span class=\"soft\">")
                    .text(phrases.of("problem.do") + " "
                            + phrases.find("do." + problem.code()).orElse(problem.whatToDo()))
                    .raw("</span></li>\n");
        }
        html.raw("</ul>\n");
    }

    /** What a guard saw is said in the page's language; what the program found out by itself stays as it logs it. */
    private String message(RunSummary.Problem problem) {
        return report.counted().map(Report.Counted::guards).orElse(List.of()).stream()
                .filter(guard -> guard.name().name().equals(problem.code())
                        && guard.subject().equals(problem.place()))
                .findFirst()
                .map(guard -> phrases.seen(guard.seen()))
                .orElse(problem.message());
    }

    private void numbers() {
        headingByCurrency("numbers");
        for (String currency : currencies()) {
            html.element("h3", currency).raw("<div class=\"cards\">\n");
            ReconciliationRow classified = loans(currency, Term.LOANS_CLASSIFIED);
            card(
                    "",
                    phrases.of("card.classified"),
                    () -> html.count(classified.figure().count()));
            long not = loans(currency, Term.LOANS_NOT_CLASSIFIED).figure().count();
            if (not > 0) {
                card("", phrases.of("card.not_classified"), () -> html.count(not));
            }
            figures.find(DECISIONS, Term.PAST_DUE.word(), currency, "", LEFT).ifPresent(pastDue -> {
                card(
                        "",
                        phrases.of("card.past_due"),
                        () -> html.count(pastDue.figure().count()));
                card(" class=\"wide\"", phrases.of("card.overdue"), () -> pastDue.amount()
                        .ifPresent(html::amount));
            });
            String tonight = report.businessDate().toString();
            for (String what : List.of("noticed", "suppressed")) {
                figures.find(ReportRows.HISTORY, what, currency, "", tonight)
                        .ifPresent(row -> card(
                                "",
                                phrases.of("card." + what),
                                () -> html.count(row.figure().count())));
            }
            figures.find(ReportRows.AT_RISK, "par_30", currency, "", ReportRows.PERCENT)
                    .ifPresent(row -> card(
                            "", phrases.of("card.par", "30"), () -> row.amount().ifPresent(html::percent)));
            html.raw("</div>\n");
        }
    }

    private void card(String attributes, String what, Runnable figure) {
        html.raw("<div" + attributes + "><b>");
        figure.run();
        html.raw("</b>").element("span", what).raw("</div>\n");
    }

    private ReconciliationRow loans(String currency, Term term) {
        return figures.find(Identity.Name.LOANS.word(), term.word(), currency, "", RIGHT)
                .orElse(ReconciliationRow.count(Identity.Name.LOANS.word(), term.word(), currency, "", 0));
    }

    private void trends() {
        List<String> drawn = drawn();
        int nights = drawn.isEmpty() ? 0 : plots(drawn.get(0)).nights().size();
        if (nights == 0) {
            return;
        }
        html.raw("<section id=\"trends\">").element("h2", phrases.of("section.trends", Integer.toString(nights)));
        for (String currency : drawn) {
            currencyHeading(currency, drawn);
            plots(currency).trends(html);
        }
        html.raw("</section>\n");
    }

    private void identities() {
        heading("identities");
        if (report.counted().isEmpty()) {
            html.element("p class=\"soft\"", phrases.of("none.counted"));
            return;
        }
        Map<Identity.Name, List<List<ReconciliationRow>>> byName = new LinkedHashMap<>();
        List<ReconciliationRow> group = new ArrayList<>();
        for (Identity.Name name : Identity.Name.values()) {
            for (ReconciliationRow row : figures.section(name.word())) {
                group.add(row);
                if (row.side().equals(DIFFERENCE)) {
                    byName.computeIfAbsent(name, key -> new ArrayList<>()).add(List.copyOf(group));
                    group.clear();
                }
            }
        }
        byName.forEach(this::identity);
    }

    private void identity(Identity.Name name, List<List<ReconciliationRow>> identities) {
        long tie = identities.stream().filter(ReconciliationPage::ties).count();
        boolean all = tie == identities.size();
        html.raw(all ? "<details>" : "<details open>")
                .raw("<summary>")
                .element("span", phrases.of("identity." + name.word()))
                .element(
                        all ? "span class=\"yes\"" : "span class=\"no\"",
                        phrases.of("ties.of", Long.toString(tie), Integer.toString(identities.size())))
                .raw("</summary>\n");
        boolean simple = identities.stream().allMatch(identity -> identity.size() == 3);
        html.table(List.of(
                phrases.of("col.about"),
                phrases.of("col.term"),
                "#" + phrases.of("col.left"),
                "#" + phrases.of("col.right"),
                simple ? "#" + phrases.of("col.difference") : phrases.of("col.meaning")));
        identities.forEach(identity -> {
            if (simple) {
                oneLine(identity);
            } else {
                manyLines(identity);
            }
        });
        html.endTable().raw("</details>\n");
    }

    private static boolean ties(List<ReconciliationRow> identity) {
        return identity.get(identity.size() - 1).measure().equals("ties");
    }

    private void oneLine(List<ReconciliationRow> identity) {
        ReconciliationRow left = identity.get(0);
        ReconciliationRow right = identity.get(1);
        html.raw(ties(identity) ? "<tr>" : "<tr class=\"break\">")
                .cell(about(left))
                .raw("<td><code>")
                .text(left.measure())
                .raw("</code> = <code>")
                .text(right.measure())
                .raw("</code></td>");
        number(left);
        number(right);
        number(identity.get(2));
        html.raw("</tr>\n");
    }

    private void manyLines(List<ReconciliationRow> identity) {
        String about = about(identity.get(0));
        for (ReconciliationRow row : identity) {
            boolean last = row.side().equals(DIFFERENCE);
            html.raw(last && !ties(identity) ? "<tr class=\"break sum\">" : last ? "<tr class=\"sum\">" : "<tr>")
                    .cell(about);
            about = "";
            if (last) {
                html.cell(phrases.of("col.difference") + ": " + phrases.of(row.measure()));
                html.raw("<td></td>");
                number(row);
                html.raw("<td></td></tr>\n");
            } else {
                html.code(row.measure());
                side(row, LEFT);
                side(row, RIGHT);
                html.element("td class=\"t soft\"", phrases.term(row.measure())).raw("</tr>\n");
            }
        }
    }

    private void side(ReconciliationRow row, String side) {
        if (row.side().equals(side)) {
            number(row);
        } else {
            html.raw("<td></td>");
        }
    }

    private void number(ReconciliationRow row) {
        html.raw("<td class=\"n\">").both(row).raw("</td>");
    }

    private String about(ReconciliationRow row) {
        String subject = row.section().equals(TIERS) && !row.tier().isEmpty() ? tierName(row.tier()) : row.tier();
        String about = (row.currency() + " " + subject).strip();
        if (!about.isEmpty()) {
            return about;
        }
        // One identity goes over all currencies; the others are of one, and that one is not known.
        return phrases.of(row.section().equals(BASELINE) ? "all" : "currency.not_known");
    }

    private void tiers() {
        headingByCurrency("tiers");
        for (String currency : currencies()) {
            currencyHeading(currency, currencies());
            html.table(List.of(
                    phrases.of("col.tier"),
                    "#" + phrases.of("col.opening"),
                    "#" + phrases.of("col.restated"),
                    "#" + phrases.of("col.new"),
                    "#" + phrases.of("col.moved"),
                    "#" + phrases.of("col.gone"),
                    "#" + phrases.of("col.changed"),
                    "#" + phrases.of("col.closing")));
            for (String tier : tiersOf(currency)) {
                tier(currency, tier);
            }
            tier(currency, "");
            html.endTable();
            matrix(currency);
        }
    }

    /** One row of the tier table; movements in and out stand one over the other. */
    private void tier(String currency, String tier) {
        html.raw(tier.isEmpty() ? "<tr class=\"sum\">" : "<tr>")
                .cell(tier.isEmpty() ? phrases.of("sum") : tierName(tier));
        for (List<Term> terms : List.of(
                List.of(Term.OPENING),
                List.of(Term.RESTATED_OUT, Term.RESTATED_IN),
                List.of(Term.NEW),
                List.of(Term.MOVED_OUT, Term.MOVED_IN),
                List.of(Term.GONE),
                List.of(Term.CHANGED_WITHIN, Term.AMOUNT_NOT_KNOWN),
                List.of(Term.CLOSING))) {
            html.raw("<td class=\"n\">");
            boolean any = false;
            for (Term term : terms) {
                Optional<ReconciliationRow> row =
                        figures.find(TIERS, term.word(), currency, tier, term == Term.CLOSING ? RIGHT : LEFT);
                if (row.isPresent() && !row.get().figure().sameAs(Figure.ZERO)) {
                    html.raw(any ? "<br>" : "");
                    tierFigure(term, row.get());
                    any = true;
                }
            }
            html.raw(any ? "</td>" : "<span class=\"soft\">0</span></td>");
        }
        html.raw("</tr>\n");
    }

    private void tierFigure(Term term, ReconciliationRow row) {
        // No loan moves by these two: their counts say nothing.
        if (term == Term.CHANGED_WITHIN || term == Term.AMOUNT_NOT_KNOWN) {
            html.raw("<small>").amount(row.amount().orElseThrow()).raw("</small>");
        } else {
            html.both(row);
        }
    }

    private void matrix(String currency) {
        List<String> tiers = tiersOf(currency);
        if (figures.section(ReportRows.MOVEMENT, currency).isEmpty()) {
            return;
        }
        html.element("h3", phrases.of("section.matrix") + ", " + currency);
        List<String> headers = new ArrayList<>();
        headers.add(phrases.of("col.from"));
        tiers.forEach(tier -> headers.add("#" + tierName(tier)));
        html.table(headers);
        for (String from : tiers) {
            html.raw("<tr>").cell(tierName(from));
            for (String to : tiers) {
                html.raw("<td class=\"n\">");
                figures.find(ReportRows.MOVEMENT, "from " + from, currency, to, "")
                        .ifPresent(html::both);
                figures.find(ReportRows.ROLL_RATE, "from " + from, currency, to, ReportRows.PERCENT)
                        .flatMap(ReconciliationRow::amount)
                        .ifPresent(percent ->
                                html.raw("<br><small>").percent(percent).raw("</small>"));
                html.raw("</td>");
            }
            html.raw("</tr>\n");
        }
        html.endTable();
        if (drawn().contains(currency)) {
            html.raw("<div class=\"plots\">\n");
            plots(currency).rollRates(html, tiers);
            html.raw("</div>\n");
        }
    }

    private void arrears() {
        headingByCurrency("arrears");
        for (String currency : currencies()) {
            currencyHeading(currency, currencies());
            html.table(List.of(
                    phrases.of("col.days"),
                    "#" + phrases.of("col.loans"),
                    "#" + phrases.of("col.outstanding"),
                    "#" + phrases.of("col.overdue")));
            for (ReconciliationRow band : figures.section(ReportRows.DPD_OUTSTANDING, currency)) {
                html.raw("<tr>").cell(band.measure()).raw("<td class=\"n\">");
                band.count().ifPresent(html::count);
                html.raw("</td><td class=\"n\">");
                band.amount().ifPresent(html::amount);
                html.raw("</td><td class=\"n\">");
                figures.find(ReportRows.DPD_OVERDUE, band.measure(), currency, "", "")
                        .flatMap(ReconciliationRow::amount)
                        .ifPresent(html::amount);
                html.raw("</td></tr>\n");
            }
            html.endTable();
            atRisk(currency);
            if (drawn().contains(currency)) {
                html.raw("<div class=\"plots\">\n");
                plots(currency).days(html);
                plots(currency).products(html);
                html.raw("</div>\n");
            }
            products(currency);
        }
    }

    private void atRisk(String currency) {
        List<ReconciliationRow> rows = figures.section(ReportRows.AT_RISK, currency).stream()
                .filter(row -> row.side().isEmpty())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        html.element("h3", phrases.of("plot.at_risk") + ", " + currency)
                .table(List.of(
                        phrases.of("col.days"), "#" + phrases.of("col.loans"), "#" + phrases.of("axis.percent")));
        for (ReconciliationRow row : rows) {
            String days = row.measure().substring("par_".length());
            html.raw("<tr>")
                    .cell(days.equals("1") ? phrases.of("plot.at_risk.1") : phrases.of("plot.at_risk.more", days));
            number(row);
            html.raw("<td class=\"n\">");
            figures.find(ReportRows.AT_RISK, row.measure(), currency, "", ReportRows.PERCENT)
                    .flatMap(ReconciliationRow::amount)
                    .ifPresent(html::percent);
            html.raw("</td></tr>\n");
        }
        html.endTable();
    }

    private void products(String currency) {
        List<ReconciliationRow> rows = figures.section(ReportRows.PRODUCT, currency);
        if (!rows.isEmpty()) {
            html.element("h3", phrases.of("plot.product") + ", " + currency);
            countAndAmount(rows, phrases.of("col.product"), ReconciliationRow::measure);
        }
    }

    /** Words for a row. */
    @FunctionalInterface
    private interface Says {
        String of(ReconciliationRow row);
    }

    private void countAndAmount(List<ReconciliationRow> rows, String what, Says name) {
        html.table(List.of(what, "#" + phrases.of("col.loans"), "#" + phrases.of("col.overdue")));
        for (ReconciliationRow row : rows) {
            html.raw("<tr>").cell(name.of(row)).raw("<td class=\"n\">");
            row.count().ifPresent(html::count);
            html.raw("</td><td class=\"n\">");
            row.amount().ifPresent(html::amount);
            html.raw("</td></tr>\n");
        }
        html.endTable();
    }

    private void decisions() {
        headingByCurrency("notices");
        for (String currency : currencies()) {
            currencyHeading(currency, currencies());
            List<ReconciliationRow> noticed = decided(currency, "noticed ");
            if (noticed.isEmpty()) {
                none();
            } else {
                countAndAmount(noticed, phrases.of("col.level") + ", " + phrases.of("col.channel"), row -> row.measure()
                        .substring("noticed ".length()));
            }
        }
        headingByCurrency("suppressions");
        for (String currency : currencies()) {
            currencyHeading(currency, currencies());
            List<ReconciliationRow> suppressed = decided(currency, "suppressed ");
            if (suppressed.isEmpty()) {
                none();
            } else {
                suppressed(suppressed);
            }
        }
        stood();
    }

    private List<ReconciliationRow> decided(String currency, String what) {
        return figures.section(DECISIONS, currency).stream()
                .filter(row -> row.side().equals(RIGHT) && row.measure().startsWith(what))
                .toList();
    }

    private void suppressed(List<ReconciliationRow> rows) {
        html.table(List.of(
                phrases.of("col.code"),
                phrases.of("col.meaning"),
                "#" + phrases.of("col.loans"),
                "#" + phrases.of("col.overdue")));
        for (ReconciliationRow row : rows) {
            String code = row.measure().substring("suppressed ".length());
            html.raw("<tr>")
                    .code(code)
                    .element("td class=\"t\"", phrases.code(SuppressionCode.valueOf(code)))
                    .raw("<td class=\"n\">");
            row.count().ifPresent(html::count);
            html.raw("</td><td class=\"n\">");
            row.amount().ifPresent(html::amount);
            html.raw("</td></tr>\n");
        }
        html.endTable();
    }

    /** How long suppressions have stood, over all currencies. */
    private void stood() {
        Set<String> codes = new LinkedHashSet<>();
        figures.section(ReportRows.STANDING).forEach(row -> codes.add(row.measure()));
        if (codes.isEmpty()) {
            return;
        }
        List<String> headers = new ArrayList<>();
        headers.add(phrases.of("col.code"));
        html.element("h3", phrases.of("section.stood"));
        for (Stood stood : Stood.values()) {
            headers.add("#" + phrases.of("col.nights." + stood.word()));
        }
        html.table(headers);
        for (SuppressionCode code : SuppressionCode.values()) {
            if (codes.contains(code.name())) {
                html.raw("<tr>").code(code.name());
                for (Stood stood : Stood.values()) {
                    html.raw("<td class=\"n\">");
                    figures.find(ReportRows.STANDING, code.name(), "", stood.word(), "")
                            .flatMap(ReconciliationRow::count)
                            .ifPresent(html::count);
                    html.raw("</td>");
                }
                html.raw("</tr>\n");
            }
        }
        html.endTable();
    }

    private void worklist() {
        headingByCurrency("worklist");
        for (String currency : currencies()) {
            currencyHeading(currency, currencies());
            List<ReconciliationRow> rows = figures.section(ReportRows.QUEUE, currency);
            if (rows.isEmpty()) {
                none();
            } else {
                countAndAmount(
                        rows,
                        phrases.of("col.queue"),
                        row -> row.measure() + ": "
                                + phrases.find("queue." + row.measure()).orElse(""));
            }
        }
    }

    private void guards() {
        heading("guards");
        List<Guard> guards = report.counted().map(Report.Counted::guards).orElse(List.of());
        if (guards.isEmpty()) {
            none();
            return;
        }
        html.table(List.of(
                phrases.of("col.guard"),
                "#" + phrases.of("col.value"),
                "#" + phrases.of("col.limit"),
                "#" + phrases.of("col.baseline"),
                phrases.of("col.passed"),
                phrases.of("col.detail")));
        for (Guard guard : guards) {
            html.raw(guard.tripped() ? "<tr class=\"break\">" : "<tr>")
                    .raw("<td><code>")
                    .text(guard.name().word())
                    .raw("</code>")
                    .text(guard.subject().isEmpty() ? "" : " " + guard.subject())
                    .text(phrases.find("guard." + guard.name().name())
                            .map(words -> " · " + words)
                            .orElse(""))
                    .raw("</td>");
            for (String side : List.of("value", "limit", "baseline")) {
                html.raw("<td class=\"n\">");
                figures.find(ReportRows.GUARD, guard.name().word(), "", guard.subject(), side)
                        .flatMap(ReconciliationRow::amount)
                        .ifPresent(html::amount);
                html.raw("</td>");
            }
            html.element(
                            guard.tripped() ? "td class=\"no\"" : "td class=\"yes\"",
                            phrases.of(guard.tripped() ? "no" : "yes"))
                    .element("td class=\"t\"", phrases.seen(guard.seen()))
                    .raw("</tr>\n");
        }
        html.endTable();
    }

    private void rejects() {
        heading("rejects");
        if (report.samples().rejects().isEmpty()) {
            none();
            return;
        }
        html.table(List.of(
                phrases.of("col.file"),
                phrases.of("col.reason"),
                "#" + phrases.of("col.rows"),
                phrases.of("col.line") + " · " + phrases.of("col.field") + " · " + phrases.of("col.value"),
                phrases.of("col.hint")));
        for (Samples.Kind kind : report.samples().rejects().values()) {
            html.raw("<tr>").cell(kind.names().get(0)).code(kind.names().get(1)).raw("<td class=\"n\">");
            html.count(kind.count()).raw("</td><td>");
            for (List<String> row : kind.shown()) {
                String place = row.get(0) + (row.get(1).isEmpty() ? "" : " · " + row.get(1));
                html.element("div", place + (row.get(2).isEmpty() ? "" : " · " + row.get(2)));
            }
            html.raw(kind.count() > kind.shown().size() ? "<div class=\"soft\">…</div></td>" : "</td>")
                    .raw("<td class=\"t\">");
            for (String hint : hints(kind)) {
                html.element("div", hint);
            }
            html.raw("</td></tr>\n");
        }
        html.endTable();
    }

    /** What to do, in the page's language where it has words for the reason; else what each row shown says. */
    private List<String> hints(Samples.Kind kind) {
        return phrases.find("hint." + kind.names().get(1))
                .map(List::of)
                .orElseGet(() ->
                        kind.shown().stream().map(row -> row.get(3)).distinct().toList());
    }

    private void withoutHome() {
        heading("without_a_home");
        if (report.samples().unmatched().isEmpty()) {
            none();
            return;
        }
        for (Samples.Kind kind : report.samples().unmatched().values()) {
            String name = kind.names().get(0);
            html.raw("<h3>").text(phrases.of("kind." + name) + ": ");
            figures.find(ReportRows.UNMATCHED, name, "", "", "").ifPresent(row -> {
                html.count(row.figure().count());
                row.amount().ifPresent(amount -> html.text(" · ").amount(amount));
            });
            html.raw("</h3>\n");
            html.table(List.of(
                    phrases.of("col.payment"),
                    phrases.of("col.value_date"),
                    "#" + phrases.of("col.amount"),
                    phrases.of("col.candidates")));
            for (List<String> row : kind.shown()) {
                html.raw("<tr>")
                        .code(row.get(0))
                        .cell(row.get(1))
                        .element("td class=\"n\"", PageText.grouped(row.get(2)))
                        .element("td class=\"t\"", row.get(4))
                        .raw("</tr>\n");
            }
            html.endTable();
            more(kind);
        }
    }

    /** Earlier notices that are not corrected although something about them is not what it was. */
    private void lookedAtAgain() {
        for (ReconciliationRow row : figures.section(ReportRows.LOOKED_AT_AGAIN)) {
            String[] around = phrases.of("again." + row.measure()).split("\\{0}", 2);
            html.raw("<p>").text(around[0]).count(row.figure().count()).text(around[1]);
            html.text(" (" + row.currency() + ")").raw("</p>\n");
        }
    }

    private void corrections() {
        heading("corrections");
        lookedAtAgain();
        if (report.samples().corrections().isEmpty()) {
            none();
            return;
        }
        html.table(List.of(
                phrases.of("col.cause"),
                phrases.of("col.action"),
                "#" + phrases.of("col.count"),
                phrases.of("col.notice") + " · " + phrases.of("col.loan"),
                phrases.of("col.detail")));
        for (Samples.Kind kind : report.samples().corrections().values()) {
            html.raw("<tr>").code(kind.names().get(0)).code(kind.names().get(1)).raw("<td class=\"n\">");
            html.count(kind.count()).raw("</td><td>");
            kind.shown().forEach(row -> html.element("div", row.get(0) + " · " + row.get(1)));
            html.raw("</td><td class=\"t\">");
            kind.shown().forEach(row -> html.element("div", (row.get(2) + " " + row.get(3)).strip()));
            html.raw("</td></tr>\n");
        }
        html.endTable();
    }

    private void quarantines() {
        heading("quarantine");
        if (report.samples().quarantined().isEmpty()) {
            none();
            return;
        }
        for (Samples.Kind kind : report.samples().quarantined().values()) {
            String reason = kind.names().get(0);
            html.raw("<h3>")
                    .element("code", reason)
                    .text(": ")
                    .count(kind.count())
                    .raw("</h3>\n");
            html.element("p class=\"soft\"", phrases.code(SuppressionCode.valueOf(reason)));
            html.table(List.of(
                    phrases.of("col.loan"),
                    phrases.of("col.since"),
                    "#" + phrases.of("col.nights"),
                    phrases.of("col.detail")));
            for (List<String> row : kind.shown()) {
                html.raw("<tr>")
                        .code(row.get(0))
                        .cell(row.get(1))
                        .element("td class=\"n\"", row.get(2))
                        .element("td class=\"t\"", row.get(3))
                        .raw("</tr>\n");
            }
            html.endTable();
            more(kind);
        }
    }

    private void more(Samples.Kind kind) {
        if (kind.count() > kind.shown().size()) {
            html.element("p class=\"soft\"", "…");
        }
    }

    /** What the sender's control file said beside what was read, and how. */
    private void sender() {
        heading("control");
        List<ReconciliationRow> rows = figures.section(Identity.Name.CONTROL.word());
        if (rows.isEmpty()) {
            none();
        } else {
            html.table(List.of(
                    phrases.of("col.file"),
                    "#" + phrases.of("col.declared"),
                    "#" + phrases.of("col.read"),
                    phrases.of("col.ties")));
            for (ReconciliationRow row : rows) {
                if (row.side().equals(LEFT)) {
                    html.raw("<tr>").cell(row.tier());
                    number(row);
                } else if (row.side().equals(RIGHT)) {
                    number(row);
                } else {
                    html.element(
                                    row.measure().equals("ties") ? "td class=\"yes\"" : "td class=\"no\"",
                                    phrases.of(row.measure()))
                            .raw("</tr>\n");
                }
            }
            html.endTable();
        }
        if (!report.basis().notes().isEmpty()) {
            html.element("h3", phrases.of("section.delivery")).raw("<ul>\n");
            report.basis().notes().forEach(note -> html.element("li", note).raw("\n"));
            html.raw("</ul>\n");
        }
    }

    private void digests() {
        heading("digests");
        html.table(List.of(phrases.of("col.what"), "#" + phrases.of("col.rows"), phrases.of("col.sha256")));
        report.basis().digests().forEach((name, digest) -> {
            if (!digest.isEmpty()) {
                html.raw("<tr>")
                        .cell(name)
                        .raw("<td></td>")
                        .raw("<td class=\"hash\"><code>")
                        .text(digest)
                        .raw("</code></td></tr>\n");
            }
        });
        for (ReadBack output : report.counted().map(Report.Counted::outputs).orElse(List.of())) {
            String file = output.figures().file();
            html.raw("<tr>").cell(file).raw("<td class=\"n\">");
            figures.find(ReportRows.OUTPUT, file, "", "", "").ifPresent(html::both);
            html.raw("</td><td class=\"hash\"><code>").text(output.sha256()).raw("</code></td></tr>\n");
        }
        html.endTable();
    }

    private void heading(String section) {
        html.element("h2 id=\"" + section + "\"", phrases.of("section." + section))
                .raw("\n");
    }

    /** A heading of what is told currency by currency. */
    private void headingByCurrency(String section) {
        heading(section);
        if (currencies().isEmpty()) {
            none();
        }
    }

    /** A currency's heading, where there is more than one. */
    private void currencyHeading(String currency, List<String> among) {
        if (among.size() > 1) {
            html.element("h3", currency).raw("\n");
        }
    }

    private void none() {
        html.element("p class=\"soft\"", phrases.of("none")).raw("\n");
    }

    private List<String> currencies() {
        return List.copyOf(figures.currencies(Identity.Name.LOANS.word()));
    }

    /** The currencies that have plots: those with the most loans, first by count and then by code. */
    private List<String> drawn() {
        return currencies().stream()
                .filter(currency ->
                        loans(currency, Term.LOANS_CLASSIFIED).figure().count() > 0)
                .sorted(Comparator.comparing((String currency) ->
                                -loans(currency, Term.LOANS_CLASSIFIED).figure().count())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(CURRENCIES_DRAWN)
                .toList();
    }

    private List<String> tiersOf(String currency) {
        return figures.section(TIERS, currency).stream()
                .filter(row -> row.side().equals(RIGHT) && !row.tier().isEmpty())
                .map(ReconciliationRow::tier)
                .toList();
    }

    private String tierName(String tier) {
        return plots("").tierName(tier);
    }

    private PagePlots plots(String currency) {
        return new PagePlots(figures, phrases, report.basis().tierLabels(), currency);
    }
}
