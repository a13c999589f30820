package io.daybreak.store;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a run when it begins.
 *
 * @param businessDate the day being closed
 * @param rangeFrom first day settled, inclusive; the business date itself for a night
 * @param kind what it was started for
 * @param inputs what it is bound to
 * @param baseline the published attempt it is compared with; empty for a first run
 * @param startedBy operating-system user
 * @param reason why a person asked for it; empty when nobody did
 */
public record NewRun(
        LocalDate businessDate,
        LocalDate rangeFrom,
        RunKind kind,
        RunInputs inputs,
        Optional<Attempt> baseline,
        String startedBy,
        String reason) {
    public NewRun {
        if (rangeFrom.isAfter(businessDate)) {
            throw new IllegalArgumentException("a range ends on " + businessDate + " and cannot begin on " + rangeFrom);
        }
    }

    /** The same run, compared with another attempt. */
    NewRun comparedWith(Attempt attempt) {
        return new NewRun(businessDate, rangeFrom, kind, inputs, Optional.of(attempt), startedBy, reason);
    }
}
