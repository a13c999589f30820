package io.daybreak.delinquency;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Component;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Counting;
import io.daybreak.policy.DayCounting;
import io.daybreak.policy.HoldRule;
import io.daybreak.policy.Materiality;
import io.daybreak.policy.Metric;
import io.daybreak.policy.NoticeRules;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import io.daybreak.policy.TierCondition;
import io.daybreak.policy.Upgrade;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Rules of a test, starting from the defaults of a policy file without tiers. */
final class RulesBuilder {
    private Counting counting = Counting.EXCLUSIVE;
    private Metric metric = Metric.OLDEST_UNPAID;
    private int graceDays;
    private Allocation allocation = Allocation.OLDEST_FIRST;
    private List<Component> order = List.of(Component.PENALTY, Component.FEE, Component.INTEREST, Component.PRINCIPAL);
    private Set<Component> counts = EnumSet.allOf(Component.class);
    private int fullBasisPoints = 10_000;
    private Optional<Materiality> materiality = Optional.empty();
    private final List<Tier> tiers = new ArrayList<>();
    private Upgrade upgrade = new Upgrade.Immediate();
    private Contagion contagion = new Contagion.PerLoan();
    private final Map<String, HoldRule> holds = new HashMap<>();

    static RulesBuilder rules() {
        return new RulesBuilder();
    }

    /** China's five tiers, from 1, 91, 271 and 361 days. */
    static RulesBuilder fiveTiers() {
        return rules().band("NORMAL", 0)
                .band("SPECIAL_MENTION", 1)
                .band("SUBSTANDARD", 91)
                .band("DOUBTFUL", 271)
                .band("LOSS", 361);
    }

    RulesBuilder counting(Counting value) {
        counting = value;
        return this;
    }

    RulesBuilder metric(Metric value) {
        metric = value;
        return this;
    }

    RulesBuilder grace(int days) {
        graceDays = days;
        return this;
    }

    RulesBuilder allocation(Allocation value) {
        allocation = value;
        return this;
    }

    RulesBuilder order(Component... value) {
        order = List.of(value);
        return this;
    }

    RulesBuilder counts(Component... value) {
        counts = Set.of(value);
        return this;
    }

    RulesBuilder fullPaymentPercent(int percent) {
        fullBasisPoints = percent * 100;
        return this;
    }

    RulesBuilder materiality(Map<String, Long> amountsMinor, int percentBasisPoints) {
        materiality = Optional.of(new Materiality(amountsMinor, percentBasisPoints));
        return this;
    }

    RulesBuilder band(String code, int fromDpd) {
        return tier(code, fromDpd, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    RulesBuilder band(String code, int fromDpd, int minInstallments) {
        return tier(code, fromDpd, Optional.empty(), OptionalInt.of(minInstallments), OptionalInt.empty());
    }

    RulesBuilder aging(String code, int months) {
        return tier(code, lastFrom(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(months));
    }

    RulesBuilder when(String code, TierCondition condition) {
        return tier(code, lastFrom(), Optional.of(condition), OptionalInt.empty(), OptionalInt.empty());
    }

    private int lastFrom() {
        return tiers.get(tiers.size() - 1).fromDpd();
    }

    private RulesBuilder tier(
            String code,
            int fromDpd,
            Optional<TierCondition> condition,
            OptionalInt minInstallments,
            OptionalInt agingMonths) {
        tiers.add(new Tier(code, tiers.size(), fromDpd, condition, minInstallments, agingMonths, Map.of()));
        return this;
    }

    RulesBuilder untilArrearsCleared(String fromTier) {
        upgrade = new Upgrade.ArrearsCleared(fromTier);
        return this;
    }

    RulesBuilder probation(String fromTier, int periods, int months) {
        upgrade = new Upgrade.Probation(fromTier, periods, months);
        return this;
    }

    RulesBuilder contagion(Contagion value) {
        contagion = value;
        return this;
    }

    RulesBuilder clockStops(String kind) {
        return hold(kind, new HoldRule(true, OptionalInt.empty(), true, Optional.empty()));
    }

    RulesBuilder floor(String kind, String tier) {
        return hold(kind, new HoldRule(false, OptionalInt.empty(), true, Optional.of(tier)));
    }

    RulesBuilder hold(String kind, HoldRule rule) {
        holds.put(kind, rule);
        return this;
    }

    Rules build() {
        return new Rules(
                new DayCounting(counting, metric, graceDays, allocation, order, counts, fullBasisPoints, materiality),
                tiers,
                upgrade,
                contagion,
                holds,
                new NoticeRules(
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Map.of()));
    }
}
