package io.daybreak.publication;

import io.daybreak.delinquency.Standing;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.notice.LateLoan.PaymentRows;
import java.util.Optional;

/**
 * A row of {@code classification.csv}: a readable loan disbursed by the business date.
 *
 * @param loan the loan
 * @param standing its state; empty when it was not classified
 * @param publishedTier its last published tier; only for a loan not classified
 * @param scheduleDigest digest of the schedule; empty when it was not classified
 * @param rows totals over all payment rows read; empty when it was not classified
 * @param nextDue what falls due next, on the business date or later; empty for a closed loan
 * @param recordsDigest digest of payments and holds; empty when it was not classified
 */
public record ClassificationRow(
        Loan loan,
        Optional<Standing> standing,
        Optional<String> publishedTier,
        Optional<String> scheduleDigest,
        Optional<PaymentRows> rows,
        Optional<DatedAmount> nextDue,
        Optional<String> recordsDigest) {

    /** The row of a classified loan. Nothing falls due on a closed one, whatever its records still show. */
    public static ClassificationRow classified(
            Loan loan,
            Standing standing,
            String scheduleDigest,
            PaymentRows rows,
            Optional<DatedAmount> nextDue,
            String recordsDigest) {
        return new ClassificationRow(
                loan,
                Optional.of(standing),
                Optional.empty(),
                Optional.of(scheduleDigest),
                Optional.of(rows),
                nextDue.filter(due -> loan.statusAt(standing.asOf()) != LoanStatus.CLOSED),
                Optional.of(recordsDigest));
    }

    /** The row of a loan not classified: the last published tier, the reason REJECTED, and no numbers. */
    public static ClassificationRow notClassified(Loan loan, Optional<PublishedStanding> baseline) {
        return new ClassificationRow(
                loan,
                Optional.empty(),
                baseline.flatMap(PublishedStanding::tier),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
