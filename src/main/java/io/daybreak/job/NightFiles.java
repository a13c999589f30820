package io.daybreak.job;

import io.daybreak.intake.LoanPlace;
import io.daybreak.loan.Rejection;
import io.daybreak.notice.Correction;
import io.daybreak.notice.Decider;
import io.daybreak.notice.Decision;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.Night;
import io.daybreak.notice.Notice;
import io.daybreak.notice.Release;
import io.daybreak.notice.SecondLook;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.notice.Surroundings;
import io.daybreak.notice.Templates;
import io.daybreak.policy.Channel;
import io.daybreak.policy.Tier;
import io.daybreak.publication.CollectionsRow;
import io.daybreak.publication.CommittedPart;
import io.daybreak.publication.EvidenceSheet;
import io.daybreak.publication.LateReader;
import io.daybreak.publication.OutputFile;
import io.daybreak.publication.PartFile;
import io.daybreak.publication.PartRows;
import io.daybreak.publication.ReadBack;
import io.daybreak.publication.Reread;
import io.daybreak.publication.Retiered;
import io.daybreak.publication.Sheet;
import io.daybreak.publication.Staging;
import io.daybreak.publication.UnmatchedRow;
import io.daybreak.recheck.Recheck;
import io.daybreak.recheck.RecheckResult;
import io.daybreak.reconciliation.Books;
import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.FileFigures;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.Identities;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.Tally;
import io.daybreak.store.TextKind;
import io.daybreak.store.WrittenNotice;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the files of one attempt together: joins the parts, decides loan by loan, reads everything back, publishes. */
final class NightFiles {
    /** Late loans looked up in one go. */
    private static final int BATCH_LOANS = 1_000;

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
    private String controlDigest = "";

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
        decisions = new DecisionTally();
        Staging staging = Staging.begin(stagingFolder);
        Map<String, Retiered> retiered = contagion();
        written.add(staging.classification(parts.of(Part.CLASSIFICATION), tally, retiered));
        written.add(staging.removed(parts.of(Part.REMOVED), tally, retiered));
        written.add(staging.rejects(rejects(), tally));
        try (Sheet<Correction> corrections = staging.corrections()) {
            written.add(corrections.finish());
        }
        OwnerlessMatcher ownerless = ownerless(staging);
        Path close = context.work().close();
        try (LateLoanSurroundings surroundings = new LateLoanSurroundings(
                context.delivery(),
                context.memory().ledger(),
                borrowerMoney(close),
                ownerless,
                context.baseline().folder().map(folder -> folder.resolve("suppressed.csv")),
                date,
                close)) {
            decide(staging, surroundings);
        }
    }

    /** Loans that another loan of their borrower decides. */
    private Map<String, Retiered> contagion() throws IOException {
        return Contagions.inForce(context.request().policy())
                ? contagions.decide(parts.of(Part.BORROWERS), tally)
                : Map.of();
    }

    private void decide(Staging staging, LateLoanSurroundings lookUps) throws IOException {
        Map<Channel, Sheet<Notice>> channels = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            channels.put(channel, staging.notices(channel));
        }
        try (Sheet<CollectionsRow> collections = staging.collections();
                Sheet<Decision.Suppressed> suppressed = staging.suppressed();
                EvidenceSheet evidence = staging.evidence();
                PartFile notices = PartFile.open(noticeLines(), 0)) {
            DecisionSheets sheets = new DecisionSheets(collections, suppressed, evidence, channels, notices);
            List<LateLoan> batch = new ArrayList<>(BATCH_LOANS);
            for (CommittedPart part : parts.of(Part.LATE)) {
                try (LateReader reader = LateReader.open(part, context.request().policy())) {
                    for (Optional<LateLoan> late = reader.next(); late.isPresent(); late = reader.next()) {
                        batch.add(decidedByOthers(late.get()));
                        if (batch.size() == BATCH_LOANS) {
                            decide(batch, lookUps, sheets);
                        }
                    }
                }
            }
            decide(batch, lookUps, sheets);
            notices.force();
            written.add(collections.finish());
            written.add(suppressed.finish());
            written.add(evidence.finish());
            for (Sheet<Notice> sheet : channels.values()) {
                written.add(sheet.finish());
            }
        } finally {
            for (Sheet<Notice> sheet : channels.values()) {
                sheet.close();
            }
        }
    }

    /** The worklist shows the tier that counts; no notice ever looks at it. */
    private LateLoan decidedByOthers(LateLoan late) {
        return contagions
                .standing(late.loan().loanId())
                .map(standing -> late.withStanding(standing, contagions.tierSince(late.loan().loanId())))
                .orElse(late);
    }

    /** Where decisions are written to. */
    private static final class DecisionSheets {
        final Sheet<CollectionsRow> collections;
        final Sheet<Decision.Suppressed> suppressed;
        final EvidenceSheet evidence;
        final Map<Channel, Sheet<Notice>> channels;
        final PartFile notices;
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        long collectionRows;

        DecisionSheets(
                Sheet<CollectionsRow> collections,
                Sheet<Decision.Suppressed> suppressed,
                EvidenceSheet evidence,
                Map<Channel, Sheet<Notice>> channels,
                PartFile notices) {
            this.collections = collections;
            this.suppressed = suppressed;
            this.evidence = evidence;
            this.channels = channels;
            this.notices = notices;
        }

        void send(Decision.Send send) throws IOException {
            Notice notice = send.notice();
            Sheet<Notice> channel = channels.get(notice.channel());
            if (channel == null) {
                throw new IllegalStateException("no file for channel " + notice.channel());
            }
            channel.add(notice);
            evidence.add(send.evidence());
            line.reset();
            NoticeLines.append(line, notice);
            notices.append(line.toByteArray(), 0, line.size());
        }
    }

    private void decide(List<LateLoan> batch, LateLoanSurroundings lookUps, DecisionSheets sheets) throws IOException {
        List<Surroundings> surroundings = lookUps.of(batch);
        Decider decider = decider();
        String policyVersion = context.request().policy().version();
        for (int index = 0; index < batch.size(); index++) {
            LateLoan late = batch.get(index);
            Decision decision = decider.decide(late, surroundings.get(index), this::lookAgain);
            count(late, decision);
            if (decision instanceof Decision.Send send) {
                sheets.send(send);
            } else {
                sheets.suppressed.add((Decision.Suppressed) decision);
            }
            sheets.collections.add(new CollectionsRow(
                    ++sheets.collectionRows, policyVersion, late, surroundings.get(index), decision));
        }
        batch.clear();
    }

    private Decider decider() {
        return new Decider(
                new Night(
                        date,
                        context.baseline().date(),
                        false,
                        context.run().inputs().policy()),
                context.request().policy(),
                Templates.of(context.request().templates()),
                context.request().messages(),
                Release.CAREFUL);
    }

    private SecondLook lookAgain(LateLoan late) {
        try {
            var records =
                    context.delivery().reread(LoanPlace.parse(late.place())).records();
            RecheckResult second = Recheck.compute(
                    records,
                    date,
                    context.request()
                            .policy()
                            .rules(late.loan().product())
                            .days()
                            .allocation());
            return new SecondLook(records, second.dpd(), second.overdueMinor());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(LateLoan late, Decision decision) {
        String currency = late.loan().currency().getCurrencyCode();
        long overdue =
                late.standing().map(standing -> standing.overdue().totalMinor()).orElse(0L);
        if (decision instanceof Decision.Send send) {
            decisions.noticed(currency, send.notice().level(), send.notice().channel(), overdue);
        } else {
            decisions.suppressed(currency, ((Decision.Suppressed) decision).reason(), overdue);
        }
    }

    /** Writes {@code unmatched.csv} and keeps what the decisions need to know of money without a home. */
    private OwnerlessMatcher ownerless(Staging staging) throws IOException {
        OwnerlessMatcher matcher = new OwnerlessMatcher();
        List<CommittedPart> rows = parts.of(Part.OWNERLESS);
        PartLines.each(rows, line -> matcher.add(OwnerlessLines.parse(line)));
        if (!matcher.isEmpty()) {
            LoanBorrowers.each(
                    stagingFolder.resolve("classification.csv"), (loan, borrower) -> matcher.loan(loan, borrower));
            PartLines.each(parts.of(Part.OPEN), line -> OpenInstallments.offer(line, matcher));
        }
        try (Sheet<UnmatchedRow> sheet = staging.unmatched()) {
            int[] index = {0};
            PartLines.each(rows, line -> sheet.add(matcher.row(index[0]++, OwnerlessLines.parse(line))));
            written.add(sheet.finish());
        }
        return matcher;
    }

    /** Joins the rows of open money of all partitions with the money without a home that names a borrower. */
    private Path borrowerMoney(Path close) throws IOException {
        Path file = close.resolve(Part.BORROWER_MONEY.fileName());
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(BorrowerMoneyRows.HEADER.getBytes(StandardCharsets.UTF_8));
        try (PartFile joined = PartFile.open(file, 0)) {
            joined.append(header.toByteArray(), 0, header.size());
            ByteArrayOutputStream row = new ByteArrayOutputStream();
            PartLines.each(parts.of(Part.BORROWER_MONEY), line -> {
                byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
                joined.append(bytes, 0, bytes.length);
            });
            PartLines.each(parts.of(Part.OWNERLESS), line -> {
                row.reset();
                BorrowerMoneyRows.append(row, OwnerlessLines.parse(line));
                joined.append(row.toByteArray(), 0, row.size());
            });
        }
        return file;
    }

    /** Reads everything back from disk and draws up the identities; then the report and the control file. */
    List<Identity> reconcile() throws IOException {
        context.progress().phase("reconciling", 0);
        Staging staging = Staging.resume(stagingFolder);
        List<ReadBack> readBack = new ArrayList<>(Reread.all(stagingFolder));
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
        staging.reconciliation(books, identities, guards);
        readBack.add(Reread.reconciliation(stagingFolder));
        controlDigest = staging.control(readBack);
        return identities;
    }

    private long correctionCount() {
        return written.stream()
                .filter(figures -> figures.file().equals(OutputFile.CORRECTIONS.path()))
                .mapToLong(FileFigures::rows)
                .sum();
    }

    /** Writes the report into another folder as well. */
    void report(Staging elsewhere) throws IOException {
        elsewhere.reconciliation(books, identities, guards);
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

    private Path noticeLines() throws IOException {
        return context.work().close().resolve("notices");
    }

    /** Lays aside what was staged; answers where it lies. */
    Path hold(String summary) throws IOException {
        HoldProtocol protocol = new HoldProtocol(
                context.working(),
                context.outputs(),
                context.request().clock(),
                context.request().killPoints());
        try (Stream<String> lines = Files.lines(noticeLines(), StandardCharsets.UTF_8)) {
            return protocol.hold(context.run(), controlDigest, summary, lines.iterator());
        }
    }

    /** Publishes what was staged; answers where it lies. */
    Path publish(String summary) throws IOException {
        context.progress().phase("publishing", 0);
        PublishProtocol protocol = new PublishProtocol(
                context.working(),
                context.outputs(),
                context.request().clock(),
                context.request().killPoints());
        try (BufferedReader lines = Files.newBufferedReader(noticeLines(), StandardCharsets.UTF_8);
                BufferedReader evidence =
                        Files.newBufferedReader(stagingFolder.resolve("evidence.jsonl"), StandardCharsets.UTF_8)) {
            return protocol.publish(context.run(), controlDigest, summary, new WrittenNotices(lines, evidence));
        }
    }

    /** The notices with their evidence, read from where they were written. */
    private static final class WrittenNotices implements Iterator<WrittenNotice> {
        private final BufferedReader lines;
        private final BufferedReader evidence;
        private Optional<String> next;

        WrittenNotices(BufferedReader lines, BufferedReader evidence) throws IOException {
            this.lines = lines;
            this.evidence = evidence;
            this.next = Optional.ofNullable(lines.readLine());
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public WrittenNotice next() {
            try {
                Notice notice = NoticeLines.parse(next.orElseThrow(NoSuchElementException::new));
                String proof = evidence.readLine();
                if (proof == null) {
                    throw new IllegalStateException("evidence.jsonl ends before the notices do");
                }
                next = Optional.ofNullable(lines.readLine());
                return new WrittenNotice(notice, proof);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
