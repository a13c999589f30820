package io.daybreak.notice;

import io.daybreak.loan.PublishedStanding;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether tonight's days and rows follow from what was last published without doubt. A day adds at most one day past
 * due; only a reversal or chargeback that is new since then explains more. Rows that were there before stay as they
 * were.
 *
 * <p>What is compared with is the baseline, or, while a quarantine is open, the last clean night before it: so a wrong
 * delivery does not become right by being delivered twice. What of it a night leaves behind is {@link #after}.
 */
public final class Continuity {
    private final Night night;

    /** Continuity judged in one night. */
    public Continuity(Night night) {
        this.night = night;
    }

    /** What does not follow, the first in the order of the codes; empty when all does, and on a first run. */
    Optional<Finding> doubt(LateLoan late, Surroundings surroundings) {
        if (night.baselineDate().isEmpty() || late.standing().isEmpty()) {
            return Optional.empty();
        }
        LocalDate baselineDate = night.baselineDate().get();
        int dpd = late.standing().get().dpd();
        Optional<CleanNight> reference = reference(late, surroundings.quarantine(), baselineDate);
        if (reference.isPresent()) {
            Optional<String> digest = surroundings.quarantine().isPresent()
                    ? surroundings.digestAtLastClean()
                    : late.history().atBaseline();
            return jump(late, dpd, reference.get()).or(() -> changed(late, reference.get(), digest));
        }
        long days = ChronoUnit.DAYS.between(baselineDate, night.businessDate());
        if (dpd <= days) {
            return Optional.empty();
        }
        String detail = "dpd " + dpd + ", " + days + " days after " + baselineDate;
        return Optional.of(
                late.baseline().isPresent()
                        ? new Finding(SuppressionCode.QUARANTINE, detail + ", when the loan was not classified")
                        : new Finding(SuppressionCode.NEW_LOAN_ALREADY_LATE, detail + ", which did not have the loan"));
    }

    /**
     * The quarantine that the store keeps after tonight; empty when the loan is clean. To be asked for every loan that
     * is past due, not classified, in quarantine, or whose rows changed.
     */
    public Optional<Quarantine> after(LateLoan late, Surroundings surroundings) {
        if (night.baselineDate().isEmpty()) {
            return surroundings.quarantine();
        }
        Optional<CleanNight> lastClean =
                reference(late, surroundings.quarantine(), night.baselineDate().get());
        if (lastClean.isEmpty()) {
            return Optional.empty();
        }
        Optional<Quarantine.Kind> kind = late.standing().isEmpty()
                ? Optional.of(Quarantine.Kind.UNREADABLE)
                : doubt(late, surroundings).flatMap(Continuity::kindOf);
        return kind.map(opened -> new Quarantine(
                late.loan().loanId(),
                opened,
                surroundings.quarantine().map(Quarantine::openedOn).orElse(night.businessDate()),
                lastClean.get()));
    }

    private static Optional<Quarantine.Kind> kindOf(Finding finding) {
        if (finding.code() == SuppressionCode.QUARANTINE) {
            return Optional.of(Quarantine.Kind.JUMP);
        }
        return finding.code() == SuppressionCode.HISTORY_CHANGED
                ? Optional.of(Quarantine.Kind.HISTORY_CHANGED)
                : Optional.empty();
    }

    private static Optional<CleanNight> reference(
            LateLoan late, Optional<Quarantine> quarantine, LocalDate baselineDate) {
        return quarantine.map(Quarantine::lastClean).or(() -> late.baseline()
                .flatMap(baseline -> clean(baseline, baselineDate)));
    }

    private static Optional<CleanNight> clean(PublishedStanding baseline, LocalDate date) {
        if (baseline.dpd().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CleanNight(
                date,
                baseline.dpd().getAsInt(),
                baseline.scheduleDigest(),
                baseline.paymentsCounted().orElse(0),
                baseline.reversalsCounted().orElse(0)));
    }

    private Optional<Finding> jump(LateLoan late, int dpd, CleanNight reference) {
        long days = ChronoUnit.DAYS.between(reference.date(), night.businessDate());
        boolean excused = late.rows().reversalsCounted() > reference.reversalsCounted();
        if (dpd <= reference.dpd() + days || excused) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                SuppressionCode.QUARANTINE,
                "dpd " + dpd + ", was " + reference.dpd() + " on " + reference.date() + ", " + days + " days before"));
    }

    /**
     * Whether a loan's past is no longer what the baseline says it was: to be asked for every loan, late or not, because
     * one that is not late yet may become so by it.
     *
     * @param baseline the loan's row in the baseline
     * @param scheduleChanged whether the schedule as it stood at the baseline's date is another one tonight
     * @param paymentsCounted payment rows read tonight
     */
    public static boolean historyChanged(PublishedStanding baseline, boolean scheduleChanged, long paymentsCounted) {
        return scheduleChanged || paymentsCounted < baseline.paymentsCounted().orElse(0);
    }

    private static Optional<Finding> changed(LateLoan late, CleanNight reference, Optional<String> digest) {
        if (late.rows().paymentsCounted() < reference.paymentsCounted()) {
            return Optional.of(new Finding(
                    SuppressionCode.HISTORY_CHANGED,
                    late.rows().paymentsCounted() + " payment rows, were " + reference.paymentsCounted() + " on "
                            + reference.date()));
        }
        boolean comparable = reference.scheduleDigest().isPresent() && digest.isPresent();
        if (comparable && !reference.scheduleDigest().equals(digest)) {
            return Optional.of(new Finding(
                    SuppressionCode.HISTORY_CHANGED, "the schedule is not what it was on " + reference.date()));
        }
        return Optional.empty();
    }
}
