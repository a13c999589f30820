package io.daybreak.job;

import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.intake.LoanCase;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.notice.Continuity;
import io.daybreak.notice.LateLoan;
import io.daybreak.policy.BeforeDue;
import io.daybreak.policy.Policy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Which loans the close job must look at although they are not past due: those whose next due date came near since the
 * baseline, those in quarantine, and those whose past is not what the baseline read.
 *
 * @param policy the policy in force
 * @param baselineDate business date of the baseline; empty on a first run
 * @param quarantined loan_id of every loan in quarantine before tonight, or before the first date of a range
 * @param isInDoubt whether an earlier date of the range may have put the loan at hand in quarantine
 */
record Watch(Policy policy, Optional<LocalDate> baselineDate, Set<String> quarantined, boolean isInDoubt) {
    Watch(Policy policy, Optional<LocalDate> baselineDate, Set<String> quarantined) {
        this(policy, baselineDate, Set.copyOf(quarantined), false);
    }

    /** The watch of the next date of a range, which is compared with the date before it. */
    Watch after(LocalDate date) {
        return new Watch(policy, Optional.of(date), quarantined, isInDoubt);
    }

    /** The same for a loan that a date of the range before may have put in quarantine. */
    Watch withDoubt(boolean inDoubt) {
        return inDoubt == isInDoubt ? this : new Watch(policy, baselineDate, quarantined, inDoubt);
    }

    /** Whether a date may put a loan in quarantine; whether it does, only its close can say. */
    boolean mayOpenQuarantine(DayResult day) {
        if (day instanceof DayResult.Classified classified) {
            boolean jumped = day.baseline().isPresent()
                    && baselineDate.isPresent()
                    && classified.now().dpd()
                            > day.baseline().get().dpd().orElse(Integer.MAX_VALUE / 2)
                                    + ChronoUnit.DAYS.between(baselineDate.get(), day.date());
            return jumped
                    || classified
                            .late()
                            .map(late -> late.history().pastChanged())
                            .orElse(false);
        }
        return day instanceof DayResult.NotClassified;
    }

    /** Whether a loan that is not past due is to be looked at. */
    boolean watches(
            LoanCase.ReadableLoan readable, Standing now, Optional<LateLoan.DatedAmount> nextDue, boolean pastChanged) {
        return pastChanged
                || isInDoubt
                || quarantined.contains(readable.records().loan().loanId())
                || comesNear(
                        readable.records().loan(),
                        now.asOf(),
                        readable.baseline().isPresent(),
                        nextDue);
    }

    /**
     * Whether payments, holds or schedule up to the baseline's date are not what the baseline read: fewer payments, other
     * rows, or, for a loan it could not classify or did not have, nobody can say; or whether the loan was closed by then
     * and the baseline did not know.
     */
    boolean pastChanged(LoanCase.ReadableLoan readable, boolean scheduleChanged, String recordsThen) {
        if (baselineDate.isEmpty()) {
            return false;
        }
        Optional<PublishedStanding> published = readable.baseline();
        if (published.isEmpty()) {
            return !isNew(readable.records(), baselineDate.get());
        }
        return Continuity.historyChanged(
                        published.get(), scheduleChanged, readable.totals().paymentRows())
                || !published.get().recordsDigest().equals(Optional.of(recordsThen))
                || wasClosedUnknown(readable.records().loan(), published.get(), baselineDate.get());
    }

    private static boolean wasClosedUnknown(Loan loan, PublishedStanding published, LocalDate baselineDate) {
        return loan.status() == LoanStatus.CLOSED
                && loan.statusOn().filter(day -> !day.isAfter(baselineDate)).isPresent()
                && !TierReason.isClosed(published.tierReason());
    }

    private static boolean isNew(LoanRecords records, LocalDate baselineDate) {
        return records.loan().disbursedOn().isAfter(baselineDate);
    }

    /**
     * Whether a loan that a range carries along is one that a night would look at, now that it is known which loans are in
     * quarantine.
     */
    boolean watches(LateLoan late) {
        return late.history().pastChanged()
                || quarantined.contains(late.loan().loanId())
                || comesNear(late.loan(), late.asOf(), late.baseline().isPresent(), late.nextDue());
    }

    /** Only those that were not near in the night before: it told them. */
    private boolean comesNear(Loan loan, LocalDate asOf, boolean hasBaseline, Optional<LateLoan.DatedAmount> nextDue) {
        Optional<Integer> days =
                policy.rules(loan.product()).notices().beforeDue().map(BeforeDue::days);
        if (days.isEmpty() || nextDue.isEmpty() || loan.statusAt(asOf) != LoanStatus.ACTIVE) {
            return false;
        }
        LocalDate due = nextDue.get().date();
        boolean isNear = due.isAfter(asOf) && !due.isAfter(asOf.plusDays(days.get()));
        boolean wasNear = hasBaseline
                && baselineDate.isPresent()
                && !due.isAfter(baselineDate.get().plusDays(days.get()));
        return isNear && !wasNear;
    }
}
