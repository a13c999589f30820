package io.daybreak.job;

import io.daybreak.intake.LoanPlace;
import io.daybreak.loan.LoanRecords;
import io.daybreak.notice.Correction;
import io.daybreak.notice.Corrector;
import io.daybreak.notice.Hindsight;
import io.daybreak.notice.Hindsight.Outcome;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.PublishedNotice;
import io.daybreak.notice.Surroundings;
import io.daybreak.notice.Templates;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.policy.Rules;
import io.daybreak.publication.EvidenceLine;
import io.daybreak.store.RememberedNotice;
import io.daybreak.store.Run;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks again at the published notices of loans whose past changed: recomputed at each notice's own date, with the policy
 * kept with it and all rows known now.
 */
final class Hindsights {
    private final NightContext context;
    private final Corrector corrector;
    /** The day on which corrections are told: a range that ends on a past day is settled after the newest one. */
    private final LocalDate toldOn;

    private final Map<String, Optional<Policy>> policies = new HashMap<>();

    Hindsights(NightContext context, Templates templates) {
        this.context = context;
        LocalDate date = context.run().businessDate();
        this.toldOn = context.memory()
                .runs()
                .newestPublishedDate()
                .filter(newest -> newest.isAfter(date))
                .orElse(date);
        this.corrector = new Corrector(
                context.run().businessDate(), templates, context.request().messages());
    }

    /**
     * What is to be said of one notice that was not simply right.
     *
     * @param outcome what it came to
     * @param correction how it is taken back, where it is
     * @param detail what shows it
     */
    record Found(Outcome outcome, Optional<Correction> correction, String detail) {}

    /** What is to be said of the loan's notices tonight; nothing where the past is what it was. */
    List<Found> look(LateLoan late, Surroundings known) throws IOException {
        return late.history().pastChanged() ? lookAgain(late, known) : List.of();
    }

    /** Whether a message can be wrong at all: it was sent, told of a level, and was not taken back. */
    static boolean mayBeWrong(LedgerEntry entry) {
        return entry.level() > 0 && !entry.corrected() && entry.state() == LedgerEntry.State.SENT;
    }

    /** The same for a loan whose past is known to have changed; the date's own notices are earlier ones in a rerun. */
    List<Found> lookAgain(LateLoan late, Surroundings known) throws IOException {
        if (late.standing().isEmpty()) {
            return List.of();
        }
        List<LedgerEntry> published = known.ledger().stream()
                .filter(Hindsights::mayBeWrong)
                .filter(entry -> !entry.businessDate().isAfter(late.asOf()))
                .toList();
        if (published.isEmpty()) {
            return List.of();
        }
        LoanRecords records =
                context.delivery().reread(LoanPlace.parse(late.place())).records();
        List<Found> found = new ArrayList<>();
        for (RememberedNotice remembered :
                context.memory().ledger().rememberedOfLoan(late.loan().loanId())) {
            String noticeId = remembered.entry().noticeId();
            if (published.stream().anyMatch(entry -> entry.noticeId().equals(noticeId))) {
                look(remembered, records, late, known).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Found> look(RememberedNotice remembered, LoanRecords records, LateLoan late, Surroundings known) {
        Optional<Rules> rulesThen =
                policyOf(remembered).map(policy -> policy.rules(late.loan().product()));
        LocalDate then = remembered.entry().businessDate();
        if (rulesThen.isEmpty() || late.loan().disbursedOn().isAfter(then)) {
            return Optional.of(new Found(Outcome.NOT_PROVABLE, Optional.empty(), "its policy is not kept"));
        }
        PublishedNotice published = new PublishedNotice(
                remembered.entry(),
                remembered.borrowerId(),
                remembered
                        .written()
                        .map(written -> written.notice().overdueMinor())
                        .orElse(0L),
                remembered.written().flatMap(written -> EvidenceLine.scheduleDigest(written.evidence())));
        Hindsight.Verdict verdict = Hindsight.of(records, rulesThen.get(), then).judge(published);
        return found(verdict, published, late, known, LateLoans.inForce(records.holds(), toldOn));
    }

    private Optional<Found> found(
            Hindsight.Verdict verdict,
            PublishedNotice published,
            LateLoan late,
            Surroundings known,
            List<HoldInForce> holds) {
        if (verdict instanceof Hindsight.Verdict.Wrong wrong) {
            Correction correction = corrector.correct(
                    published,
                    wrong,
                    late.loan(),
                    holds,
                    known,
                    context.request().policy().rules(late.loan().product()));
            Outcome outcome = correction instanceof Correction.Tell ? Outcome.CORRECTED : Outcome.FOR_A_PERSON;
            return Optional.of(new Found(outcome, Optional.of(correction), wrong.detail()));
        }
        if (verdict instanceof Hindsight.Verdict.AmountDiffers) {
            return Optional.of(new Found(Outcome.AMOUNT_DIFFERS, Optional.empty(), ""));
        }
        return verdict instanceof Hindsight.Verdict.NotProvable unknown
                ? Optional.of(new Found(Outcome.NOT_PROVABLE, Optional.empty(), unknown.detail()))
                : Optional.empty();
    }

    private Optional<Policy> policyOf(RememberedNotice remembered) {
        return remembered
                .run()
                .map(run -> context.memory().runs().of(run))
                .map(Run::inputs)
                .flatMap(inputs -> policies.computeIfAbsent(inputs.policy(), digest -> context.memory()
                        .texts()
                        .load(TextKind.POLICY, digest)
                        .flatMap(Hindsights::read)));
    }

    private static Optional<Policy> read(String text) {
        return PolicyYaml.read(text) instanceof PolicyReading.Usable usable
                ? Optional.of(usable.policy())
                : Optional.empty();
    }
}
