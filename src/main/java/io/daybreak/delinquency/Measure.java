package io.daybreak.delinquency;

import io.daybreak.loan.Hold;
import io.daybreak.loan.LoanRecords;
import io.daybreak.policy.HoldRule;
import io.daybreak.policy.Materiality;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** One loan held against a yardstick: how many days a day counts, and which tier that makes. */
final class Measure {
    /** A currency the threshold map does not name: everything is material. */
    private static final long NO_THRESHOLD = -1;

    private final LoanRecords records;
    private final Yardstick yardstick;
    private final Stops stops;
    private final Optional<Materiality> materiality;
    private final long thresholdMinor;
    private final boolean hasHolds;

    Measure(LoanRecords records, Yardstick yardstick) {
        this.records = records;
        this.yardstick = yardstick;
        this.stops = Stops.of(records.holds(), yardstick);
        this.materiality = yardstick.rules.days().materiality();
        this.thresholdMinor = materiality
                .map(given -> given.amountMinorByCurrency()
                        .get(records.loan().currency().getCurrencyCode()))
                .orElse(NO_THRESHOLD);
        this.hasHolds = !records.holds().isEmpty();
    }

    /** What a policy makes of one loan on one day. */
    record Verdict(int policyDays, Tier ownTier, Tier tier, TierReason reason) {}

    Segment segment(Filling filling, int firstDay) {
        int oldestUnpaid = filling.oldestUnpaid(yardstick, yardstick.lastDueDay(firstDay));
        boolean isMaterial = isMaterial(filling, firstDay);
        boolean counterRuns = yardstick.metric == Metric.MATERIAL_CONSECUTIVE && isMaterial;
        return new Segment(filling, firstDay, oldestUnpaid, isMaterial, oldestUnpaid == DayNumber.NONE && !counterRuns);
    }

    private boolean isMaterial(Filling filling, int day) {
        if (materiality.isEmpty() && yardstick.metric != Metric.MATERIAL_CONSECUTIVE) {
            return true;
        }
        long overdue = filling.overdueMinor(day);
        if (overdue == 0 || materiality.isEmpty() || thresholdMinor == NO_THRESHOLD) {
            return overdue > 0;
        }
        long exposure = records.loan().exposureMinor().isPresent()
                ? records.loan().exposureMinor().getAsLong()
                : filling.outstandingPrincipalMinor(yardstick);
        return overdue > thresholdMinor
                && Products.isLess(exposure, materiality.get().percentBasisPoints(), overdue, Yardstick.WHOLE);
    }

    /** Day 0 of the policy's count on the days of a segment, or {@link DayNumber#NONE} when it counts nothing. */
    int dayZero(Segment segment, Spell spell) {
        boolean isCounterOfMaterialDays = yardstick.metric == Metric.MATERIAL_CONSECUTIVE;
        if (!segment.isMaterial() && (materiality.isPresent() || isCounterOfMaterialDays)) {
            return DayNumber.NONE;
        }
        return isCounterOfMaterialDays ? spell.materialSince() - 1 : segment.oldestUnpaid();
    }

    /** The policy's days past due on a day of a segment. */
    int policyDays(Segment segment, Spell spell, int day) {
        int dayZero = dayZero(segment, spell);
        return switch (yardstick.metric) {
            case OLDEST_UNPAID, DAYS_AND_AMOUNT -> daysSince(dayZero, day, yardstick.inclusiveDay);
            case MATERIAL_CONSECUTIVE -> daysSince(dayZero, day, 0);
            case MONTHS_MBA -> monthsSince(dayZero, day, 1) * 30;
            case MONTHS_OTS -> monthsSince(dayZero, day, 0) * 30;
        };
    }

    private int daysSince(int day0, int day, int inclusiveDay) {
        if (day0 == DayNumber.NONE) {
            return 0;
        }
        return Math.max(0, day - day0 + inclusiveDay - yardstick.graceDays - stops.daysWithin(day0, day));
    }

    /**
     * Whole months since a due day. Grace and stopped days move the day that is looked at back; a month is complete
     * {@code early} days before its anniversary.
     */
    private int monthsSince(int dueDay, int day, int early) {
        if (dueDay == DayNumber.NONE) {
            return 0;
        }
        LocalDate due = DayNumber.date(dueDay);
        LocalDate end = DayNumber.date(day - yardstick.graceDays - stops.daysWithin(dueDay, day) + early);
        long months = end.getLong(ChronoField.PROLEPTIC_MONTH) - due.getLong(ChronoField.PROLEPTIC_MONTH);
        return (int) Math.max(0, due.plusMonths(months).isAfter(end) ? months - 1 : months);
    }

    /** Whether the policy counts a day of a segment as late, be it material or not: a miss. */
    boolean isMiss(Segment segment, Spell spell, int day) {
        return policyDays(segment, spell, day) > 0
                || daysSince(segment.oldestUnpaid(), day, yardstick.inclusiveDay) > 0;
    }

    /** The band a day of a segment falls in, unless a hold excuses it: that is what can lead into default. */
    Tier countedBand(Segment segment, Spell spell, int day) {
        int days = policyDays(segment, spell, day);
        return isExcused(days, day) ? yardstick.firstTier : yardstick.band(days, segment.filling(), day);
    }

    private boolean isExcused(int policyDays, int day) {
        if (hasHolds && policyDays > 0) {
            for (Hold hold : records.holds()) {
                HoldRule rule = yardstick.rules.hold(hold.kind());
                if (rule.excusedDays().isPresent()
                        && policyDays <= rule.excusedDays().getAsInt()
                        && hold.covers(DayNumber.date(day))) {
                    return true;
                }
            }
        }
        return false;
    }

    Verdict judge(Segment segment, Spell spell, int day) {
        int days = policyDays(segment, spell, day);
        Tier own = yardstick.band(days, segment.filling(), day);
        Verdict verdict = new Verdict(days, own, own, TierReason.OWN);
        if (isExcused(days, day)) {
            verdict = new Verdict(days, own, yardstick.firstTier, TierReason.TECHNICAL);
        } else if (isImmaterial(segment)) {
            verdict = new Verdict(days, own, yardstick.immaterialTier.orElse(own), TierReason.IMMATERIAL);
        }
        verdict = spell.isInDefault() ? kept(verdict, spell, day) : verdict;
        return hasHolds && yardstick.anyHoldHasFloor ? floored(verdict, day) : verdict;
    }

    private boolean isImmaterial(Segment segment) {
        return yardstick.immaterialTier.isPresent()
                && materiality.isPresent()
                && !segment.isMaterial()
                && segment.isOverdue();
    }

    private Verdict kept(Verdict verdict, Spell spell, int day) {
        if (spell.isCleared() && yardstick.probationTier.isPresent()) {
            return worse(verdict, yardstick.probationTier.get(), TierReason.PROBATION);
        }
        Verdict kept = verdict;
        if (yardstick.sticks) {
            Tier worst = yardstick.rules.tiers().get(spell.keptRank());
            kept = worse(kept, worst, spell.isCleared() ? TierReason.PROBATION : TierReason.ARREARS_NOT_CLEARED);
        }
        for (Tier tier : yardstick.agingTiers) {
            if (DayNumber.plusMonths(spell.defaultSince(), tier.agingMonths().orElseThrow()) <= day) {
                kept = worse(kept, tier, TierReason.AGING);
            }
        }
        return kept;
    }

    private Verdict floored(Verdict verdict, int day) {
        Verdict floored = verdict;
        LocalDate date = DayNumber.date(day);
        for (Hold hold : records.holds()) {
            Optional<String> floor = yardstick.rules.hold(hold.kind()).floorTier();
            if (floor.isPresent() && hold.covers(date)) {
                floored = worse(floored, yardstick.named(floor.get()), TierReason.FLOOR);
            }
        }
        return floored;
    }

    private static Verdict worse(Verdict verdict, Tier tier, TierReason reason) {
        return tier.rank() <= verdict.tier().rank()
                ? verdict
                : new Verdict(verdict.policyDays(), verdict.ownTier(), tier, reason);
    }
}
