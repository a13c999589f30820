package io.daybreak.notice;

import io.daybreak.policy.NoticeRules.QuietHours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a message may be sent: on the day after the business date, in the borrower's zone, outside quiet hours. What is
 * not sent by its end is not sent at all, because holds and money were looked at up to that day only.
 *
 * @param sendAfter first moment
 * @param sendBefore first moment no longer
 */
record SendWindow(OffsetDateTime sendAfter, OffsetDateTime sendBefore) {

    /** The window of the night that closes {@code businessDate}. */
    static SendWindow of(LocalDate businessDate, Optional<QuietHours> quietHours, ZoneId zone) {
        LocalDate day = businessDate.plusDays(1);
        LocalTime opens = quietHours.map(QuietHours::to).orElse(LocalTime.MIDNIGHT);
        LocalTime closes = quietHours.map(QuietHours::from).orElse(LocalTime.MIDNIGHT);
        LocalDate closingDay = closes.isAfter(opens) ? day : day.plusDays(1);
        // Quiet hours in the middle of the day leave the rest of that day, not the next morning.
        LocalTime closing = closingDay.equals(day) ? closes : LocalTime.MIDNIGHT;
        return new SendWindow(
                opens.atDate(day).atZone(zone).toOffsetDateTime(),
                closing.atDate(closingDay).atZone(zone).toOffsetDateTime());
    }
}
