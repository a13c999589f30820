package io.daybreak.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads {@code guards}. An absent key is off. */
final class GuardsReader {
    static final List<String> KEYS = List.of(
            "control_file",
            "payments_fresh_within_days",
            "payments_identical",
            "payments_shrink_max_percent",
            "rejects_max_percent",
            "notices_max_growth_percent",
            "newly_past_due_max_percent",
            "history_changed_max_percent",
            "quarantined_max_percent",
            "ownerless_max_percent",
            "corrections_max",
            "min_count",
            "first_run");
    private static final int HUNDRED_PERCENT = 10_000;
    private static final int MAX_GROWTH = 10_000_000;
    private static final int MAX_COUNT = 1_000_000_000;

    Guards read(Fields root) {
        return root.section("guards", KEYS).map(GuardsReader::guards).orElse(off());
    }

    private static Guards guards(Fields fields) {
        OptionalInt firstRun = fields.section("first_run", List.of("notices_max"))
                .map(GuardsReader::firstRun)
                .orElse(OptionalInt.empty());
        return new Guards(
                fields.word("control_file", choice("required", "optional")).orElse(false),
                fields.whole("payments_fresh_within_days", 0, DaysReader.MAX_DAYS),
                fields.word("payments_identical", choice("hold", "allow")).orElse(false),
                fields.basisPoints("payments_shrink_max_percent", 0, HUNDRED_PERCENT),
                fields.basisPoints("rejects_max_percent", 0, HUNDRED_PERCENT),
                fields.basisPoints("notices_max_growth_percent", 0, MAX_GROWTH),
                fields.basisPoints("newly_past_due_max_percent", 0, HUNDRED_PERCENT),
                fields.basisPoints("history_changed_max_percent", 0, HUNDRED_PERCENT),
                fields.basisPoints("quarantined_max_percent", 0, HUNDRED_PERCENT),
                fields.basisPoints("ownerless_max_percent", 0, HUNDRED_PERCENT),
                fields.whole("corrections_max", 0, MAX_COUNT),
                fields.whole("min_count", 0, MAX_COUNT),
                firstRun);
    }

    private static OptionalInt firstRun(Fields fields) {
        fields.require("notices_max");
        return fields.whole("notices_max", 0, MAX_COUNT);
    }

    private static Map<String, Boolean> choice(String yes, String no) {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put(yes, true);
        words.put(no, false);
        return words;
    }

    private static Guards off() {
        OptionalInt none = OptionalInt.empty();
        return new Guards(false, none, false, none, none, none, none, none, none, none, none, none, none);
    }
}
