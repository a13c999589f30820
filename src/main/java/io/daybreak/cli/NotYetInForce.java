package io.daybreak.cli;

import io.daybreak.policy.Channel;
import io.daybreak.policy.Guards;
import io.daybreak.policy.NoticeRules;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys of a policy that are read and checked, but that nothing acts on yet. Whoever wrote them must not believe
 * that they protect anybody; what they would decide is suppressed instead.
 */
final class NotYetInForce {
    private NotYetInForce() {}

    /** The keys' paths, each once. */
    static List<String> keys(Policy policy) {
        Set<String> keys = new LinkedHashSet<>();
        Collection<Rules> products = policy.byProduct().values();
        Stream.concat(Stream.of(policy.base()), products.stream())
                .forEach(rules -> keys.addAll(notices(rules.notices())));
        keys.addAll(guards(policy.guards()));
        return List.copyOf(keys);
    }

    private static List<String> notices(NoticeRules rules) {
        List<String> keys = new ArrayList<>();
        if (rules.beforeDue().isPresent()) {
            keys.add("notices.before_due");
        }
        if (rules.blockingMoneyDays().isPresent()) {
            keys.add("notices.blocking_money_days");
        }
        rules.ladder().stream()
                .filter(level -> level.channel() != Channel.SMS)
                .forEach(level -> keys.add("notices.ladder level " + level.level() + " by "
                        + level.channel().word()));
        return keys;
    }

    private static List<String> guards(Guards guards) {
        List<String> keys = new ArrayList<>();
        if (guards.holdIdenticalPayments()) {
            keys.add("guards.payments_identical");
        }
        if (guards.paymentsFreshWithinDays().isPresent()) {
            keys.add("guards.payments_fresh_within_days");
        }
        boolean percentages = Stream.of(
                        guards.paymentsShrinkMax(),
                        guards.rejectsMax(),
                        guards.noticesMaxGrowth(),
                        guards.newlyPastDueMax(),
                        guards.historyChangedMax(),
                        guards.quarantinedMax(),
                        guards.ownerlessMax())
                .anyMatch(limit -> limit.isPresent());
        if (percentages) {
            keys.add("guards.*_percent");
        }
        if (guards.correctionsMax().isPresent()) {
            keys.add("guards.corrections_max");
        }
        if (guards.firstRunNoticesMax().isPresent()) {
            keys.add("guards.first_run");
        }
        return keys;
    }
}
