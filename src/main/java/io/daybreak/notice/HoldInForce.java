package io.daybreak.notice;

import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A hold that covers the loan on the business date or the day after. What its kind stops is the policy's business.
 *
 * @param holdId identifier of the hold
 * @param scope whom it covers
 * @param kind the kind's code, upper case
 * @param fromInclusive first day held
 * @param toExclusive first day no longer held; empty: open
 */
public record HoldInForce(
        String holdId, HoldScope scope, String kind, LocalDate fromInclusive, Optional<LocalDate> toExclusive) {

    /** The kind given to a hold row that could not be read; no policy lists it, so it stops notices. */
    public static final String REJECTED_KIND = "REJECTED";

    /** The hold as looked at, or empty when it is in force neither on the business date nor on the day after. */
    public static Optional<HoldInForce> of(Hold hold, LocalDate businessDate) {
        if (!hold.covers(businessDate) && !hold.covers(businessDate.plusDays(1))) {
            return Optional.empty();
        }
        return Optional.of(
                new HoldInForce(hold.holdId(), hold.scope(), hold.kind(), hold.fromInclusive(), hold.toExclusive()));
    }
}
