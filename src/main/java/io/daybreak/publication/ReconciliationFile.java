package io.daybreak.publication;

import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.textForPeople;

import io.daybreak.reconciliation.Books;
import io.daybreak.reconciliation.DpdBand;
import io.daybreak.reconciliation.Figure;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.Identities;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.Tally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code reconciliation.csv}: every figure of the report, one a row, so that another program can check it. */
final class ReconciliationFile {
    static final Table<ReconciliationRow> TABLE = Table.of(
            OutputFile.RECONCILIATION,
            List.of(
                    code("section", ReconciliationRow::section, "Identity or table the figure belongs to."),
                    textForPeople("measure", ReconciliationRow::measure, "What is counted."),
                    code("currency", ReconciliationRow::currency, "ISO 4217 code; empty over all currencies."),
                    textForPeople("tier", ReconciliationRow::tier, "Tier, file or reason it is about."),
                    code(
                            "side",
                            ReconciliationRow::side,
                            "left, right or difference of an identity, subtracted terms are negative; value, baseline, limit"
                                    + " or tripped of a guard."),
                    integer("count", (row, out) -> row.count().ifPresent(out::integer), "How many."),
                    new Column<>("amount", Column.Kind.AMOUNT, "How much.", (row, out) -> row.amount()
                            .ifPresent(out::text))));

    private ReconciliationFile() {}

    /** All rows: whether it ties, the identities with both sides, guards, movements, bands of days, rejections. */
    static List<ReconciliationRow> rows(Books books, List<Identity> identities, List<Guard> guards) {
        List<ReconciliationRow> rows = new ArrayList<>();
        rows.add(count("result", "breaks", "", Identities.breaks(identities).size()));
        rows.add(count(
                "result", "tripped", "", guards.stream().filter(Guard::tripped).count()));
        identities.forEach(identity -> identity(rows, identity));
        guards.forEach(guard -> guard(rows, guard));
        Tally tally = books.settled();
        for (String currency : tally.currencies()) {
            movements(rows, tally, currency, Identities.tiers(tally, currency, books.tierOrder()));
            bands(rows, tally, currency);
        }
        tally.filesWithRejections().forEach(file -> tally.rejections(file)
                .forEach((reason, count) -> rows.add(count("rejects", reason.name(), file, count))));
        return rows;
    }

    private static void identity(List<ReconciliationRow> rows, Identity identity) {
        identity.left().forEach(entry -> rows.add(row(identity, entry.term(), "left", entry.signed())));
        identity.right().forEach(entry -> rows.add(row(identity, entry.term(), "right", entry.signed())));
        String ties = identity.ties() ? "ties" : "breaks";
        rows.add(row(identity, ties, "difference", identity.difference()));
    }

    /** One row each for the value, what it is compared with, the limit, and whether it holds the run. */
    private static void guard(List<ReconciliationRow> rows, Guard guard) {
        guard.value().ifPresent(value -> rows.add(row(guard, "value", value)));
        guard.baseline().ifPresent(baseline -> rows.add(row(guard, "baseline", baseline)));
        guard.limit().ifPresent(limit -> rows.add(row(guard, "limit", limit)));
        rows.add(new ReconciliationRow(
                "guard",
                guard.name().word(),
                "",
                guard.subject(),
                "tripped",
                Optional.of(guard.tripped() ? 1L : 0L),
                Optional.empty()));
    }

    private static ReconciliationRow row(Guard guard, String side, BigDecimal number) {
        return new ReconciliationRow(
                "guard",
                guard.name().word(),
                "",
                guard.subject(),
                side,
                Optional.empty(),
                Optional.of(number.toPlainString()));
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

    private static void movements(List<ReconciliationRow> rows, Tally tally, String currency, List<String> tiers) {
        for (String from : tiers) {
            for (String to : tiers) {
                Figure figure = tally.moved(currency, from, to);
                if (figure.count() != 0) {
                    rows.add(ReconciliationRow.of("movement", "from " + from, currency, to, "", figure));
                }
            }
        }
    }

    private static void bands(List<ReconciliationRow> rows, Tally tally, String currency) {
        for (DpdBand band : DpdBand.values()) {
            Figure outstanding = tally.outstanding(currency, band);
            if (outstanding.count() != 0) {
                rows.add(ReconciliationRow.of("dpd_outstanding", band.word(), currency, "", "", outstanding));
                rows.add(ReconciliationRow.of(
                        "dpd_overdue", band.word(), currency, "", "", tally.overdue(currency, band)));
            }
        }
    }

    private static ReconciliationRow count(String section, String measure, String subject, long count) {
        return new ReconciliationRow(section, measure, "", subject, "", Optional.of(count), Optional.empty());
    }
}
