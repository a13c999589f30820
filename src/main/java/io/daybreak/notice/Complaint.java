package io.daybreak.notice;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody says that a notice was wrong, or that they never should have got one. At least one of notice, loan and phone
 * is named. Personal data: never written to a log.
 *
 * @param complaintId the complaint's identifier
 * @param line line in the complaints file
 * @param noticeId the notice they mean
 * @param loanId the loan they mean
 * @param phone the number the message came to, E.164
 * @param receivedOn day they got it
 * @param claim the money they say they paid
 * @param text what they wrote
 */
public record Complaint(
        String complaintId,
        long line,
        Optional<String> noticeId,
        Optional<String> loanId,
        Optional<String> phone,
        Optional<LocalDate> receivedOn,
        Claim claim,
        Optional<String> text) {}
