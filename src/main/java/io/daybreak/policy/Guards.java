package io.daybreak.policy;

import java.util.OptionalInt;

/**
 * The policy's key {@code guards}: checks over the whole run. An empty value is off. Percentages are hundredths of a
 * percent.
 *
 * @param controlFileRequired whether a delivery without {@code control.csv} is refused
 * @param paymentsFreshWithinDays oldest allowed freshness of payments, days
 * @param holdIdenticalPayments whether a payments file with the baseline's bytes holds the run
 * @param paymentsShrinkMax fewer payment rows than the baseline counted
 * @param rejectsMax rejected rows
 * @param noticesMaxGrowth growth against the highest of the last 35 published nights
 * @param newlyPastDueMax loans going from dpd 0 to more
 * @param historyChangedMax loans whose history changed
 * @param quarantinedMax loans quarantined
 * @param ownerlessMax ownerless share of the amount new since the baseline
 * @param correctionsMax corrections in one run, a number
 * @param minCount smallest numerator at which a percentage trips
 * @param firstRunNoticesMax notices of a first run, a number
 */
public record Guards(
        boolean controlFileRequired,
        OptionalInt paymentsFreshWithinDays,
        boolean holdIdenticalPayments,
        OptionalInt paymentsShrinkMax,
        OptionalInt rejectsMax,
        OptionalInt noticesMaxGrowth,
        OptionalInt newlyPastDueMax,
        OptionalInt historyChangedMax,
        OptionalInt quarantinedMax,
        OptionalInt ownerlessMax,
        OptionalInt correctionsMax,
        OptionalInt minCount,
        OptionalInt firstRunNoticesMax) {}
