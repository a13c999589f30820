package io.daybreak.delinquency;

import io.daybreak.loan.Allocation;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Counting;
import io.daybreak.policy.DayCounting;
import io.daybreak.policy.HoldRule;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import io.daybreak.policy.TierCondition;
import io.daybreak.policy.Upgrade;
import java.util.Optional;

/**
 * The rules of one product, laid out for measuring many loans: prepare it once, then hand it to every
 * {@link Timeline#of(io.daybreak.loan.LoanRecords, Yardstick)}. Immutable.
 */
public final class Yardstick {
    /** Hundredths of a percent in the whole. */
    static final int WHOLE = 10_000;

    final Rules rules;
    final Metric metric;
    final int inclusiveDay;
    final int graceDays;
    final boolean heedsDirections;
    final int[] componentOrder;
    /** Whether an installment is unpaid for the policy exactly when a cent of it is missing. */
    final boolean everyCentCounts;

    final int fullBasisPoints;
    final Tier firstTier;
    /** Tiers that are bands of days, best first. */
    final Tier[] bands;
    /** Tiers that months in default lead to, fewest months first. */
    final Tier[] agingTiers;

    final Optional<Tier> immaterialTier;
    final Optional<Tier> probationTier;
    final Optional<Tier> pulledTier;
    /** Whether a tier from {@link #defaultRank} on is kept until the upgrade rule lets it go. */
    final boolean sticks;
    /** Rank of the best tier that counts as default; {@link Integer#MAX_VALUE} when nothing depends on it. */
    final int defaultRank;

    /** Fewest days of a band that counts as default; {@link Integer#MAX_VALUE} when none does. */
    final int defaultFromDays;

    /** Rank of the best tier that spreads to other loans; {@link Integer#MAX_VALUE} when none does. */
    final int contagionRank;

    /**
     * Rank of the best tier by which one loan puts the borrower in default until the upgrade rule lets the borrower go: it
     * spreads, and it is one that sticks. {@link Integer#MAX_VALUE} when there is none.
     */
    final int borrowerDefaultRank;

    final int probationPeriods;
    final int probationMonths;
    final boolean anyHoldStopsClock;
    final boolean anyHoldHasFloor;
    private final boolean[] counted;

    private Yardstick(Rules rules) {
        DayCounting days = rules.days();
        this.rules = rules;
        this.metric = days.metric();
        this.inclusiveDay = days.counting() == Counting.INCLUSIVE ? 1 : 0;
        this.graceDays = days.graceDays();
        this.heedsDirections = days.allocation() == Allocation.AS_DIRECTED;
        this.componentOrder =
                days.componentOrder().stream().mapToInt(Dues::place).toArray();
        this.counted = new boolean[Dues.COMPONENTS];
        days.counts().forEach(component -> counted[Dues.place(component)] = true);
        this.fullBasisPoints = days.fullPaymentBasisPoints();
        this.everyCentCounts = fullBasisPoints == WHOLE && days.counts().size() == Dues.COMPONENTS;
        this.firstTier = rules.tiers().get(0);
        this.bands = rules.tiers().stream()
                .filter(tier -> tier.condition().isEmpty() && tier.agingMonths().isEmpty())
                .toArray(Tier[]::new);
        this.agingTiers = rules.tiers().stream()
                .filter(tier -> tier.agingMonths().isPresent())
                .toArray(Tier[]::new);
        this.immaterialTier = conditional(rules, TierCondition.IMMATERIAL);
        this.probationTier = conditional(rules, TierCondition.PROBATION);
        this.pulledTier = conditional(rules, TierCondition.PULLED);
        this.sticks = !(rules.upgrade() instanceof Upgrade.Immediate);
        this.defaultRank = defaultRank();
        this.defaultFromDays = defaultFromDays();
        this.contagionRank = contagionRank();
        this.borrowerDefaultRank = sticks ? Math.max(contagionRank, defaultRank) : contagionRank;
        this.probationPeriods = rules.upgrade() instanceof Upgrade.Probation probation ? probation.periods() : 0;
        this.probationMonths = rules.upgrade() instanceof Upgrade.Probation probation ? probation.months() : 0;
        this.anyHoldStopsClock = rules.holds().values().stream().anyMatch(HoldRule::stopsClock);
        this.anyHoldHasFloor = rules.holds().values().stream()
                .anyMatch(hold -> hold.floorTier().isPresent());
    }

    /**
     * Lays out the rules of one product.
     *
     * @throws IllegalArgumentException when the rules name a tier they do not have, or no tier is a band
     */
    public static Yardstick of(Rules rules) {
        if (rules.tiers().isEmpty() || rules.tiers().get(0).condition().isPresent()) {
            throw new IllegalArgumentException("the first tier of a policy must be a band of days");
        }
        return new Yardstick(rules);
    }

    /** The rules it was made of. */
    public Rules rules() {
        return rules;
    }

    private static Optional<Tier> conditional(Rules rules, TierCondition condition) {
        return rules.tiers().stream()
                .filter(tier -> tier.condition().filter(condition::equals).isPresent())
                .findFirst();
    }

    /** Default begins at the tier that sticks; where none does, at the worst band before the first aging tier. */
    private int defaultRank() {
        Optional<String> sticky = rules.upgrade().stickyFrom();
        if (sticky.isPresent()) {
            return named(sticky.get()).rank();
        }
        int rank = Integer.MAX_VALUE;
        for (Tier band : bands) {
            if (agingTiers.length > 0 && band.rank() < agingTiers[0].rank()) {
                rank = band.rank();
            }
        }
        return rank;
    }

    private int defaultFromDays() {
        int days = Integer.MAX_VALUE;
        for (Tier band : bands) {
            days = band.rank() >= defaultRank ? Math.min(days, band.fromDpd()) : days;
        }
        return days;
    }

    private int contagionRank() {
        if (rules.contagion() instanceof Contagion.PerBorrower perBorrower) {
            return named(perBorrower.fromTier()).rank();
        }
        return rules.contagion() instanceof Contagion.BorrowerShare share
                ? named(share.fromTier()).rank()
                : Integer.MAX_VALUE;
    }

    /** The tier a rule names. */
    Tier named(String code) {
        return rules.tier(code)
                .orElseThrow(() -> new IllegalArgumentException("the policy names tier " + code + " but has none"));
    }

    boolean counts(int component) {
        return counted[component];
    }

    /** Whether the state of a day depends on the days before it. */
    boolean needsHistory() {
        return metric == Metric.MATERIAL_CONSECUTIVE || defaultRank != Integer.MAX_VALUE;
    }

    /** Whether the policy never counts more days than have passed since the oldest unpaid due day. */
    boolean countsDaysAtMost() {
        return metric == Metric.OLDEST_UNPAID || metric == Metric.DAYS_AND_AMOUNT;
    }

    /** Whether what is unpaid at the end of a due day itself matters, not only from the next day on. */
    boolean looksAtDueDays() {
        return inclusiveDay == 1 || probationPeriods > 0;
    }

    /** The last due day that can be unpaid at the end of a day: with inclusive counting, that day itself. */
    int lastDueDay(int day) {
        return day - 1 + inclusiveDay;
    }

    /** The band that a number of days falls in; a band that also asks for an amount may be out of reach. */
    Tier band(int policyDays, Filling filling, int day) {
        for (int index = bands.length - 1; index > 0; index--) {
            Tier band = bands[index];
            if (policyDays >= band.fromDpd()
                    && (band.minInstallments().isEmpty()
                            || filling.reachesInstallments(
                                    band.minInstallments().getAsInt(), day))) {
                return band;
            }
        }
        return bands[0];
    }
}
