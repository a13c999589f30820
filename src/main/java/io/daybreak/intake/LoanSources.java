package io.daybreak.intake;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is read side by side, and what is looked up for each loan.
 *
 * @param loans {@code loans.csv}
 * @param installments {@code installments.csv}
 * @param payments {@code payments.csv}
 * @param baseline the last published classification
 * @param repeated payment_ids that repeat
 * @param order the order of all of them
 * @param holds every hold
 * @param businessDate the day being closed
 */
record LoanSources(
        RowSource loans,
        RowSource installments,
        RowSource payments,
        Optional<RowSource> baseline,
        RepeatedIds.Found repeated,
        LoanIdOrder order,
        HoldBook holds,
        LocalDate businessDate) {}
