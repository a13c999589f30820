package io.daybreak.policy;

import io.daybreak.policy.PolicyProblem.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code tiers} and checks that they cover every day once, in ascending order. */
final class TiersReader {
    static final List<String> KEYS =
            List.of("code", "from_dpd", "to_dpd", "when", "min_installments", "aging_months", "label");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+.-]{0,39}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final int MAX_MONTHS = 1_200;

    private final Problems problems;
    private final List<Tier> tiers = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();
    private final Set<TierCondition> conditions = new HashSet<>();
    private int bandFrom = -1;
    private OptionalInt bandTo = OptionalInt.empty();
    private int agingMonths;

    TiersReader(Problems problems) {
        this.problems = problems;
    }

    /** The tiers; a tier that cannot be read keeps its place as far as possible, so that the rest is still checked. */
    List<Tier> read(Fields rules) {
        rules.require("tiers");
        List<Fields> rows = rules.rows("tiers", KEYS);
        boolean emptyList = rules.find("tiers")
                .filter(node ->
                        node instanceof YamlNode.Sequence list && list.items().isEmpty())
                .isPresent();
        if (emptyList) {
            rules.problem(Code.BAD_LIST, "tiers", "there is no tier; write at least one that begins at from_dpd: 0");
        }
        for (Fields row : rows) {
            tiers.add(tier(row));
        }
        if (bandTo.isPresent()) {
            Fields last = lastBand(rows);
            last.problem(
                    Code.GAP,
                    "to_dpd",
                    "days from " + (bandTo.getAsInt() + 1) + " on belong to no tier; the last band has no to_dpd");
        }
        return tiers;
    }

    private static Fields lastBand(List<Fields> rows) {
        Fields last = rows.get(0);
        for (Fields row : rows) {
            last = row.has("to_dpd") ? row : last;
        }
        return last;
    }

    private Tier tier(Fields row) {
        Optional<TierCondition> condition = row.word("when", TierCondition.class);
        OptionalInt aging = row.whole("aging_months", 1, MAX_MONTHS);
        boolean band = !row.has("when") && !row.has("aging_months");
        String code = code(row);
        if (band) {
            band(row);
        } else {
            notBand(row, condition, aging);
        }
        return new Tier(
                code,
                tiers.size(),
                Math.max(0, bandFrom),
                condition,
                row.whole("min_installments", 1, MAX_MONTHS),
                aging,
                label(row));
    }

    private String code(Fields row) {
        row.require("code");
        Optional<String> code =
                row.name("code", CODE, "letters, digits, underscore, plus, point and hyphen, at most 40");
        if (code.isPresent() && !codes.add(code.get())) {
            row.problem(
                    Code.DUPLICATE_CODE,
                    "code",
                    Fields.quoted(code.get()) + " already names another tier; give each tier its own code");
        }
        return code.orElse("");
    }

    private void band(Fields row) {
        row.require("from_dpd");
        OptionalInt from = row.whole("from_dpd", 0, DaysReader.MAX_DAYS, Code.TIER_BELOW_ZERO);
        OptionalInt to = row.whole("to_dpd", 0, DaysReader.MAX_DAYS);
        if (tiers.isEmpty() && row.has("min_installments")) {
            row.problem(
                    Code.GAP,
                    "min_installments",
                    "the first tier takes every loan that no other takes; take min_installments out");
        }
        if (from.isPresent()) {
            place(row, from.getAsInt());
            bandFrom = Math.max(bandFrom, from.getAsInt());
        }
        bandTo = to;
    }

    /** Checks where a band begins against the band before it. */
    private void place(Fields row, int from) {
        if (bandFrom < 0) {
            if (from > 0) {
                row.problem(
                        Code.GAP,
                        "from_dpd",
                        "days 0 to " + (from - 1) + " belong to no tier; begin the first tier at 0");
            }
        } else if (from == bandFrom) {
            row.problem(
                    Code.OVERLAP,
                    "from_dpd",
                    "the tier before also begins at day " + from + "; each band begins at a day of its own");
        } else if (from < bandFrom) {
            row.problem(
                    Code.TIERS_NOT_ASCENDING,
                    "from_dpd",
                    "day " + from + " comes after day " + bandFrom + "; order the tiers by from_dpd, best first");
        } else if (bandTo.isPresent() && bandTo.getAsInt() + 1 < from) {
            row.problem(
                    Code.GAP,
                    "from_dpd",
                    "days " + (bandTo.getAsInt() + 1) + " to " + (from - 1)
                            + " belong to no tier; let this tier begin at day " + (bandTo.getAsInt() + 1));
        } else if (bandTo.isPresent() && bandTo.getAsInt() + 1 > from) {
            row.problem(
                    Code.OVERLAP,
                    "from_dpd",
                    "days " + from + " to " + bandTo.getAsInt()
                            + " belong to two tiers; let the tier before end at day " + (from - 1));
        }
    }

    private void notBand(Fields row, Optional<TierCondition> condition, OptionalInt aging) {
        if (tiers.isEmpty()) {
            row.problem(
                    Code.FIRST_TIER_NOT_A_BAND,
                    row.has("when") ? "when" : "aging_months",
                    "a loan that owes nothing must have a tier; let the first one begin at from_dpd: 0");
        }
        for (String key : List.of("from_dpd", "to_dpd", "min_installments")) {
            if (row.has(key)) {
                row.problem(
                        Code.NOT_A_BAND,
                        key,
                        "a tier with when or aging_months is not a band of days; take " + key
                                + " out, its place in the list says how bad it is");
            }
        }
        if (row.has("when") && row.has("aging_months")) {
            row.problem(
                    Code.NOT_A_BAND, "aging_months", "a tier has either when or aging_months; take one of them out");
        }
        condition.filter(found -> found != TierCondition.FLOOR).ifPresent(found -> once(row, found));
        aging.ifPresent(months -> ascending(row, months));
    }

    private void once(Fields row, TierCondition condition) {
        if (!conditions.add(condition)) {
            row.problem(
                    Code.UNREACHABLE_TIER,
                    "when",
                    "another tier already has when: "
                            + Fields.words(TierCondition.class).entrySet().stream()
                                    .filter(word -> word.getValue() == condition)
                                    .map(Map.Entry::getKey)
                                    .findFirst()
                                    .orElseThrow()
                            + ", so no loan would come here; keep one of them");
        }
    }

    private void ascending(Fields row, int months) {
        if (months <= agingMonths) {
            row.problem(
                    Code.TIERS_NOT_ASCENDING,
                    "aging_months",
                    months + " months are not more than the " + agingMonths
                            + " of the aging tier before; order them, fewest months first");
        }
        agingMonths = Math.max(agingMonths, months);
    }

    private Map<String, String> label(Fields row) {
        Map<String, String> label = new LinkedHashMap<>();
        row.entries("label").forEach((language, node) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                problems.report(
                        Code.BAD_NAME,
                        node,
                        Fields.quoted(language) + " is not a language; write one such as en or zh");
            }
            row.scalar(node).ifPresent(text -> label.put(language, text.text()));
        });
        return label;
    }
}
