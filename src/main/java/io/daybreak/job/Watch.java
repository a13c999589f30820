package io.daybreak.job;

import io.daybreak.delinquency.Standing;
import io.daybreak.intake.LoanCase;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.notice.Continuity;
import io.daybreak.notice.LateLoan;
import io.daybreak.policy.BeforeDue;
import io.daybreak.policy.Policy;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which loans the close job must look at although they are not past due: those whose next due date came near since the
 * baseline, those in quarantine, and those whose past is not what the baseline read.
 *
 * @param policy the policy in force
 * @param baselineDate business date of the baseline; empty on a first run
 * @param quarantined loan_id of every loan in quarantine before tonight
 */
record Watch(Policy policy, Optional<LocalDate> baselineDate, Set<String> quarantined) {
    Watch {
        quarantined = Set.copyOf(quarantined);
    }

    /** Whether a loan that is not past due is to be looked at. */
    boolean watches(
            LoanCase.ReadableLoan readable, Standing now, Optional<LateLoan.DatedAmount> nextDue, boolean pastChanged) {
        return pastChanged
                || quarantined.contains(readable.records().loan().loanId())
                || comesNear(readable, now, nextDue);
    }

    /**
     * Whether payments, holds or schedule up to the baseline's date are not what the baseline read: fewer payments, other
     * rows, or, for a loan it could not classify or did not have, nobody can say.
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
                || !published.get().recordsDigest().equals(Optional.of(recordsThen));
    }

    private static boolean isNew(LoanRecords records, LocalDate baselineDate) {
        return records.loan().disbursedOn().isAfter(baselineDate);
    }

    /** Only those that were not near in the night before: it told them. */
    private boolean comesNear(LoanCase.ReadableLoan readable, Standing now, Optional<LateLoan.DatedAmount> nextDue) {
        Optional<Integer> days = policy.rules(readable.records().loan().product())
                .notices()
                .beforeDue()
                .map(BeforeDue::days);
        if (days.isEmpty()
                || nextDue.isEmpty()
                || readable.records().loan().statusAt(now.asOf()) != LoanStatus.ACTIVE) {
            return false;
        }
        LocalDate due = nextDue.get().date();
        boolean isNear = due.isAfter(now.asOf()) && !due.isAfter(now.asOf().plusDays(days.get()));
        boolean wasNear = readable.baseline().isPresent()
                && baselineDate.isPresent()
                && !due.isAfter(baselineDate.get().plusDays(days.get()));
        return isNear && !wasNear;
    }
}
