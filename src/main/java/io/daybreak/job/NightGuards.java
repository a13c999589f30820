package io.daybreak.job;

import io.daybreak.intake.ControlRow;
import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.FileFacts;
import io.daybreak.intake.KeyedRows;
import io.daybreak.intake.Refusal;
import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.publication.CommittedPart;
import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.Figure;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.GuardChecks;
import io.daybreak.reconciliation.GuardFigures;
import io.daybreak.reconciliation.GuardFinding;
import io.daybreak.reconciliation.GuardName;
import io.daybreak.reconciliation.PaymentFigures;
import io.daybreak.reconciliation.Tally;
import io.daybreak.store.RunInputs;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The checks over a whole run: gathers the figures that the policy's guards look at, and adds what always holds a run:
 * a policy or template that changed since the last published night, a baseline that is not what was published, two
 * computations that disagree, a hold or a payment of which nobody can say whose it is.
 */
final class NightGuards {
    /** How many published nights the number of notices is compared with. */
    private static final int NIGHTS = 35;

    /** Payments named one by one of which nobody can say whose they are; all of them stand in rejects.csv. */
    private static final int UNREADABLE_NAMED = 20;

    private final NightContext context;
    private final SettledParts parts;
    private final PartitionTotals totals;
    private final Tally tally;
    private final DecisionTally decisions;

    NightGuards(
            NightContext context, SettledParts parts, PartitionTotals totals, Tally tally, DecisionTally decisions) {
        this.context = context;
        this.parts = parts;
        this.totals = totals;
        this.tally = tally;
        this.decisions = decisions;
    }

    /**
     * What holds the run comes first, then every guard of the policy.
     *
     * @param quarantined loans in quarantine tonight
     * @param corrections corrections written tonight
     */
    List<Guard> evaluate(long quarantined, long corrections) throws IOException {
        List<Guard> guards = new ArrayList<>();
        unreadable(guards);
        baseline(guards);
        disagreements(guards);
        guards.addAll(GuardChecks.evaluate(context.request().policy().guards(), figures(quarantined, corrections)));
        return List.copyOf(guards);
    }

    /** What the guards of the next night need to know of tonight's payments. */
    PaymentFigures payments() {
        return new PaymentFigures(
                totals.counts().payments().rows(),
                totals.counts().payments().amountTotal(),
                totals.guarded(context.run().businessDate()).rowsByChannel());
    }

    private GuardFigures figures(long quarantined, long corrections) throws IOException {
        return new GuardFigures(
                context.run().businessDate(),
                context.delivery().control().isPresent(),
                context.delivery()
                        .control()
                        .flatMap(control -> control.of(DeliveryFile.PAYMENTS))
                        .flatMap(ControlRow::completeThrough),
                totals.guarded(context.run().businessDate()),
                payments(),
                before(),
                context.delivery().files().stream()
                        .filter(facts -> facts.file() != DeliveryFile.CONTROL)
                        .mapToLong(FileFacts::dataRows)
                        .sum(),
                rejected(),
                noticed(),
                ownerless(),
                quarantined,
                corrections);
    }

    private Optional<GuardFigures.Before> before() {
        return context.baseline().run().map(published -> {
            String digest = published.inputs().delivery();
            Optional<DeliveryRecord.RememberedFile> payments =
                    context.baseline().delivery().flatMap(record -> record.of("payments.csv"));
            // The dates of a range share their delivery.
            boolean identical = !context.followsInRange()
                    && payments.isPresent()
                    && context.delivery().files().stream()
                            .filter(facts -> facts.file() == DeliveryFile.PAYMENTS)
                            .anyMatch(facts ->
                                    facts.sha256().equals(payments.get().sha256()));
            return new GuardFigures.Before(
                    identical,
                    payments.isPresent() ? OptionalLong.of(payments.get().rows()) : OptionalLong.empty(),
                    context.memory().texts().load(TextKind.PAYMENTS, digest).map(PaymentFigures::parse),
                    context.memory().ledger().highestOfNights(context.run().businessDate(), NIGHTS));
        });
    }

    private long rejected() {
        return tally.filesWithRejections().stream()
                .flatMap(file -> tally.rejections(file).values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private long noticed() {
        return decisions.currencies().stream()
                .flatMap(currency -> decisions.noticed(currency).values().stream())
                .mapToLong(Figure::count)
                .sum();
    }

    private long suppressed(SuppressionCode code) {
        return decisions.currencies().stream()
                .map(currency ->
                        Optional.ofNullable(decisions.suppressed(currency).get(code)))
                .flatMap(Optional::stream)
                .mapToLong(Figure::count)
                .sum();
    }

    /** Money that names no borrower either, as far as the baseline did not list it. */
    private Figure ownerless() throws IOException {
        Optional<Path> listed = context.baseline()
                .folder()
                .map(folder -> folder.resolve("unmatched.csv"))
                .filter(Files::isRegularFile);
        if (listed.isEmpty()) {
            return ownerless(Optional.empty());
        }
        try (KeyedRows before =
                KeyedRows.index(listed.get(), "payment_id", context.work().close())) {
            return ownerless(Optional.of(before));
        }
    }

    private Figure ownerless(Optional<KeyedRows> before) throws IOException {
        long[] count = {0};
        BigDecimal[] amount = {BigDecimal.ZERO};
        List<CommittedPart> rows = parts.of(Part.OWNERLESS);
        PartLines.each(rows, line -> {
            OwnerlessPayment payment = OwnerlessLines.parse(line);
            boolean known = before.isPresent()
                    && !before.get().rows(payment.paymentId()).isEmpty();
            if (payment.borrowerId().isEmpty() && !known) {
                count[0]++;
                amount[0] = amount[0].add(payment.amount());
            }
        });
        return new Figure(count[0], amount[0]);
    }

    /** Rows of which nobody can say whose loan they touch. */
    private void unreadable(List<Guard> guards) throws IOException {
        for (Refusal doubt : context.delivery().doubts()) {
            guards.add(Guard.always(
                    GuardName.UNREADABLE_SUBJECT,
                    doubt.place(),
                    1,
                    said(GuardFinding.Kind.UNREADABLE, doubt.message())));
        }
        List<Refusal> named = new ArrayList<>();
        long[] more = {0};
        PartLines.each(parts.of(Part.REFUSALS), line -> {
            if (named.size() < UNREADABLE_NAMED) {
                named.add(RefusalLines.parse(line));
            } else {
                more[0]++;
            }
        });
        for (Refusal refusal : named) {
            guards.add(Guard.always(
                    GuardName.UNREADABLE_PAYMENT_LOAN,
                    refusal.place(),
                    1,
                    said(GuardFinding.Kind.UNREADABLE, refusal.message())));
        }
        if (more[0] > 0) {
            guards.add(Guard.always(
                    GuardName.UNREADABLE_PAYMENT_LOAN,
                    named.get(0).file(),
                    more[0],
                    said(GuardFinding.Kind.UNREADABLE, more[0] + " more rows; rejects.csv names them.")));
        }
    }

    private void baseline(List<Guard> guards) {
        context.baseline()
                .flaw()
                .ifPresent(flaw -> guards.add(Guard.always(
                        GuardName.BASELINE_NOT_AS_PUBLISHED,
                        "the last published night",
                        1,
                        said(GuardFinding.Kind.BASELINE_FLAW, flaw))));
        context.baseline().run().ifPresent(published -> {
            RunInputs then = published.inputs();
            RunInputs now = context.run().inputs();
            String since = published.businessDate().toString();
            if (!then.policy().equals(now.policy())) {
                guards.add(Guard.always(
                        GuardName.POLICY_CHANGED, "the policy file", 1, said(GuardFinding.Kind.POLICY_CHANGED, since)));
            }
            if (!then.templates().equals(now.templates())) {
                guards.add(Guard.always(
                        GuardName.TEMPLATES_CHANGED,
                        "the templates folder",
                        1,
                        said(GuardFinding.Kind.TEMPLATE_CHANGED, since)));
            }
        });
    }

    private void disagreements(List<Guard> guards) {
        long disagreements = suppressed(SuppressionCode.RECHECK_DIFFERS);
        if (disagreements > 0) {
            guards.add(Guard.always(
                    GuardName.RECHECK_DIFFERS,
                    "suppressed.csv",
                    disagreements,
                    said(GuardFinding.Kind.COMPUTATIONS_DISAGREE, Long.toString(disagreements))));
        }
    }

    private static GuardFinding said(GuardFinding.Kind kind, String value) {
        return new GuardFinding(kind, List.of(value));
    }
}
