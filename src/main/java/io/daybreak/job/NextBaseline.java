package io.daybreak.job;

import io.daybreak.delinquency.Standing;
import io.daybreak.intake.LoanCase;
import io.daybreak.intake.RowTotals;
import io.daybreak.loan.Loan;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.policy.Tier;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the next date of a range is compared with: the row that a date leaves in its {@code classification.csv}, without
 * the way through the file.
 */
final class NextBaseline {
    private NextBaseline() {}

    /** The row of a readable loan; empty where it has none. */
    static Optional<PublishedStanding> of(LoanCase.ReadableLoan readable, DayResult day) {
        Loan loan = readable.records().loan();
        if (day instanceof DayResult.Classified classified) {
            return Optional.of(of(
                    loan,
                    classified.now(),
                    Optional.of(classified.scheduleDigest()),
                    Optional.of(classified.recordsDigest()),
                    readable.totals()));
        }
        return day instanceof DayResult.NotClassified
                ? Optional.of(notClassified(loan, day.baseline()))
                : Optional.empty();
    }

    private static PublishedStanding of(
            Loan loan,
            Standing standing,
            Optional<String> scheduleDigest,
            Optional<String> recordsDigest,
            RowTotals rows) {
        return new PublishedStanding(
                loan.loanId(),
                loan.borrowerId(),
                loan.product(),
                loan.currency().getCurrencyCode(),
                OptionalInt.of(standing.dpd()),
                OptionalInt.of(standing.policyDpd()),
                standing.tier().map(Tier::code),
                standing.tierReason().name(),
                standing.oldestUnpaidDueDate(),
                OptionalLong.of(standing.overdue().totalMinor()),
                OptionalLong.of(standing.outstandingPrincipalMinor()),
                scheduleDigest,
                OptionalLong.of(rows.paymentRows()),
                OptionalLong.of(rows.paymentsMinor()),
                OptionalLong.of(rows.reversalRows()),
                recordsDigest);
    }

    /** A loan as it stood at a date, under another tier than its own: the digests do not matter to who asks. */
    static PublishedStanding of(Loan loan, Standing standing, RowTotals rows) {
        return of(loan, standing, Optional.empty(), Optional.empty(), rows);
    }

    /** The row of a loan not classified: its last published tier, and no numbers. */
    static PublishedStanding notClassified(Loan loan, Optional<PublishedStanding> baseline) {
        return new PublishedStanding(
                loan.loanId(),
                loan.borrowerId(),
                loan.product(),
                loan.currency().getCurrencyCode(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                baseline.flatMap(PublishedStanding::tier),
                "REJECTED",
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }
}
