package io.daybreak.notice;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was published of a loan in the last night in which nothing about it was in doubt.
 *
 * @param date that night's business date
 * @param dpd days past due then
 * @param scheduleDigest digest of the schedule then
 * @param paymentsCounted payment rows then
 * @param reversalsCounted REVERSAL and CHARGEBACK rows then
 */
public record CleanNight(
        LocalDate date, int dpd, Optional<String> scheduleDigest, long paymentsCounted, long reversalsCounted) {}
