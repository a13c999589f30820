package io.daybreak.policy;

import io.daybreak.policy.PolicyProblem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns a YAML tree into a policy, or into every problem it has. */
final class PolicyReader {
    static final List<String> HEAD_KEYS =
            List.of("name", "version", "status", "guards", "products", "examples_currency", "examples");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+ -]{0,63}");

    private final Problems problems = new Problems();

    private PolicyReader() {}

    static PolicyReading read(YamlNode tree) {
        return new PolicyReader().policy(tree);
    }

    private PolicyReading policy(YamlNode tree) {
        if (!(tree instanceof YamlNode.Mapping root)) {
            problems.report(
                    Code.WRONG_SHAPE,
                    tree,
                    tree.shape() + " stands here; a policy is a mapping with name, version and tiers");
            return new PolicyReading.Faulty(problems.inOrder());
        }
        List<String> known = new ArrayList<>(HEAD_KEYS);
        known.addAll(2, RulesReader.KEYS);
        Fields fields = Fields.of(root, known, problems);
        fields.require("name", "version");
        String name = fields.name("name", NAME, "letters, digits, point, underscore and hyphen, at most 64")
                .orElse("");
        String version = fields.name("version", VERSION, "letters, digits, point, plus, space and hyphen, at most 64")
                .orElse("");
        PolicyStatus status = fields.word("status", PolicyStatus.class).orElse(PolicyStatus.FINAL);
        YamlNode.Mapping baseRules = onlyRules(root);
        Rules base = new RulesReader(problems, "").read(Fields.of(baseRules, RulesReader.KEYS, problems));
        Map<String, Rules> byProduct = products(fields, baseRules);
        Guards guards = new GuardsReader().read(fields);
        List<PolicyExample> examples = new ExamplesReader(problems, base, byProduct).read(fields);
        if (!problems.isEmpty()) {
            return new PolicyReading.Faulty(problems.inOrder());
        }
        return new PolicyReading.Usable(new Policy(name, version, status, base, byProduct, guards, examples));
    }

    private static YamlNode.Mapping onlyRules(YamlNode.Mapping root) {
        Map<String, YamlNode> rules = new LinkedHashMap<>(root.entries());
        rules.keySet().retainAll(RulesReader.KEYS);
        return new YamlNode.Mapping(root.path(), root.line(), rules);
    }

    private Map<String, Rules> products(Fields root, YamlNode.Mapping baseRules) {
        Map<String, Rules> byProduct = new LinkedHashMap<>();
        root.entries("products").forEach((product, node) -> root.mapping(node).ifPresent(over -> {
            checkKeys(over);
            YamlNode.Mapping merged = baseRules.overlaid(onlyRules(over));
            String audience = " (for product " + product + ")";
            byProduct.put(
                    product, new RulesReader(problems, audience).read(Fields.of(merged, RulesReader.KEYS, problems)));
        }));
        return byProduct;
    }

    private void checkKeys(YamlNode.Mapping over) {
        over.entries().forEach((key, value) -> {
            if (HEAD_KEYS.contains(key)) {
                problems.report(
                        Code.NOT_PER_PRODUCT,
                        value,
                        "'" + key + "' is about the whole policy; move it to the top of the file");
            } else if (!RulesReader.KEYS.contains(key)) {
                problems.report(
                        Code.UNKNOWN_KEY,
                        value,
                        "'" + key + "' is not a key of a product" + Suggestion.of(key, RulesReader.KEYS));
            }
        });
    }
}
