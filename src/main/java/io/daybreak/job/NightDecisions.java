package io.daybreak.job;

import io.daybreak.intake.LoanPlace;
import io.daybreak.intake.Receipt;
import io.daybreak.notice.Continuity;
import io.daybreak.notice.Correction;
import io.daybreak.notice.Decider;
import io.daybreak.notice.Decision;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Night;
import io.daybreak.notice.Notice;
import io.daybreak.notice.Quarantine;
import io.daybreak.notice.SecondLook;
import io.daybreak.notice.Surroundings;
import io.daybreak.notice.Templates;
import io.daybreak.policy.Channel;
import io.daybreak.publication.CollectionsRow;
import io.daybreak.publication.CommittedPart;
import io.daybreak.publication.CorrectionEvidence;
import io.daybreak.publication.EvidenceSheet;
import io.daybreak.publication.LateReader;
import io.daybreak.publication.PartFile;
import io.daybreak.publication.Sheet;
import io.daybreak.publication.Staging;
import io.daybreak.publication.Worklist;
import io.daybreak.recheck.Recheck;
import io.daybreak.recheck.RecheckResult;
import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.FileFigures;
import io.daybreak.store.MemoryChange;
import io.daybreak.store.WrittenNotice;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who is told what: every loan past due or not classified gets a notice or a reason, those whose due date comes
 * near a friendly word, and those who were told wrongly a correction. Writes the files of the decisions, and what the
 * night leaves behind for the nights after it.
 */
final class NightDecisions {
    /** Late loans looked up in one go: enough for few queries, few enough to be gone before a collection copies them. */
    private static final int BATCH_LOANS = 250;

    /** Receipts looked up in one go, as many as one query of the ledger asks for; none is kept. */
    private static final int BATCH_RECEIPTS = 1_000;

    private final NightContext context;
    private final SettledParts parts;
    private final Contagions contagions;
    private final LateLoanSurroundings lookUps;
    private final LocalDate date;
    private final Decider decider;
    private final Continuity continuity;
    private final Hindsights hindsights;
    private final Watch watch;
    private final DecisionTally tally = new DecisionTally();

    NightDecisions(
            NightContext context,
            SettledParts parts,
            Contagions contagions,
            LateLoanSurroundings lookUps,
            Set<String> quarantined) {
        this.context = context;
        this.parts = parts;
        this.contagions = contagions;
        this.lookUps = lookUps;
        this.date = context.run().businessDate();
        this.watch = new Watch(context.request().policy(), context.baseline().date(), quarantined);
        Night night = new Night(
                date,
                context.baseline().date(),
                context.range().isPastDay(context.run()),
                context.run().inputs().policy());
        Templates templates = Templates.of(context.request().templates());
        this.decider = new Decider(
                night, context.request().policy(), templates, context.request().messages());
        this.continuity = new Continuity(night);
        this.hindsights = new Hindsights(context, templates);
    }

    /** What was decided. */
    DecisionTally tally() {
        return tally;
    }

    /** Decides everything and writes it; answers what was written. */
    List<FileFigures> write(Staging staging, Path memory) throws IOException {
        BorrowerCaps caps = BorrowerCaps.find(
                parts.of(Part.LATE_BORROWERS), context.request().policy());
        if (caps.mayStopSeveral()) {
            eachBatch(caps::concerns, decided -> announce(decided, caps));
            caps.settle();
        }
        try (Sheets sheets = new Sheets(staging, context.work().close(), memory)) {
            eachBatch(late -> true, decided -> decide(decided, caps, sheets));
            if (context.range().isLast(context.run())) {
                if (context.range().isRerun()) {
                    lookBack(sheets);
                }
                receipts(sheets);
            }
            return sheets.finish();
        }
    }

    /**
     * A loan with what is known around it and what the decider says: all that can be found out for it alone, so that
     * several threads do it.
     *
     * @param decision on a loan past due or not classified
     * @param soon the friendly word to another one
     */
    private record Decided(
            LateLoan late, Surroundings known, Optional<Decision> decision, Optional<Decision.Send> soon) {}

    /** Chooses late loans. */
    @FunctionalInterface
    private interface Choice {
        boolean takes(LateLoan late);
    }

    private void eachBatch(Choice choice, Ahead.Sink<List<Decided>> work) throws IOException {
        try (Ahead<List<Decided>> ahead = new Ahead<>(context.request().threads(), work)) {
            giveBatches(choice, ahead);
            ahead.finish();
        }
    }

    private void giveBatches(Choice choice, Ahead<List<Decided>> ahead) throws IOException {
        List<LateLoan> batch = new ArrayList<>(BATCH_LOANS);
        for (CommittedPart part : parts.of(Part.LATE)) {
            try (LateReader reader = LateReader.open(part, context.request().policy())) {
                for (Optional<LateLoan> late = reader.next(); late.isPresent(); late = reader.next()) {
                    if (isLookedAt(late.get()) && choice.takes(late.get())) {
                        batch.add(decidedByOthers(late.get()));
                    }
                    if (batch.size() == BATCH_LOANS) {
                        List<LateLoan> full = List.copyOf(batch);
                        ahead.give(() -> decided(full));
                        batch.clear();
                    }
                }
            }
        }
        ahead.give(() -> decided(batch));
    }

    /** A range carries loans along that may be in quarantine; by now it is known whether they are. */
    private boolean isLookedAt(LateLoan late) {
        return late.isDecided() || !context.followsInRange() || watch.watches(late);
    }

    private List<Decided> decided(List<LateLoan> batch) throws IOException {
        List<Surroundings> surroundings = lookUps.of(batch);
        List<Decided> decided = new ArrayList<>(batch.size());
        for (int index = 0; index < batch.size(); index++) {
            LateLoan late = batch.get(index);
            Surroundings known = surroundings.get(index);
            decided.add(
                    late.isDecided()
                            ? new Decided(
                                    late,
                                    known,
                                    Optional.of(decider.decide(late, known, this::lookAgain)),
                                    Optional.empty())
                            : new Decided(
                                    late,
                                    known,
                                    Optional.empty(),
                                    decider.decideBeforeDue(late, known, this::lookAgain)));
        }
        return decided;
    }

    /** The worklist shows the tier that counts; no notice ever looks at it. */
    private LateLoan decidedByOthers(LateLoan late) {
        return contagions
                .standing(late.loan().loanId())
                .map(standing -> late.withStanding(
                        standing,
                        contagions.tierSince(late.loan().loanId()),
                        contagions.comparedWith(late.loan().loanId()).or(late::baseline)))
                .orElse(late);
    }

    /** One message for a borrower: all of the borrower's notices must be known before any goes out. */
    private static void announce(List<Decided> batch, BorrowerCaps caps) {
        for (Decided decided : batch) {
            if (decided.decision().isPresent() && decided.decision().get() instanceof Decision.Send send) {
                caps.announce(decided.late(), send, decided.known());
            }
        }
    }

    private void decide(List<Decided> batch, BorrowerCaps caps, Sheets sheets) throws IOException {
        for (Decided decided : batch) {
            LateLoan late = decided.late();
            Surroundings known = decided.known();
            if (decided.decision().isPresent()) {
                decide(late, known, decided.decision().get(), caps, sheets);
            } else if (decided.soon().isPresent()) {
                count(late, decided.soon().get());
                sheets.send(decided.soon().get());
            }
            remember(late, known, sheets);
            if (!context.range().isRerun()) {
                told(late, hindsights.look(late, known), sheets);
            }
        }
    }

    private void told(LateLoan late, List<Hindsights.Found> all, Sheets sheets) throws IOException {
        for (Hindsights.Found found : all) {
            tally.lookedAtAgain(late.loan().currency().getCurrencyCode(), found.outcome());
            if (found.correction().isPresent()) {
                sheets.correct(found.correction().get(), found.detail());
            }
        }
    }

    /** What a rerun has to say of earlier notices goes into its last date alone. */
    private void lookBack(Sheets sheets) throws IOException {
        new ChangedPast(context).each(loans -> {
            List<Surroundings> known = lookUps.of(loans);
            for (int index = 0; index < loans.size(); index++) {
                LateLoan late = loans.get(index);
                told(late, hindsights.lookAgain(late, known.get(index)), sheets);
            }
        });
    }

    private void decide(LateLoan late, Surroundings known, Decision alone, BorrowerCaps caps, Sheets sheets)
            throws IOException {
        Decision decision = alone;
        if (decision instanceof Decision.Send send) {
            Optional<Decision.Suppressed> capped = caps.stops(late, send, known);
            decision = capped.isPresent() ? capped.get() : send;
        }
        count(late, decision);
        if (decision instanceof Decision.Send send) {
            sheets.send(send);
        } else {
            sheets.suppressed.add((Decision.Suppressed) decision);
        }
        sheets.collections.add(new CollectionsRow(
                context.request().policy().version(), late, known, decision, decider.hasStaleMoney(late, known)));
    }

    private void remember(LateLoan late, Surroundings known, Sheets sheets) throws IOException {
        Optional<Quarantine> after = continuity.after(late, known);
        if (after.equals(known.quarantine())) {
            return;
        }
        sheets.remember(
                after.isPresent()
                        ? new MemoryChange.Quarantined(after.get())
                        : new MemoryChange.QuarantineEnded(late.loan().loanId()));
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
            tally.noticed(currency, send.notice().level(), send.notice().channel(), overdue);
        } else {
            tally.suppressed(currency, ((Decision.Suppressed) decision).reason(), overdue);
        }
    }

    /** Writes down what receipts say beyond what the ledger knows. */
    private void receipts(Sheets sheets) throws IOException {
        List<Receipt> batch = new ArrayList<>(BATCH_RECEIPTS);
        context.delivery().receipts(receipt -> {
            batch.add(receipt);
            if (batch.size() == BATCH_RECEIPTS) {
                receipts(batch, sheets);
                batch.clear();
            }
        });
        receipts(batch, sheets);
    }

    private void receipts(List<Receipt> batch, Sheets sheets) {
        Map<String, List<LedgerEntry>> known = context.memory()
                .ledger()
                .ofNotices(batch.stream().map(Receipt::noticeId).toList());
        for (Receipt receipt : batch) {
            for (LedgerEntry entry : known.getOrDefault(receipt.noticeId(), List.of())) {
                LedgerEntry after = entry.after(LateLoanSurroundings.reach(receipt.status()));
                if (after.reach() != entry.reach()) {
                    sheets.remember(new MemoryChange.Reached(after.noticeId(), after.reach()));
                    known.put(after.noticeId(), List.of(after));
                }
            }
        }
    }

    /** The files that decisions are written to. */
    private static final class Sheets implements Closeable {
        private final Worklist collections;
        private final Sheet<Decision.Suppressed> suppressed;
        private final Sheet<Correction> corrections;
        private final EvidenceSheet evidence;
        private final Map<Channel, Sheet<Notice>> channels = new EnumMap<>(Channel.class);
        private final PartFile memory;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Sheets(Staging staging, Path work, Path memoryFile) throws IOException {
            this.collections = staging.collections(work);
            this.suppressed = staging.suppressed();
            this.corrections = staging.corrections();
            this.evidence = staging.evidence();
            for (Channel channel : Channel.values()) {
                channels.put(channel, staging.notices(channel));
            }
            this.memory = PartFile.open(memoryFile, 0);
        }

        void send(Decision.Send send) throws IOException {
            Notice notice = send.notice();
            Sheet<Notice> channel = channels.get(notice.channel());
            if (channel == null) {
                throw new IllegalStateException("no file for channel " + notice.channel());
            }
            channel.add(notice);
            evidence.add(send.evidence());
            remember(new MemoryChange.Noticed(new WrittenNotice(notice, MemoryLines.NEXT_EVIDENCE)));
        }

        void correct(Correction correction, String detail) throws IOException {
            corrections.add(correction);
            if (correction instanceof Correction.Tell tell) {
                remember(new MemoryChange.Noticed(
                        new WrittenNotice(tell.message(), CorrectionEvidence.of(tell, detail))));
                remember(new MemoryChange.Corrected(tell.correctsNoticeId()));
            } else if (correction instanceof Correction.ForAPerson person) {
                remember(new MemoryChange.Corrected(person.noticeId()));
            }
        }

        void remember(MemoryChange change) {
            line.reset();
            MemoryLines.append(line, change);
            try {
                memory.append(line.toByteArray(), 0, line.size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<FileFigures> finish() throws IOException {
            memory.force();
            List<FileFigures> written = new ArrayList<>();
            written.add(corrections.finish());
            written.add(collections.finish());
            written.add(suppressed.finish());
            written.add(evidence.finish());
            for (Sheet<Notice> sheet : channels.values()) {
                written.add(sheet.finish());
            }
            return written;
        }

        @Override
        public void close() throws IOException {
            collections.close();
            suppressed.close();
            corrections.close();
            evidence.close();
            for (Sheet<Notice> sheet : channels.values()) {
                sheet.close();
            }
            memory.close();
        }
    }
}
