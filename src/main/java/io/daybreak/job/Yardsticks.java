package io.daybreak.job;

import io.daybreak.delinquency.Yardstick;
import io.daybreak.policy.Policy;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rules of every product of a policy, laid out once: doing it for every loan costs more than measuring the loan.
 * Immutable.
 *
 * @param base of a product without overrides
 * @param byProduct of each product that overrides something
 */
record Yardsticks(Yardstick base, Map<String, Yardstick> byProduct) {
    static Yardsticks of(Policy policy) {
        return new Yardsticks(
                Yardstick.of(policy.base()),
                policy.byProduct().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> Yardstick.of(entry.getValue()))));
    }

    Yardstick of(String product) {
        return byProduct.getOrDefault(product, base);
    }
}
