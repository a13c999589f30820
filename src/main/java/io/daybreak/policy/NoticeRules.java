package io.daybreak.policy;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The policy's key {@code notices}. Absent limits are off.
 *
 * @param beforeDue message before the due date
 * @param ladder levels, ascending
 * @param minOverdueMinor smallest overdue amount worth a notice, by ISO 4217 code, minor units; empty map: off; a
 *     currency missing from a map that is given suppresses (NO_THRESHOLD)
 * @param maxPerBorrower cap of messages per borrower
 * @param blockingMoneyDays days after which the same row of unmatched money no longer blocks
 * @param quietHours hours in which nothing is sent, in the borrower's zone
 * @param sharedContactLimit borrowers that may share one address, by channel
 */
public record NoticeRules(
        Optional<BeforeDue> beforeDue,
        List<NoticeLevel> ladder,
        Map<String, Long> minOverdueMinor,
        Optional<BorrowerCap> maxPerBorrower,
        OptionalInt blockingMoneyDays,
        Optional<QuietHours> quietHours,
        Map<Channel, Integer> sharedContactLimit) {
    public NoticeRules {
        ladder = List.copyOf(ladder);
        minOverdueMinor = Map.copyOf(minOverdueMinor);
        sharedContactLimit = Map.copyOf(sharedContactLimit);
    }

    /**
     * At most {@code count} messages to one borrower in {@code days} days.
     *
     * @param count at least 1
     * @param days at least 1
     */
    public record BorrowerCap(int count, int days) {}

    /**
     * Hours in which nothing is sent; may span midnight.
     *
     * @param from first moment of quiet
     * @param to first moment after it
     */
    public record QuietHours(LocalTime from, LocalTime to) {}
}
