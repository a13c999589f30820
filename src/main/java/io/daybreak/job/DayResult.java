package io.daybreak.job;

import io.daybreak.delinquency.PaymentFates;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.Unpaid;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.notice.LateLoan;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What one business date makes of one loan that could be read. */
sealed interface DayResult {
    /** The business date. */
    LocalDate date();

    /** The loan's row in what the date is compared with. */
    Optional<PublishedStanding> baseline();

    /**
     * The loan has a standing.
     *
     * @param date the business date
     * @param baseline the loan's row in what the date is compared with
     * @param now its standing at that day's end
     * @param restated its standing at the baseline's date, recomputed; empty without a baseline row, or when it was not
     *     yet disbursed then
     * @param fates what became of its payment rows
     * @param scheduleDigest what the next night compares
     * @param recordsDigest what the next night compares, of payments and holds
     * @param scheduleChanged whether the schedule as it stood at the baseline's date is another one tonight
     * @param fallenDue installments that fell due on the baseline's date or later, and before the date
     * @param nextDue what falls due next, on the date or later
     * @param contagion the loan's line for contagion; empty where the policy has none
     * @param unpaidSoon what money without a home might be meant for: unpaid installments due up to ten days after the
     *     date
     * @param late what the close job needs of a loan that is past due or to be looked at for another reason
     */
    record Classified(
            LocalDate date,
            Optional<PublishedStanding> baseline,
            Standing now,
            Optional<Standing> restated,
            PaymentFates fates,
            String scheduleDigest,
            String recordsDigest,
            boolean scheduleChanged,
            int fallenDue,
            Optional<LateLoan.DatedAmount> nextDue,
            Optional<byte[]> contagion,
            List<Unpaid> unpaidSoon,
            Optional<LateLoan> late)
            implements DayResult {}

    /**
     * A row of the loan was rejected.
     *
     * @param date the business date
     * @param baseline the loan's row in what the date is compared with
     * @param reasons why, distinct, in the order met
     * @param late what decision and worklist need
     */
    record NotClassified(
            LocalDate date, Optional<PublishedStanding> baseline, List<RejectReason> reasons, LateLoan late)
            implements DayResult {}

    /**
     * The loan is paid out after the business date.
     *
     * @param date the business date
     * @param baseline the loan's row in what the date is compared with
     */
    record NotYetDisbursed(LocalDate date, Optional<PublishedStanding> baseline) implements DayResult {}
}
