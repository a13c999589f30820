package io.daybreak.delinquency;

/**
 * Where a loan's money went by one date, minor units: the terms of the reconciliation's two money identities.
 *
 * <p>credits + waivers − refundsOutOfCredit = settled + waived + creditLeft, and scheduled + chargedBack +
 * refundedBeyondCredit = settled + waived + overdue + notYetOverdue + onClosed.
 *
 * @param creditsMinor live REPAYMENT and OPENING rows with value date up to the date
 * @param waiversMinor live WAIVER rows likewise
 * @param refundsOutOfCreditMinor the part of REFUND rows that credit covered
 * @param settledMinor dues settled by credits
 * @param waivedMinor dues settled by waivers
 * @param creditLeftMinor what is over
 * @param scheduledMinor all installments in force on the date, whenever due
 * @param chargedBackMinor live CHARGEBACK rows, due on their value dates
 * @param refundedBeyondCreditMinor the part of REFUND rows beyond credit
 * @param overdueMinor unpaid with due date before the date
 * @param notYetOverdueMinor unpaid with due date on or after the date
 * @param onClosedMinor unpaid on a CLOSED loan, whenever due; the two before are then 0
 */
public record MoneyFlow(
        long creditsMinor,
        long waiversMinor,
        long refundsOutOfCreditMinor,
        long settledMinor,
        long waivedMinor,
        long creditLeftMinor,
        long scheduledMinor,
        long chargedBackMinor,
        long refundedBeyondCreditMinor,
        long overdueMinor,
        long notYetOverdueMinor,
        long onClosedMinor) {}
