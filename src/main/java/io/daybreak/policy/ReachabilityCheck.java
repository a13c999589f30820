package io.daybreak.policy;

import io.daybreak.policy.PolicyProblem.Code;
import java.util.List;
import java.util.Optional;

/** Finds tiers that exist on paper but that no loan can come to, and rules that lack what they stand on. */
final class ReachabilityCheck {
    private static final int DAYS_OF_A_MONTH = 30;

    private final Problems problems;
    private final String audience;

    ReachabilityCheck(Problems problems, String audience) {
        this.problems = problems;
        this.audience = audience;
    }

    void check(Fields fields, Rules rules) {
        List<YamlNode> nodes = fields.items("tiers");
        if (nodes.size() != rules.tiers().size()) {
            return;
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof YamlNode.Mapping node) {
                check(node, rules.tiers().get(i), rules);
            }
        }
    }

    private void check(YamlNode.Mapping node, Tier tier, Rules rules) {
        tier.condition().ifPresent(condition -> condition(node, tier, condition, rules));
        if (tier.agingMonths().isPresent()) {
            aging(node, tier, rules);
        }
        if (tier.minInstallments().isPresent() && rules.days().metric() != Metric.DAYS_AND_AMOUNT) {
            report(
                    Code.INSTALLMENTS_WITHOUT_AMOUNT,
                    node,
                    "min_installments",
                    "installments' worth is measured only with metric: days-and-amount; change the metric or take"
                            + " min_installments out");
        }
        if (tier.isBand() && countsMonths(rules.days().metric())) {
            months(node, tier, rules);
        }
    }

    private void aging(YamlNode.Mapping node, Tier tier, Rules rules) {
        Optional<String> from = rules.upgrade().stickyFrom();
        if (from.isEmpty()) {
            report(
                    Code.NEEDS_ANOTHER_KEY,
                    node,
                    "aging_months",
                    "aging counts the months since a loan entered upgrade.from_tier or worse, and upgrade names no"
                            + " tier; write upgrade with from_tier");
        } else if (rules.tier(from.get())
                .filter(entered -> tier.rank() <= entered.rank())
                .isPresent()) {
            report(
                    Code.UNREACHABLE_TIER,
                    node,
                    "aging_months",
                    "no loan can come here: its months count in " + from.get()
                            + " or worse, and a loan there is kept no better than that; move the tier below "
                            + from.get());
        }
    }

    private void condition(YamlNode.Mapping node, Tier tier, TierCondition condition, Rules rules) {
        Optional<String> missing =
                switch (condition) {
                    case IMMATERIAL ->
                        missing(rules.days().materiality().isPresent(), "days_past_due has no materiality; write it");
                    case PROBATION ->
                        missing(
                                rules.upgrade() instanceof Upgrade.Probation,
                                "upgrade has no probation; write requires: probation");
                    case PULLED ->
                        missing(
                                !(rules.contagion() instanceof Contagion.PerLoan),
                                "contagion does not look at the borrower; write level: borrower-share");
                    case FLOOR ->
                        missing(
                                rules.holds().values().stream()
                                        .anyMatch(hold -> hold.floorTier().equals(Optional.of(tier.code()))),
                                "no kind of hold has it as its floor; write one under holds");
                };
        missing.ifPresent(why ->
                report(Code.UNREACHABLE_TIER, node, "when", "no loan can come here: " + why + ", or drop the tier"));
    }

    private static Optional<String> missing(boolean there, String why) {
        return there ? Optional.empty() : Optional.of(why);
    }

    /**
     * Months metrics yield 0, 30, 60, … and nothing else: grace and stopped days put the end of a month off. A band that
     * holds none of these is never reached.
     */
    private void months(YamlNode.Mapping node, Tier tier, Rules rules) {
        Optional<Tier> next = rules.tiers().stream()
                .filter(other -> other.isBand() && other.rank() > tier.rank())
                .findFirst();
        if (next.isEmpty()) {
            return;
        }
        int months = (tier.fromDpd() + DAYS_OF_A_MONTH - 1) / DAYS_OF_A_MONTH;
        int to = next.get().fromDpd() - 1;
        if (months * DAYS_OF_A_MONTH > to) {
            report(
                    Code.UNREACHABLE_TIER,
                    node,
                    "from_dpd",
                    "a months metric counts whole months as 30 days, and none of its numbers lies in " + tier.fromDpd()
                            + " to " + to + "; begin the tier at a multiple of 30");
        }
    }

    static boolean countsMonths(Metric metric) {
        return switch (metric) {
            case MONTHS_MBA, MONTHS_OTS -> true;
            case OLDEST_UNPAID, MATERIAL_CONSECUTIVE, DAYS_AND_AMOUNT -> false;
        };
    }

    private void report(Code code, YamlNode.Mapping node, String key, String message) {
        YamlNode value = node.entries().get(key);
        YamlNode where = value == null ? node : value;
        problems.report(code, where, message + audience);
    }
}
