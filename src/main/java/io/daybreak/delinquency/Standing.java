package io.daybreak.delinquency;

import io.daybreak.loan.Components;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The state of one loan at the end of one day, before contagion.
 *
 * @param asOf the business date
 * @param dpd contractual days past due, 0 or more
 * @param policyDpd what the policy makes of it, 0 or more
 * @param ownTier the band policyDpd alone falls in; empty when written off
 * @param tier own tier after stickiness, ageing and floors; empty when written off
 * @param tierReason why
 * @param oldestUnpaidDueDate oldest due date before {@code asOf} still partly unpaid: the claim
 * @param installmentsOverdue installments, and days' sums charged back or refunded beyond credit, with due date before {@code asOf} still
 *     partly unpaid
 * @param overdue what of them is unpaid
 * @param outstandingPrincipalMinor principal not yet settled, whenever due, minor units
 * @param flow where the money went
 */
public record Standing(
        LocalDate asOf,
        int dpd,
        int policyDpd,
        Optional<Tier> ownTier,
        Optional<Tier> tier,
        TierReason tierReason,
        Optional<LocalDate> oldestUnpaidDueDate,
        int installmentsOverdue,
        Components overdue,
        long outstandingPrincipalMinor,
        MoneyFlow flow) {}
