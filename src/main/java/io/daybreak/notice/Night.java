package io.daybreak.notice;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The night that is decided.
 *
 * @param businessDate the day being closed
 * @param baselineDate business date of the baseline; empty on a first run
 * @param pastDay whether a newer business date was published or is settled by the same run: then nothing is sent
 * @param policyDigest digest of the policy file in force, for evidence
 */
public record Night(LocalDate businessDate, Optional<LocalDate> baselineDate, boolean pastDay, String policyDigest) {
    public Night {
        if (baselineDate.isPresent() && !baselineDate.get().isBefore(businessDate)) {
            throw new IllegalArgumentException(
                    "baseline " + baselineDate.get() + " is not before business date " + businessDate);
        }
    }
}
