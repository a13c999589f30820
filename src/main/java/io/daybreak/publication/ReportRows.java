package io.daybreak.publication;

import io.daybreak.notice.Hindsight;
import io.daybreak.reconciliation.DpdBand;
import io.daybreak.reconciliation.Figure;
import io.daybreak.reconciliation.FileFigures;
import io.daybreak.reconciliation.FileFigures.Grouping;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.Identities;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws every figure of a report, as rows of {@code reconciliation.csv}. The page shows these rows and computes nothing
 * of its own, so that page and file cannot say different things.
 */
final class ReportRows {
    static final String RESULT = "result";
    static final String PERSON = "needs_a_person";
    static final String MOVEMENT = "movement";
    static final String ROLL_RATE = "roll_rate";
    static final String DPD_OUTSTANDING = "dpd_outstanding";
    static final String DPD_OVERDUE = "dpd_overdue";
    static final String AT_RISK = "at_risk";
    static final String PRODUCT = "overdue_by_product";
    static final String QUEUE = "queue";
    static final String STANDING = "suppressed_nights";
    static final String GUARD = "guard";
    static final String REJECTS = "rejects";
    static final String UNMATCHED = "without_a_home";
    static final String CORRECTIONS = "corrections";

    /** Earlier notices that were looked at again and are not corrected, by why not. */
    static final String LOOKED_AT_AGAIN = "looked_at_again";

    static final String QUARANTINE = "quarantine";
    static final String OUTPUT = "output";
    static final String HISTORY = "history";

    static final String PERCENT = "percent";
    static final String TRIPPED = "tripped";
    /** Days that a share at risk is beyond. */
    static final List<Integer> RISK_DAYS = List.of(1, 30, 60, 90);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DECIMALS = 2;

    private final Report report;
    private final List<ReconciliationRow> rows = new ArrayList<>();

    private ReportRows(Report report) {
        this.report = report;
    }

    /** All rows: whether it ties, the identities with both sides, and the figures of every other section. */
    static List<ReconciliationRow> of(Report report) {
        ReportRows all = new ReportRows(report);
        all.result();
        report.counted().ifPresent(all::counted);
        all.samples();
        all.person();
        return List.copyOf(all.rows);
    }

    private void result() {
        report.counted().ifPresent(counted -> {
            count(RESULT, "identities", "", counted.identities().size());
            count(RESULT, "breaks", "", Identities.breaks(counted.identities()).size());
            count(
                    RESULT,
                    TRIPPED,
                    "",
                    counted.guards().stream().filter(Guard::tripped).count());
        });
        if (!report.problems().isEmpty()) {
            count(RESULT, "problems", "", report.problems().size());
        }
    }

    private void counted(Report.Counted counted) {
        counted.identities().forEach(this::identity);
        Tally tally = counted.books().settled();
        Set<String> currencies = new TreeSet<>(tally.currencies());
        currencies.remove(Tally.UNKNOWN_CURRENCY);
        for (String currency : currencies) {
            movements(
                    tally,
                    currency,
                    Identities.tiers(tally, currency, counted.books().tierOrder()));
            bands(tally, currency);
            atRisk(tally, currency);
            group(counted, OutputFile.CLASSIFICATION, Grouping.PRODUCT, currency, PRODUCT);
            group(counted, OutputFile.COLLECTIONS, Grouping.QUEUE, currency, QUEUE);
            lookedAtAgain(counted, currency);
        }
        file(counted, OutputFile.SUPPRESSED).byKey(Grouping.STANDING, "").forEach((key, figure) -> {
            int space = key.indexOf(' ');
            rows.add(ReconciliationRow.count(
                    STANDING, key.substring(0, space), "", key.substring(space + 1), figure.count()));
        });
        counted.guards().forEach(this::guard);
        counted.outputs()
                .forEach(output -> rows.add(ReconciliationRow.of(
                        OUTPUT,
                        output.figures().file(),
                        "",
                        "",
                        "",
                        output.figures().total())));
        history(counted, currencies);
    }

    private void lookedAtAgain(Report.Counted counted, String currency) {
        counted.books().decisions().lookedAtAgain(currency).forEach((outcome, figure) -> {
            if (outcome == Hindsight.Outcome.AMOUNT_DIFFERS || outcome == Hindsight.Outcome.NOT_PROVABLE) {
                rows.add(ReconciliationRow.count(LOOKED_AT_AGAIN, outcome.name(), currency, "", figure.count()));
            }
        });
    }

    private void identity(Identity identity) {
        identity.left().forEach(entry -> rows.add(row(identity, entry.term(), "left", entry.signed())));
        identity.right().forEach(entry -> rows.add(row(identity, entry.term(), "right", entry.signed())));
        String ties = identity.ties() ? "ties" : "breaks";
        rows.add(row(identity, ties, "difference", identity.difference()));
    }

    private static ReconciliationRow row(Identity identity, String measure, String side, Figure figure) {
        Optional<Long> count =
                identity.measure() == Identity.Measure.AMOUNT ? Optional.empty() : Optional.of(figure.count());
        Optional<String> amount = identity.measure() == Identity.Measure.COUNT
                ? Optional.empty()
                : Optional.of(ReconciliationRow.amount(figure, identity.currency()));
        return new ReconciliationRow(
                identity.name().word(), measure, identity.currency(), identity.subject(), side, count, amount);
    }

    private void movements(Tally tally, String currency, List<String> tiers) {
        for (String from : tiers) {
            long all = tiers.stream()
                    .mapToLong(to -> tally.moved(currency, from, to).count())
                    .sum();
            for (String to : tiers) {
                Figure figure = tally.moved(currency, from, to);
                if (figure.count() != 0) {
                    rows.add(ReconciliationRow.of(MOVEMENT, "from " + from, currency, to, "", figure));
                    rows.add(ReconciliationRow.number(
                            ROLL_RATE,
                            "from " + from,
                            currency,
                            to,
                            PERCENT,
                            percent(BigDecimal.valueOf(figure.count()), BigDecimal.valueOf(all))));
                }
            }
        }
    }

    private void bands(Tally tally, String currency) {
        for (DpdBand band : DpdBand.values()) {
            Figure outstanding = tally.outstanding(currency, band);
            if (outstanding.count() != 0) {
                rows.add(ReconciliationRow.of(DPD_OUTSTANDING, band.word(), currency, "", "", outstanding));
                rows.add(ReconciliationRow.of(
                        DPD_OVERDUE, band.word(), currency, "", "", tally.overdue(currency, band)));
            }
        }
    }

    private void atRisk(Tally tally, String currency) {
        Figure all = outstandingFrom(tally, currency, DpdBand.NOT_PAST_DUE);
        if (all.count() == 0) {
            return;
        }
        for (int days : RISK_DAYS) {
            Figure beyond = outstandingFrom(tally, currency, DpdBand.of(days == 1 ? 1 : days + 1));
            rows.add(ReconciliationRow.of(AT_RISK, "par_" + days, currency, "", "", beyond));
            rows.add(ReconciliationRow.number(
                    AT_RISK, "par_" + days, currency, "", PERCENT, percent(beyond.amount(), all.amount())));
        }
    }

    private static Figure outstandingFrom(Tally tally, String currency, DpdBand from) {
        return EnumSet.range(from, DpdBand.FROM_361).stream()
                .map(band -> tally.outstanding(currency, band))
                .reduce(Figure.of(0, 0, currency), Figure::plus);
    }

    private void group(Report.Counted counted, OutputFile file, Grouping grouping, String currency, String section) {
        file(counted, file)
                .byKey(grouping, currency)
                .forEach((key, figure) -> rows.add(ReconciliationRow.of(section, key, currency, "", "", figure)));
    }

    private static FileFigures file(Report.Counted counted, OutputFile file) {
        return counted.outputs().stream()
                .map(ReadBack::figures)
                .filter(figures -> figures.file().equals(file.path()))
                .findFirst()
                .orElse(FileFigures.of(file.path(), 0, BigDecimal.ZERO));
    }

    /** One row each for the value, what it is compared with, the limit, and whether it holds the run. */
    private void guard(Guard guard) {
        guard.value().ifPresent(value -> guard(guard, "value", value));
        guard.baseline().ifPresent(baseline -> guard(guard, "baseline", baseline));
        guard.limit().ifPresent(limit -> guard(guard, "limit", limit));
        rows.add(new ReconciliationRow(
                GUARD,
                guard.name().word(),
                "",
                guard.subject(),
                TRIPPED,
                Optional.of(guard.tripped() ? 1L : 0L),
                Optional.empty()));
    }

    private void guard(Guard guard, String side, BigDecimal number) {
        rows.add(ReconciliationRow.number(GUARD, guard.name().word(), "", guard.subject(), side, number));
    }

    private void samples() {
        report.samples()
                .rejects()
                .values()
                .forEach(
                        kind -> count(REJECTS, kind.names().get(1), kind.names().get(0), kind.count()));
        report.samples()
                .unmatched()
                .values()
                .forEach(kind -> rows.add(ReconciliationRow.of(
                        UNMATCHED, kind.names().get(0), "", "", "", new Figure(kind.count(), kind.amount()))));
        report.samples()
                .quarantined()
                .values()
                .forEach(kind -> count(QUARANTINE, kind.names().get(0), "", kind.count()));
        report.samples()
                .corrections()
                .values()
                .forEach(kind ->
                        count(CORRECTIONS, kind.names().get(0), kind.names().get(1), kind.count()));
    }

    /** What waits for a person, over all currencies; what waits for nobody is left out. */
    private void person() {
        Figures figures = Figures.of(rows);
        // What holds a night is a guard, and counted as one.
        person(
                "problems",
                report.verdict() == Report.Verdict.HELD ? 0 : report.problems().size());
        person(
                "guard",
                figures.section(GUARD).stream()
                        .filter(row -> row.side().equals(TRIPPED))
                        .mapToLong(row -> row.figure().count())
                        .sum());
        person("review", sum(figures, QUEUE, "REVIEW", ""));
        person("data", sum(figures, QUEUE, "DATA", ""));
        person(QUARANTINE, sum(figures, QUARANTINE, "", ""));
        person(REJECTS, sum(figures, REJECTS, "", ""));
        person(UNMATCHED, sum(figures, UNMATCHED, "", ""));
        person(CORRECTIONS, sum(figures, CORRECTIONS, "", "PERSON"));
    }

    private void person(String measure, long count) {
        if (count > 0) {
            count(PERSON, measure, "", count);
        }
    }

    /** The counts of a section, over all currencies; an empty measure or tier stands for every one. */
    private static long sum(Figures figures, String section, String measure, String tier) {
        return figures.section(section).stream()
                .filter(row -> measure.isEmpty() || row.measure().equals(measure))
                .filter(row -> tier.isEmpty() || row.tier().equals(tier))
                .mapToLong(row -> row.figure().count())
                .sum();
    }

    private void history(Report.Counted counted, Set<String> currencies) {
        Figures tonight = Figures.of(rows);
        for (String currency : currencies) {
            for (NightsBefore.Night night : counted.nightsBefore().nights()) {
                night(night.date(), night.figures(), currency);
            }
            night(report.businessDate(), tonight, currency);
        }
    }

    /** What one night adds to the trends of a currency. */
    private void night(LocalDate date, Figures figures, String currency) {
        String night = date.toString();
        for (ReconciliationRow row : figures.section(Identity.Name.TIERS.word(), currency)) {
            if (row.side().equals("right") && !row.tier().isEmpty()) {
                rows.add(ReconciliationRow.of(HISTORY, "tier", currency, row.tier(), night, row.figure()));
            }
        }
        Map<String, Figure> decided = Map.of(
                "noticed", decided(figures, currency, "noticed "),
                "suppressed", decided(figures, currency, "suppressed "));
        for (String what : List.of("noticed", "suppressed")) {
            rows.add(ReconciliationRow.of(HISTORY, what, currency, "", night, decided.getOrDefault(what, Figure.ZERO)));
        }
        for (int days : RISK_DAYS) {
            figures.find(AT_RISK, "par_" + days, currency, "", PERCENT)
                    .map(ReconciliationRow::figure)
                    .ifPresent(percent -> rows.add(ReconciliationRow.number(
                            HISTORY, "par_" + days, currency, PERCENT, night, percent.amount())));
        }
    }

    private static Figure decided(Figures figures, String currency, String what) {
        return figures.section(Identity.Name.DECISIONS.word(), currency).stream()
                .filter(row -> row.side().equals("right") && row.measure().startsWith(what))
                .map(ReconciliationRow::figure)
                .reduce(Figure.of(0, 0, currency), Figure::plus);
    }

    /** A share in percent, two decimals, half up; zero of nothing. */
    static BigDecimal percent(BigDecimal part, BigDecimal all) {
        return all.signum() == 0
                ? BigDecimal.ZERO.setScale(PERCENT_DECIMALS, RoundingMode.UNNECESSARY)
                : part.multiply(HUNDRED).divide(all, PERCENT_DECIMALS, RoundingMode.HALF_UP);
    }

    private void count(String section, String measure, String subject, long count) {
        rows.add(ReconciliationRow.count(section, measure, "", subject, count));
    }
}
