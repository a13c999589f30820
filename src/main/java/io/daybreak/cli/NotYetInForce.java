package io.daybreak.cli;

import io.daybreak.policy.Channel;
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
}
