package io.daybreak.notice;

import io.daybreak.policy.Channel;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;

/**
 * One message that goes out: a row of {@code notices/sms.csv}, {@code email.csv} or {@code letter.csv}. Personal data:
 * recipient and text are never written to a log.
 *
 * @param noticeId identifier: the same claim, level and channel give the same one in every run
 * @param loanId the loan it is about
 * @param borrowerId the loan's borrower
 * @param level rung of the ladder; 0 for the message before the due date and for corrections
 * @param name the level's name
 * @param channel how it is sent
 * @param tier code of the loan's own tier, never a sticky, floored or contagious one
 * @param dpd days past due; 0 for the message before the due date
 * @param overdueMinor what is overdue, minor units; 0 for the message before the due date
 * @param currency currency of the amount
 * @param recipient phone or email, or for a letter the name and under it the postal address
 * @param language language of the template used
 * @param sendAfter first moment at which it may be sent, in the borrower's zone
 * @param sendBefore moment from which it may no longer be sent
 * @param subject first line of an email or letter; empty for sms
 * @param text the whole message
 * @param segments sms segments; 0 for other channels
 * @param businessDate the night that decided it
 * @param claimDueDate oldest unpaid due date; for the message before the due date, that date
 */
public record Notice(
        String noticeId,
        String loanId,
        String borrowerId,
        int level,
        String name,
        Channel channel,
        Optional<String> tier,
        int dpd,
        long overdueMinor,
        Currency currency,
        String recipient,
        String language,
        OffsetDateTime sendAfter,
        OffsetDateTime sendBefore,
        Optional<String> subject,
        String text,
        int segments,
        LocalDate businessDate,
        LocalDate claimDueDate) {}
