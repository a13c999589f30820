package io.daybreak.policy;

import io.daybreak.policy.PolicyProblem.Code;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads amounts and currencies exactly, into minor units. */
final class Amounts {
    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toCollection(TreeSet::new));

    private final Problems problems;

    Amounts(Problems problems) {
        this.problems = problems;
    }

    /** A currency with a minor unit. */
    Optional<Currency> currency(String code, YamlNode where) {
        if (KNOWN.contains(code)) {
            return Optional.of(Currency.getInstance(code));
        }
        String suggestion = Suggestion.of(code, KNOWN);
        problems.report(
                Code.UNKNOWN_CURRENCY,
                where,
                Fields.quoted(code) + " is not an ISO 4217 currency with a minor unit; write a code such as CNY"
                        + (suggestion.contains("did you mean") ? suggestion : ""));
        return Optional.empty();
    }

    /** An amount of zero or more in minor units. */
    OptionalLong minor(Fields fields, YamlNode node, Currency currency) {
        Optional<BigDecimal> number = fields.number(node);
        if (number.isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal amount = number.get();
        int digits = currency.getDefaultFractionDigits();
        if (amount.scale() > digits) {
            problems.report(
                    Code.TOO_MANY_DECIMALS,
                    node,
                    amount.toPlainString() + " has more decimals than " + currency.getCurrencyCode() + ", which has "
                            + digits + "; write no more than that");
            return OptionalLong.empty();
        }
        BigDecimal minor = amount.movePointRight(digits);
        if (minor.signum() < 0 || minor.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            problems.report(
                    Code.OUT_OF_BOUNDS,
                    node,
                    amount.toPlainString()
                            + " cannot be an amount here; write zero or more, at most 64 bits of minor units");
            return OptionalLong.empty();
        }
        return OptionalLong.of(minor.longValueExact());
    }

    /** A map of thresholds by currency; a map that is given names at least one. */
    Map<String, Long> byCurrency(Fields fields, String key) {
        Map<String, YamlNode> entries = fields.entries(key);
        Map<String, Long> minor = new LinkedHashMap<>();
        entries.forEach((code, node) -> currency(code, node)
                .ifPresent(currency -> minor(fields, node, currency).ifPresent(amount -> minor.put(code, amount))));
        boolean emptyMap = entries.isEmpty()
                && fields.find(key).filter(YamlNode.Mapping.class::isInstance).isPresent();
        if (emptyMap) {
            fields.problem(Code.NO_VALUE, key, "'" + key + "' names no currency; name one or take the key out");
        }
        return minor;
    }
}
