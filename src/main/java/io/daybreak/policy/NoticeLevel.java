package io.daybreak.policy;

/**
 * A rung of the ladder.
 *
 * @param level 1 for the first; consecutive
 * @param name stable name, for example {@code reminder}
 * @param fromDpd inclusive minimum of policy_dpd, at least 1
 * @param channel how it is sent
 * @param template template name without channel and language
 * @param minDaysAfterPrevious days since the previous level was published, 0 or more
 * @param proof what must be known of the previous level
 */
public record NoticeLevel(
        int level, String name, int fromDpd, Channel channel, String template, int minDaysAfterPrevious, Proof proof) {}
