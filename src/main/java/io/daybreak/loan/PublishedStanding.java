package io.daybreak.loan;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the last published {@code classification.csv} says of a loan: one row of the baseline. Number cells are empty
 * for a loan that was not classified then.
 *
 * @param loanId the loan
 * @param borrowerId its borrower
 * @param product its product code
 * @param currency ISO 4217 code
 * @param dpd contractual days past due
 * @param policyDpd days past due by policy
 * @param tier published tier code; empty when there was none
 * @param tierReason published reason code
 * @param oldestUnpaidDueDate start of the claim
 * @param overdueTotalMinor overdue amount, minor units
 * @param outstandingPrincipalMinor outstanding principal, minor units
 * @param scheduleDigest digest of the schedule as it was
 * @param paymentsCounted payment rows read
 * @param paymentsTotalMinor their amount total, minor units
 * @param reversalsCounted REVERSAL and CHARGEBACK rows read
 * @param recordsDigest digest of payments and holds as they were
 */
public record PublishedStanding(
        String loanId,
        String borrowerId,
        String product,
        String currency,
        OptionalInt dpd,
        OptionalInt policyDpd,
        Optional<String> tier,
        String tierReason,
        Optional<LocalDate> oldestUnpaidDueDate,
        OptionalLong overdueTotalMinor,
        OptionalLong outstandingPrincipalMinor,
        Optional<String> scheduleDigest,
        OptionalLong paymentsCounted,
        OptionalLong paymentsTotalMinor,
        OptionalLong reversalsCounted,
        Optional<String> recordsDigest) {}
