package io.daybreak.intake;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of {@code receipts.csv}.
 *
 * @param noticeId the notice it is about
 * @param status what became of it; a rejected row counts as BOUNCED, so that doubt never proves a delivery
 * @param at day it happened, by the sender's own calendar; empty only for a rejected row
 * @param line line in {@code receipts.csv}
 */
public record Receipt(String noticeId, ReceiptStatus status, Optional<LocalDate> at, long line) {}
