package io.daybreak.publication;

import java.time.Instant;
import java.util.Map;

/**
 * What {@code run.json} says of the release of a held attempt.
 *
 * @param by who released it
 * @param user operating-system user who gave the command
 * @param reason why, in the person's words
 * @param releasedAt when
 * @param judgedAt the moment by which a notice counts as expired
 * @param withdrawn notices that do not go out, by reason; reasons that did not occur are absent
 */
public record ReleaseNote(
        String by,
        String user,
        String reason,
        Instant releasedAt,
        Instant judgedAt,
        Map<Withdrawal.Reason, Long> withdrawn) {
    public ReleaseNote {
        withdrawn = Map.copyOf(withdrawn);
    }
}
