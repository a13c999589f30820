package io.daybreak.job;

import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.Rejection;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.policy.Tier;
import io.daybreak.publication.CommittedPart;
import io.daybreak.publication.MoneyRow;
import io.daybreak.publication.OutputFile;
import io.daybreak.publication.PartFile;
import io.daybreak.publication.PartRows;
import io.daybreak.publication.ReadBack;
import io.daybreak.publication.Report;
import io.daybreak.publication.Reread;
import io.daybreak.publication.Retiered;
import io.daybreak.publication.Sheet;
import io.daybreak.publication.Staging;
import io.daybreak.publication.UnmatchedRow;
import io.daybreak.reconciliation.Books;
import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.FileFigures;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.Identities;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.Tally;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the files of one attempt together: joins the parts, decides loan by loan, reads everything back, publishes. */
final class NightFiles {
    private final NightContext context;
    private final SettledParts parts;
    private final PartitionTotals totals;
    private final LocalDate date;
    private final Tally tally;
    private final Contagions contagions;
    private final Path stagingFolder;
    private final List<FileFigures> written = new ArrayList<>();
    private List<CommittedPart> rejectParts = List.of();
    private DecisionTally decisions = new DecisionTally();
    private Books books;
    private List<Identity> identities = List.of();
    private List<Guard> guards = List.of();
    private List<ReadBack> readBack = List.of();

    NightFiles(NightContext context, SettledParts parts, PartitionTotals totals) {
        this.context = context;
        this.parts = parts;
        this.totals = totals;
        this.date = context.run().businessDate();
        this.tally = totals.tally(date);
        this.contagions = new Contagions(context);
        this.stagingFolder =
                context.outputs().staging(date, context.run().attempt().number());
        this.books = new Books(tally, decisions, List.of(), List.of(), Optional.empty(), List.of(), tierOrder());
    }

    Path staging() {
        return stagingFolder;
    }

    Tally tally() {
        return tally;
    }

    DecisionTally decisions() {
        return decisions;
    }

    List<Identity> identities() {
        return identities;
    }

    /** The checks over the whole run; known once it is reconciled. */
    List<Guard> guards() {
        return guards;
    }

    private long suppressedCount(SuppressionCode code) {
        return decisions.currencies().stream()
                .map(currency ->
                        Optional.ofNullable(decisions.suppressed(currency).get(code)))
                .flatMap(Optional::stream)
                .mapToLong(figure -> figure.count())
                .sum();
    }

    /** Every part of rejected rows, those of the small files last; counted once, however often they are asked for. */
    List<CommittedPart> rejects() throws IOException {
        if (!rejectParts.isEmpty()) {
            return rejectParts;
        }
        List<CommittedPart> all = new ArrayList<>(parts.of(Part.REJECTS));
        Path file = context.work().close().resolve("reference-rejects.csv");
        PartRows<Rejection> rows = PartRows.rejects();
        context.delivery().referenceRejections(rejection -> {
            rows.add(rejection);
            tally.rejected(rejection);
        });
        try (PartFile part = PartFile.open(file, 0)) {
            rows.countInto(tally);
            rows.moveTo(part);
            all.add(new CommittedPart(file, part.length()));
        }
        rejectParts = all;
        return all;
    }

    /** Joins the parts and decides every late loan. */
    void decide() throws IOException {
        context.progress().phase("deciding", 0);
        written.clear();
        Staging staging = Staging.begin(stagingFolder);
        Map<String, Retiered> retiered = contagion();
        written.add(staging.classification(parts.of(Part.CLASSIFICATION), tally, retiered));
        written.add(staging.removed(parts.of(Part.REMOVED), tally, retiered));
        written.add(staging.rejects(rejects(), tally));
        Path close = context.work().close();
        Optional<Path> baseline = context.baseline().folder();
        OwnerlessMatcher ownerless = new OwnerlessMatcher();
        QuarantinesBefore quarantines = QuarantinesBefore.of(context);
        try (MoneyInTheAir money = MoneyInTheAir.after(baseline, date, close)) {
            money(staging, money, ownerless);
        }
        unmatched(staging, ownerless);
        try (LateLoanSurroundings lookUps = new LateLoanSurroundings(
                context.delivery(),
                context.memory(),
                quarantines,
                MoneyInTheAir.byBorrower(stagingFolder, close),
                ownerless,
                baseline.map(folder -> folder.resolve("suppressed.csv")),
                date,
                context.range().isPastDay(context.run()),
                close)) {
            NightDecisions night = new NightDecisions(context, parts, contagions, lookUps, quarantines.loans());
            written.addAll(night.write(staging, context.memoryLines(context.run())));
            if (context.request().report().spreadsheet()) {
                written.add(staging.workbook(close, date));
            }
            decisions = night.tally();
        }
    }

    /** Lists the money in the air, and keeps what names nobody for the decisions. */
    private void money(Staging staging, MoneyInTheAir before, OwnerlessMatcher ownerless) throws IOException {
        try (Sheet<MoneyRow> sheet = staging.money()) {
            PartLines.each(parts.of(Part.MONEY), line -> sheet.add(MoneyLines.parse(line, before)));
            PartLines.each(parts.of(Part.OWNERLESS), line -> {
                OwnerlessPayment payment = OwnerlessLines.parse(line);
                MoneyRow row = MoneyLines.of(payment, before);
                sheet.add(row);
                ownerless.add(payment, row.money());
            });
            written.add(sheet.finish());
        }
    }

    /** Loans that another loan of their borrower decides. */
    private Map<String, Retiered> contagion() throws IOException {
        return Contagions.inForce(context.request().policy())
                ? contagions.decide(parts.of(Part.BORROWERS), tally)
                : Map.of();
    }

    /** Writes {@code unmatched.csv}: money without a home, with the loans it might belong to. */
    private void unmatched(Staging staging, OwnerlessMatcher matcher) throws IOException {
        if (!matcher.isEmpty()) {
            LoanBorrowers.each(stagingFolder.resolve("classification.csv"), matcher.namedBorrowers(), matcher::loan);
            OpenInstallments.offer(parts.of(Part.OPEN), matcher);
        }
        try (Sheet<UnmatchedRow> sheet = staging.unmatched()) {
            int[] index = {0};
            PartLines.each(
                    parts.of(Part.OWNERLESS), line -> sheet.add(matcher.row(index[0]++, OwnerlessLines.parse(line))));
            written.add(sheet.finish());
        }
    }

    /** Reads everything back from disk and draws up the identities. */
    List<Identity> reconcile() throws IOException {
        context.progress().phase("reconciling", 0);
        readBack = Reread.all(stagingFolder);
        books = new Books(
                tally,
                decisions,
                written,
                readBack.stream().map(ReadBack::figures).toList(),
                context.baseline().figures(),
                DeliveredFiles.of(context.delivery(), totals.counts()),
                tierOrder());
        identities = Identities.check(books);
        NightGuards checks = new NightGuards(context, parts, totals, tally, decisions);
        guards = checks.evaluate(suppressedCount(SuppressionCode.QUARANTINE), correctionCount());
        context.working()
                .texts()
                .keep(
                        TextKind.PAYMENTS,
                        context.run().inputs().delivery(),
                        checks.payments().toText(),
                        context.request().clock().instant());
        return identities;
    }

    private long correctionCount() {
        return written.stream()
                .filter(figures -> figures.file().equals(OutputFile.CORRECTIONS.path()))
                .mapToLong(FileFigures::rows)
                .sum();
    }

    /** Everything the report says of what was counted. */
    Report.Counted counted() throws IOException {
        return new Report.Counted(books, identities, readBack, guards, NightReport.nightsBefore(context));
    }

    /**
     * Writes the report and the control file: from now on no byte of the staged files changes.
     *
     * @return digest of the control file
     */
    String seal(Report report) throws IOException {
        Staging staging = Staging.resume(stagingFolder);
        staging.report(report);
        List<ReadBack> all = new ArrayList<>(readBack);
        all.addAll(Reread.report(stagingFolder));
        return staging.control(all);
    }

    /** Tier codes, best first: the base scale, then what products add. */
    List<String> tierOrder() {
        return Stream.concat(
                        Stream.of(context.request().policy().base()),
                        context.request().policy().byProduct().values().stream())
                .flatMap(rules -> rules.tiers().stream())
                .map(Tier::code)
                .distinct()
                .toList();
    }
}
