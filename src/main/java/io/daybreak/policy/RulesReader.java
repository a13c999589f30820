package io.daybreak.policy;

import io.daybreak.policy.PolicyProblem.Code;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what one product is judged by, and checks its parts against each other. */
final class RulesReader {
    static final List<String> KEYS = List.of("days_past_due", "tiers", "upgrade", "contagion", "holds", "notices");

    private static final Pattern HOLD_KIND = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    /** A hold row that could not be read gets this kind; listing it could let notices through. */
    private static final String REJECTED = "REJECTED";

    private final Problems problems;
    private final String audience;

    /**
     * @param audience what messages add when a base rule fails only in one product, for example {@code " (for product
     *     CARD)"}; else empty
     */
    RulesReader(Problems problems, String audience) {
        this.problems = problems;
        this.audience = audience;
    }

    Rules read(Fields fields) {
        List<Tier> tiers = new TiersReader(problems).read(fields);
        Rules rules = new Rules(
                new DaysReader(problems).read(fields),
                tiers,
                upgrade(fields, tiers),
                contagion(fields, tiers),
                holds(fields, tiers),
                new NoticesReader(problems).read(fields));
        new ReachabilityCheck(problems, audience).check(fields, rules);
        return rules;
    }

    private Upgrade upgrade(Fields fields, List<Tier> tiers) {
        Optional<Fields> section =
                fields.sectionOrNone("upgrade", List.of("from_tier", "requires", "periods", "months"));
        if (section.isEmpty()) {
            return new Upgrade.Immediate();
        }
        Fields upgrade = section.get();
        upgrade.require("requires");
        String requires = upgrade.word("requires", choices("none", "arrears-cleared", "probation"))
                .orElse("none");
        if (requires.equals("none")) {
            return new Upgrade.Immediate();
        }
        upgrade.require("from_tier");
        String from = knownTier(upgrade, "from_tier", tiers).orElse("");
        if (!tiers.isEmpty() && from.equals(tiers.get(0).code())) {
            upgrade.problem(
                    Code.UNREACHABLE_TIER,
                    "from_tier",
                    Fields.quoted(from) + " is the best tier, there is nothing to come back from; name a worse one");
        }
        if (requires.equals("arrears-cleared")) {
            return new Upgrade.ArrearsCleared(from);
        }
        int periods = upgrade.whole("periods", 0, 120).orElse(0);
        int months = upgrade.whole("months", 0, 120).orElse(0);
        if (periods == 0 && months == 0) {
            upgrade.problem(
                    Code.NEEDS_ANOTHER_KEY,
                    "requires",
                    "a probation needs a length; write periods or months, or requires: arrears-cleared");
        }
        return new Upgrade.Probation(from, periods, months);
    }

    private Contagion contagion(Fields fields, List<Tier> tiers) {
        Optional<Fields> section =
                fields.sectionOrNone("contagion", List.of("level", "from_tier", "share_percent", "operator"));
        if (section.isEmpty()) {
            return new Contagion.PerLoan();
        }
        Fields contagion = section.get();
        contagion.require("level");
        String level = contagion
                .word("level", choices("loan", "borrower", "borrower-share"))
                .orElse("loan");
        String best = tiers.isEmpty() ? "" : tiers.get(0).code();
        return switch (level) {
            case "borrower" ->
                new Contagion.PerBorrower(
                        knownTier(contagion, "from_tier", tiers).orElse(best));
            case "borrower-share" -> share(contagion, tiers);
            default -> new Contagion.PerLoan();
        };
    }

    private Contagion share(Fields contagion, List<Tier> tiers) {
        contagion.require("from_tier", "share_percent");
        Map<String, Boolean> operators = new LinkedHashMap<>();
        operators.put(">", false);
        operators.put(">=", true);
        return new Contagion.BorrowerShare(
                knownTier(contagion, "from_tier", tiers).orElse(""),
                contagion.basisPoints("share_percent", 0, 10_000).orElse(0),
                contagion.word("operator", operators).orElse(false));
    }

    private Map<String, HoldRule> holds(Fields fields, List<Tier> tiers) {
        Map<String, HoldRule> holds = new LinkedHashMap<>();
        fields.entries("holds").forEach((kind, node) -> {
            if (kind.equals(REJECTED)) {
                problems.report(
                        Code.RESERVED_WORD,
                        node,
                        "REJECTED is the kind of hold rows that could not be read; they always stop notices, so take"
                                + " it out");
            } else if (!HOLD_KIND.matcher(kind).matches()) {
                problems.report(
                        Code.BAD_NAME,
                        node,
                        Fields.quoted(kind) + " cannot be a kind of hold; write capitals, digits and underscores");
            }
            fields.mapping(node)
                    .map(mapping -> Fields.of(mapping, List.of("clock", "excused_days", "notices", "floor"), problems))
                    .ifPresent(hold -> holds.put(kind, hold(hold, tiers)));
        });
        return holds;
    }

    private HoldRule hold(Fields hold, List<Tier> tiers) {
        boolean stopsClock = hold.word("clock", stopOrRun()).orElse(false);
        OptionalInt excusedDays = hold.whole("excused_days", 1, DaysReader.MAX_DAYS);
        if (excusedDays.isPresent() && stopsClock) {
            hold.problem(
                    Code.WRONG_SHAPE,
                    "excused_days",
                    "a hold either stops the clock or excuses the first days while they go on; write clock: run or take"
                            + " excused_days out");
        }
        return new HoldRule(
                stopsClock,
                excusedDays,
                hold.word("notices", stopOrRun()).orElse(true),
                knownTier(hold, "floor", tiers));
    }

    /** The code of a tier that exists; when the tiers could not be read, any code will do. */
    private Optional<String> knownTier(Fields fields, String key, List<Tier> tiers) {
        Optional<String> code = fields.text(key);
        Set<String> codes = new LinkedHashSet<>();
        tiers.forEach(tier -> codes.add(tier.code()));
        if (code.isEmpty() || codes.isEmpty() || codes.contains("") || codes.contains(code.get())) {
            return code;
        }
        fields.problem(
                Code.UNKNOWN_TIER,
                key,
                Fields.quoted(code.get()) + " is not a tier" + audience + Suggestion.of(code.get(), codes));
        return Optional.empty();
    }

    private static Map<String, Boolean> stopOrRun() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("stop", true);
        words.put("run", false);
        return words;
    }

    private static Map<String, String> choices(String... words) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String word : words) {
            choices.put(word, word);
        }
        return choices;
    }
}
