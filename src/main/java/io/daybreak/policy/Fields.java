package io.daybreak.policy;

import io.daybreak.policy.PolicyProblem.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One mapping of a file with the keys it may have. Every accessor answers empty when the key is absent or unusable;
 * what is unusable has then been reported.
 */
public final class Fields {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private final YamlNode.Mapping mapping;
    private final Problems problems;

    private Fields(YamlNode.Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /** The mapping with its keys checked against those known. */
    public static Fields of(YamlNode.Mapping mapping, Collection<String> known, Problems problems) {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                problems.report(Code.UNKNOWN_KEY, value, "'" + key + "' is not a key here" + Suggestion.of(key, known));
            }
        });
        return new Fields(mapping, problems);
    }

    /** The mapping itself, for where it stands. */
    public YamlNode node() {
        return mapping;
    }

    /** Whether a key stands here, with a value or without. */
    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** The value of a key; a key with nothing behind it is a problem. */
    public Optional<YamlNode> find(String key) {
        YamlNode value = mapping.entries().get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            problems.report(Code.NO_VALUE, value, "'" + key + "' has no value; write one or take the key out");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** Reports a key that must be there and is not. */
    public void require(String... keys) {
        for (String key : keys) {
            if (!has(key)) {
                problems.report(
                        Code.MISSING_KEY,
                        mapping.pathOf(key),
                        mapping.line(),
                        "'" + key + "' is missing; it has no default, so write it");
            }
        }
    }

    /** A single value as it was written. */
    public Optional<String> text(String key) {
        return find(key).flatMap(this::scalar).map(YamlNode.Scalar::text);
    }

    /** A text of a fixed shape. */
    public Optional<String> name(String key, Pattern shape, String shapeInWords) {
        Optional<String> text = text(key);
        if (text.isPresent() && !shape.matcher(text.get()).matches()) {
            problem(Code.BAD_NAME, key, quoted(text.get()) + " cannot be used; write " + shapeInWords);
            return Optional.empty();
        }
        return text;
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        return word(key, words(type));
    }

    <T> Optional<T> word(String key, Map<String, T> words) {
        return find(key).flatMap(this::scalar).flatMap(scalar -> word(scalar, words));
    }

    <T> Optional<T> word(YamlNode.Scalar scalar, Map<String, T> words) {
        T value = words.get(scalar.text());
        if (value == null) {
            problems.report(
                    Code.UNKNOWN_WORD,
                    scalar,
                    quoted(scalar.text()) + " is not a word that may stand here"
                            + Suggestion.of(scalar.text(), words.keySet()));
        }
        return Optional.ofNullable(value);
    }

    static <E extends Enum<E>> Map<String, E> words(Class<E> type) {
        return words(type, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static <E extends Enum<E>> Map<String, E> words(Class<E> type, Function<E, String> spelling) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(spelling.apply(constant), constant);
        }
        return words;
    }

    /** A whole number within bounds, both inclusive. */
    public OptionalInt whole(String key, int min, int max) {
        return find(key).map(node -> whole(node, min, max, Code.OUT_OF_BOUNDS)).orElse(OptionalInt.empty());
    }

    /** A whole number within bounds, both inclusive; below them is a problem with a code of its own. */
    OptionalInt whole(String key, int min, int max, Code below) {
        return find(key).map(node -> whole(node, min, max, below)).orElse(OptionalInt.empty());
    }

    OptionalInt whole(YamlNode node, int min, int max, Code below) {
        Optional<BigDecimal> number = number(node);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        BigDecimal value = number.get();
        if (value.stripTrailingZeros().scale() > 0) {
            problems.report(Code.NOT_A_NUMBER, node, value.toPlainString() + " is not a whole number; write one");
            return OptionalInt.empty();
        }
        if (!within(node, value, BigDecimal.valueOf(min), BigDecimal.valueOf(max), below)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(value.intValueExact());
    }

    /**
     * A percentage as hundredths of a percent, exactly.
     *
     * @param minBasisPoints smallest, inclusive
     * @param maxBasisPoints largest, inclusive
     */
    OptionalInt basisPoints(String key, int minBasisPoints, int maxBasisPoints) {
        Optional<YamlNode> node = find(key);
        Optional<BigDecimal> number = node.flatMap(this::number);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        BigDecimal percent = number.get();
        if (percent.stripTrailingZeros().scale() > 2) {
            problem(
                    Code.TOO_MANY_DECIMALS,
                    key,
                    percent.toPlainString() + " has more than two decimals; a percentage is exact to 0.01");
            return OptionalInt.empty();
        }
        BigDecimal min = BigDecimal.valueOf(minBasisPoints, 2);
        BigDecimal max = BigDecimal.valueOf(maxBasisPoints, 2);
        if (!within(node.get(), percent, min, max, Code.OUT_OF_BOUNDS)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(percent.movePointRight(2).intValueExact());
    }

    private boolean within(YamlNode node, BigDecimal value, BigDecimal min, BigDecimal max, Code below) {
        if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
            return true;
        }
        Code code = value.compareTo(min) < 0 ? below : Code.OUT_OF_BOUNDS;
        problems.report(
                code,
                node,
                value.toPlainString() + " cannot stand here; write a number from " + plain(min) + " to " + plain(max));
        return false;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A number in plain digits, exactly as written. */
    Optional<BigDecimal> number(YamlNode node) {
        return scalar(node).flatMap(scalar -> {
            if (NUMBER.matcher(scalar.text()).matches()) {
                return Optional.of(new BigDecimal(scalar.text()));
            }
            problems.report(
                    Code.NOT_A_NUMBER,
                    node,
                    quoted(scalar.text()) + " is not a number; write plain digits, with a point for decimals");
            return Optional.empty();
        });
    }

    Optional<LocalDate> date(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get()));
        } catch (DateTimeException notADate) {
            problem(Code.BAD_DATE, key, quoted(text.get()) + " is not a date; write year-month-day, as in 2026-06-30");
            return Optional.empty();
        }
    }

    /** The mapping behind a key. */
    public Optional<Fields> section(String key, Collection<String> known) {
        return find(key).flatMap(this::mapping).map(found -> of(found, known, problems));
    }

    /** The mapping behind a key; the word {@code none} stands for an absent one. */
    Optional<Fields> sectionOrNone(String key, Collection<String> known) {
        boolean none = find(key)
                .filter(node ->
                        node instanceof YamlNode.Scalar scalar && scalar.text().equals("none"))
                .isPresent();
        return none ? Optional.empty() : section(key, known);
    }

    /** The entries of a mapping whose keys are free, such as product or currency codes. */
    public Map<String, YamlNode> entries(String key) {
        return find(key).flatMap(this::mapping).map(YamlNode.Mapping::entries).orElse(Map.of());
    }

    /** What is in a list. */
    public List<YamlNode> items(String key) {
        Optional<YamlNode> node = find(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        wrongShape(node.get(), "a list");
        return List.of();
    }

    /** A list of mappings that all have the same keys. */
    List<Fields> rows(String key, Collection<String> known) {
        List<Fields> rows = new ArrayList<>();
        for (YamlNode item : items(key)) {
            mapping(item).ifPresent(row -> rows.add(of(row, known, problems)));
        }
        return rows;
    }

    Optional<YamlNode.Mapping> mapping(YamlNode node) {
        if (node instanceof YamlNode.Mapping found) {
            return Optional.of(found);
        }
        wrongShape(node, "a mapping (key: value)");
        return Optional.empty();
    }

    /** A node as the single value that must stand there. */
    public Optional<YamlNode.Scalar> scalar(YamlNode node) {
        if (node instanceof YamlNode.Scalar found && !found.isNull()) {
            return Optional.of(found);
        }
        wrongShape(node, "a single value");
        return Optional.empty();
    }

    private void wrongShape(YamlNode node, String wanted) {
        if (node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            problems.report(Code.NO_VALUE, node, "nothing stands here; write " + wanted + " or take it out");
            return;
        }
        problems.report(Code.WRONG_SHAPE, node, node.shape() + " stands here; write " + wanted);
    }

    /** Reports a problem at a key of this mapping. */
    public void problem(Code code, String key, String message) {
        YamlNode value = mapping.entries().get(key);
        int line = value == null ? mapping.line() : value.line();
        String path = value == null ? mapping.pathOf(key) : value.path();
        problems.report(code, path, line, message);
    }

    /** A value in quotes, cut where it is long. */
    public static String quoted(String text) {
        String shown = text.length() <= 60 ? text : text.substring(0, 57) + "...";
        return "'" + shown + "'";
    }
}
