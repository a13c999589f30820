package io.daybreak.publication;

import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.Rejection;
import io.daybreak.notice.Correction;
import io.daybreak.notice.Decision;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.Notice;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.notice.Surroundings;
import io.daybreak.policy.Channel;
import io.daybreak.policy.Tier;
import io.daybreak.reconciliation.Books;
import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.FileFigures;
import io.daybreak.reconciliation.Identities;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.RandomNight;
import io.daybreak.reconciliation.RemovalReason;
import io.daybreak.reconciliation.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A {@link RandomNight} written to disk as the close step writes it: parts, staging, decisions, all files. */
final class StagedNight {
    private final RandomNight night;
    private final Staging staging;
    private final Tally tally;
    private final DecisionTally decisions = new DecisionTally();
    private final List<FileFigures> written = new ArrayList<>();

    private StagedNight(RandomNight night, Path staging) throws IOException {
        this.night = night;
        this.tally = night.tally();
        this.staging = Staging.begin(staging);
    }

    /** Writes all files but the report and the control file. */
    static StagedNight write(RandomNight night, Path work, Path staging, int partitions) throws IOException {
        StagedNight staged = new StagedNight(night, staging);
        PrivateFiles.createFolders(work);
        staged.parts(work, partitions);
        staged.decide(work);
        staged.ownerless();
        try (Sheet<Correction> corrections = staged.staging.corrections()) {
            staged.written.add(corrections.finish());
        }
        return staged;
    }

    Staging staging() {
        return staging;
    }

    /** Reads everything back and draws up the identities. */
    List<Identity> identities() throws IOException {
        return Identities.check(books());
    }

    /** Reports and controls: the folder is then whole; answers the control digest. */
    String complete() throws IOException {
        List<ReadBack> readBack = new ArrayList<>(Reread.all(staging.folder()));
        staging.report(Reports.of(books(), readBack, List.of(), Samples.read(staging.folder())));
        readBack.addAll(Reread.report(staging.folder()));
        return staging.control(readBack);
    }

    private Books books() throws IOException {
        List<FileFigures> reread =
                Reread.all(staging.folder()).stream().map(ReadBack::figures).toList();
        List<String> tiers = RandomNight.TIERS.stream().map(Tier::code).toList();
        return new Books(tally, decisions, written, reread, Optional.empty(), List.of(), tiers);
    }

    private void parts(Path work, int partitions) throws IOException {
        List<CommittedPart> classification = new ArrayList<>();
        List<CommittedPart> removed = new ArrayList<>();
        List<CommittedPart> rejects = new ArrayList<>();
        int size = night.cases().size() / partitions + 1;
        for (int partition = 0; partition < partitions; partition++) {
            PartRows<ClassificationRow> rows = PartRows.classification();
            PartRows<RemovedRow> left = PartRows.removed();
            PartRows<Rejection> refused = PartRows.rejects();
            int from = Math.min(partition * size, night.cases().size());
            int to = Math.min(from + size, night.cases().size());
            for (RandomNight.Case each : night.cases().subList(from, to)) {
                row(each).ifPresent(rows::add);
            }
            if (partition == partitions - 1) {
                night.gone()
                        .forEach(published ->
                                left.add(new RemovedRow(published, Optional.empty(), RemovalReason.NOT_DELIVERED)));
                night.rejections().forEach(refused::add);
            }
            classification.add(part(work.resolve("classification-" + partition), rows));
            removed.add(part(work.resolve("removed-" + partition), left));
            rejects.add(part(work.resolve("rejects-" + partition), refused));
        }
        written.add(staging.classification(classification, tally, Map.of()));
        written.add(staging.removed(removed, tally, Map.of()));
        written.add(staging.rejects(rejects, tally));
    }

    private CommittedPart part(Path file, PartRows<?> rows) throws IOException {
        try (PartFile part = PartFile.open(file, 0)) {
            rows.countInto(tally);
            rows.moveTo(part);
            part.force();
            return new CommittedPart(file, part.length());
        }
    }

    private static Optional<ClassificationRow> row(RandomNight.Case each) {
        return switch (each.fate()) {
            case CLASSIFIED ->
                Optional.of(ClassificationRow.classified(
                        each.loan(),
                        each.now().orElseThrow(),
                        "0123456789abcdef",
                        new LateLoan.PaymentRows(2, 4_000, 0),
                        Optional.empty(),
                        "0123456789abcdef"));
            case NOT_CLASSIFIED -> Optional.of(ClassificationRow.notClassified(each.loan(), sameCurrency(each)));
            case NOT_YET_DISBURSED -> Optional.empty();
        };
    }

    private static Optional<PublishedStanding> sameCurrency(RandomNight.Case each) {
        return each.baseline()
                .filter(published ->
                        published.currency().equals(each.loan().currency().getCurrencyCode()));
    }

    private void decide(Path work) throws IOException {
        try (Worklist collections = staging.collections(work);
                Sheet<Decision.Suppressed> suppressed = staging.suppressed();
                Sheet<Notice> sms = staging.notices(Channel.SMS);
                Sheet<Notice> email = staging.notices(Channel.EMAIL);
                Sheet<Notice> letter = staging.notices(Channel.LETTER);
                EvidenceSheet evidence = staging.evidence()) {
            for (RandomNight.Case each : night.cases()) {
                if (each.isInWorklist()) {
                    LateLoan late = late(each);
                    Decision decision = decide(late, sms, letter, suppressed, evidence);
                    collections.add(new CollectionsRow("1", late, Surroundings.NONE, decision, false));
                }
            }
            written.add(collections.finish());
            written.add(suppressed.finish());
            written.add(sms.finish());
            written.add(email.finish());
            written.add(letter.finish());
            written.add(evidence.finish());
        }
    }

    private Decision decide(
            LateLoan late,
            Sheet<Notice> sms,
            Sheet<Notice> letter,
            Sheet<Decision.Suppressed> suppressed,
            EvidenceSheet evidence)
            throws IOException {
        String currency = late.loan().currency().getCurrencyCode();
        if (late.standing().isPresent() && late.loan().loanId().hashCode() % 2 == 0) {
            boolean byLetter = late.loan().loanId().hashCode() % 6 == 0;
            Decision.Send send = byLetter ? Decisions.letter(late) : Decisions.send(late);
            (byLetter ? letter : sms).add(send.notice());
            evidence.add(send.evidence());
            decisions.noticed(
                    currency, 1, send.notice().channel(), send.notice().overdueMinor());
            return send;
        }
        SuppressionCode code = late.standing().isPresent() ? SuppressionCode.HOLD : SuppressionCode.REJECTED;
        Decision.Suppressed held = new Decision.Suppressed(
                late.loan().loanId(),
                late.loan().borrowerId(),
                OptionalInt.empty(),
                code,
                "",
                late.asOf(),
                1,
                Optional.of(code));
        suppressed.add(held);
        decisions.suppressed(
                currency,
                code,
                late.standing().map(standing -> standing.overdue().totalMinor()).orElse(0L));
        return held;
    }

    private static LateLoan late(RandomNight.Case each) {
        LateLoan like = each.now().isPresent() ? LateLoans.late("L") : LateLoans.notClassified("L");
        return new LateLoan(
                each.loan(),
                RandomNight.DATE,
                each.now(),
                like.rejections(),
                each.baseline(),
                like.holds(),
                like.lastPayment(),
                like.lastReversalOn(),
                like.episodeStart(),
                like.tierSince(),
                like.nextDue(),
                like.unpaid(),
                like.unpaidAmounts(),
                like.rows(),
                like.ownMoney(),
                like.history(),
                like.place());
    }

    private void ownerless() throws IOException {
        try (Sheet<UnmatchedRow> sheet = staging.unmatched()) {
            for (var payment : night.ownerless()) {
                sheet.add(new UnmatchedRow(payment, List.of()));
            }
            written.add(sheet.finish());
        }
    }
}
