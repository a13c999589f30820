package io.daybreak.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One attempt as the store remembers it.
 *
 * @param id identifies it within this store
 * @param settledBy the run whose partitions hold its rows: itself for a night, the one of the last date for a range
 * @param attempt business date and number
 * @param rangeFrom first day settled, inclusive; the business date itself for a night
 * @param kind what it was started for
 * @param state how far it got
 * @param inputs what it is bound to
 * @param baseline the published attempt it was compared with; empty for a first run
 * @param controlDigest sha256 of its {@code control.csv}, lower-case hex; empty until staged
 * @param startedBy operating-system user
 * @param reason why a person asked for it; empty when nobody did
 * @param startedAt when it began, to the microsecond
 * @param endedAt when it reached the state it rests in, to the microsecond; empty while it is at work
 * @param summary what it ended with, in words for people; empty until then
 */
public record Run(
        RunId id,
        RunId settledBy,
        Attempt attempt,
        LocalDate rangeFrom,
        RunKind kind,
        RunState state,
        RunInputs inputs,
        Optional<Attempt> baseline,
        Optional<String> controlDigest,
        String startedBy,
        String reason,
        Instant startedAt,
        Optional<Instant> endedAt,
        String summary) {

    /** The day being closed. */
    public LocalDate businessDate() {
        return attempt.businessDate();
    }
}
