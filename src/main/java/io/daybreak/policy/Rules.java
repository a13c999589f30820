package io.daybreak.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one product is judged by: the policy's keys after the product's overrides were merged in.
 *
 * @param days how records become policy_dpd
 * @param tiers the scale, best first; the first is a band from 0
 * @param upgrade how a loan comes back
 * @param contagion how loans of one borrower affect each other
 * @param holds what each kind of hold stops
 * @param notices the ladder and its limits
 */
public record Rules(
        DayCounting days,
        List<Tier> tiers,
        Upgrade upgrade,
        Contagion contagion,
        Map<String, HoldRule> holds,
        NoticeRules notices) {
    public Rules {
        tiers = List.copyOf(tiers);
        holds = Map.copyOf(holds);
    }

    /** What a kind of hold stops; a kind the policy does not list stops notices. */
    public HoldRule hold(String kind) {
        HoldRule rule = holds.get(kind);
        return rule == null ? HoldRule.UNLISTED : rule;
    }

    /** The tier with a code. */
    public Optional<Tier> tier(String code) {
        for (Tier tier : tiers) {
            if (tier.code().equals(code)) {
                return Optional.of(tier);
            }
        }
        return Optional.empty();
    }
}
