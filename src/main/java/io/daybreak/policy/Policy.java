package io.daybreak.policy;

import java.util.List;
import java.util.Map;

/**
 * A policy as values: one YAML file after all its checks.
 *
 * @param name stable name
 * @param version the version that was signed off
 * @param status DRAFT is refused by a run unless allowed
 * @param base rules of a product without overrides
 * @param byProduct merged rules of each product that overrides something
 * @param guards checks over the whole run
 * @param examples cases the policy must reproduce
 */
public record Policy(
        String name,
        String version,
        PolicyStatus status,
        Rules base,
        Map<String, Rules> byProduct,
        Guards guards,
        List<PolicyExample> examples) {
    public Policy {
        byProduct = Map.copyOf(byProduct);
        examples = List.copyOf(examples);
    }

    /** The rules of a product. */
    public Rules rules(String product) {
        Rules rules = byProduct.get(product);
        return rules == null ? base : rules;
    }
}
