package io.daybreak.policy;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Component;
import io.daybreak.policy.PolicyProblem.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code days_past_due}. */
final class DaysReader {
    static final int MAX_DAYS = 36_500;

    static final List<String> KEYS = List.of(
            "counting",
            "metric",
            "grace_days",
            "allocation",
            "component_order",
            "counts",
            "full_payment_percent",
            "materiality");
    private static final List<Component> DEFAULT_ORDER =
            List.of(Component.PENALTY, Component.FEE, Component.INTEREST, Component.PRINCIPAL);
    private static final DayCounting DEFAULT = new DayCounting(
            Counting.EXCLUSIVE,
            Metric.OLDEST_UNPAID,
            0,
            Allocation.OLDEST_FIRST,
            DEFAULT_ORDER,
            EnumSet.allOf(Component.class),
            10_000,
            Optional.empty());

    private final Problems problems;

    DaysReader(Problems problems) {
        this.problems = problems;
    }

    DayCounting read(Fields rules) {
        return rules.section("days_past_due", KEYS).map(this::days).orElse(DEFAULT);
    }

    private DayCounting days(Fields fields) {
        Metric metric = fields.word("metric", Metric.class).orElse(DEFAULT.metric());
        Optional<Materiality> materiality = fields.sectionOrNone("materiality", List.of("amount", "percent"))
                .map(this::materiality);
        if (metric == Metric.MATERIAL_CONSECUTIVE && materiality.isEmpty()) {
            fields.problem(
                    Code.NEEDS_ANOTHER_KEY,
                    "metric",
                    "material-consecutive counts days above thresholds, and there are none; write materiality"
                            + " (amount: 0 and percent: 0 when any amount is material)");
        }
        return new DayCounting(
                fields.word("counting", Counting.class).orElse(DEFAULT.counting()),
                metric,
                fields.whole("grace_days", 0, MAX_DAYS).orElse(DEFAULT.graceDays()),
                fields.word("allocation", Allocation.class).orElse(DEFAULT.allocation()),
                componentOrder(fields),
                counts(fields),
                fields.basisPoints("full_payment_percent", 1, 10_000).orElse(DEFAULT.fullPaymentBasisPoints()),
                materiality);
    }

    private List<Component> componentOrder(Fields fields) {
        if (!fields.has("component_order")) {
            return DEFAULT_ORDER;
        }
        List<Component> order = components(fields, "component_order");
        if (!EnumSet.allOf(Component.class).equals(Set.copyOf(order))) {
            fields.problem(
                    Code.INCOMPLETE_ORDER,
                    "component_order",
                    "every component must stand here once, or what a payment settles would be undefined; write"
                            + " principal, interest, fee and penalty in your order");
        }
        return order;
    }

    private Set<Component> counts(Fields fields) {
        if (!fields.has("counts")) {
            return DEFAULT.counts();
        }
        List<Component> counts = components(fields, "counts");
        if (counts.isEmpty()) {
            fields.problem(
                    Code.BAD_LIST,
                    "counts",
                    "with nothing that counts no loan is ever past due; name at least one component");
        }
        return Set.copyOf(counts);
    }

    /** Components in the order written, each once; a repeat is a problem. */
    private List<Component> components(Fields fields, String key) {
        Map<String, Component> words = Fields.words(Component.class);
        List<Component> found = new ArrayList<>();
        for (YamlNode item : fields.items(key)) {
            Optional<Component> component = fields.scalar(item).flatMap(scalar -> fields.word(scalar, words));
            if (component.isPresent() && found.contains(component.get())) {
                problems.report(
                        Code.BAD_LIST, item, "this component already stands in the list; write each of them once");
            } else {
                component.ifPresent(found::add);
            }
        }
        return found;
    }

    private Materiality materiality(Fields fields) {
        fields.require("amount", "percent");
        Map<String, Long> amounts = new Amounts(problems).byCurrency(fields, "amount");
        OptionalInt percent = fields.basisPoints("percent", 0, 10_000);
        return new Materiality(amounts, percent.orElse(0));
    }
}
