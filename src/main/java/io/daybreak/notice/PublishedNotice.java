package io.daybreak.notice;

import java.util.Optional;

/**
 * A notice that went out, as it is looked at again later.
 *
 * @param entry what the ledger has of it
 * @param borrowerId whom it was addressed to
 * @param overdueMinor the amount it named, minor units
 * @param scheduleDigest digest of the loan's schedule at the notice's date, as it was published then; empty when it is
 *     not kept, as for notices of an older system
 */
public record PublishedNotice(
        LedgerEntry entry, String borrowerId, long overdueMinor, Optional<String> scheduleDigest) {}
