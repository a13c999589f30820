package io.daybreak.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Guards;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every guard at its limit and just beyond; a percentage trips on min_count rows or more, here 50. */
class GuardChecksTest {
    private static final LocalDate T = LocalDate.of(2026, 6, 30);
    private static final OptionalInt OFF = OptionalInt.empty();

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/guards/cases.csv", numLinesToSkip = 1)
    void aGuardTripsBeyondItsLimitAndNotAtIt(
            String id, String what, String limit, String given, String guard, String value, String tripped) {
        Map<String, String> words = words(given);

        List<Guard> guards = GuardChecks.evaluate(only(GuardName.valueOf(guard), limit), figures(words));

        Guard judged = guards.stream()
                .filter(one ->
                        one.name() == GuardName.valueOf(guard) && one.subject().isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError(guard + " was not judged: " + guards));
        assertThat(judged.tripped()).as(judged.line()).isEqualTo(tripped.equals("yes"));
        assertThat(judged.value()).isEqualTo(Optional.ofNullable(value).map(BigDecimal::new));
        assertThat(guards.stream().map(Guard::name).distinct())
                .as("those that are off are left out")
                .containsExactly(GuardName.valueOf(guard));
    }

    @Test
    void aFeedThatShrinksIsNamedThoughTheWholeDoesNot() {
        GuardFigures figures = figures(words("rows=20000 before=10000 wallet=0"));

        assertThat(GuardChecks.evaluate(only(GuardName.PAYMENTS_SHRINK_MAX_PERCENT, "1"), figures).stream()
                        .filter(Guard::tripped)
                        .map(Guard::subject))
                .containsExactly("wallet");
    }

    @Test
    void aFirstRunIsComparedWithNothing() {
        Guards all = new Guards(
                false,
                OFF,
                true,
                OptionalInt.of(100),
                OFF,
                OptionalInt.of(100),
                OptionalInt.of(100),
                OptionalInt.of(100),
                OptionalInt.of(100),
                OptionalInt.of(100),
                OFF,
                OptionalInt.of(50),
                OFF);

        assertThat(GuardChecks.evaluate(all, figures(words("first notices=9999 newly=999 compared=999"))))
                .isEmpty();
    }

    @Test
    void withoutMinCountOneIsEnoughAndNoneNeverIs() {
        Guards one = new Guards(false, OFF, false, OFF, OptionalInt.of(10), OFF, OFF, OFF, OFF, OFF, OFF, OFF, OFF);

        assertThat(GuardChecks.evaluate(one, figures(words("rejected=1 read=100")))
                        .get(0)
                        .tripped())
                .isTrue();
        assertThat(GuardChecks.evaluate(one, figures(words("rejected=0 read=100")))
                        .get(0)
                        .tripped())
                .isFalse();
    }

    private static Map<String, String> words(String given) {
        return Arrays.stream(Optional.ofNullable(given).orElse("").split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
    }

    private static GuardFigures figures(Map<String, String> words) {
        GuardTally counted = new GuardTally();
        Optional.ofNullable(words.get("newest"))
                .ifPresent(date -> counted.paymentRow(Optional.empty(), LocalDate.parse(date), T));
        counted.fellDue(number(words, "fell"));
        long compared = Math.max(number(words, "compared"), Math.max(number(words, "newly"), number(words, "changed")));
        for (long loan = 0; loan < compared; loan++) {
            counted.compared(loan < number(words, "newly"), loan < number(words, "changed"));
        }
        String[] ownerless = words.getOrDefault("ownerless", "0:0").split(":", 2);
        TreeMap<String, Long> feeds = new TreeMap<>();
        Optional.ofNullable(words.get("wallet")).ifPresent(rows -> feeds.put("wallet", Long.parseLong(rows)));
        BigDecimal amount = new BigDecimal("5000").add(new BigDecimal(words.getOrDefault("new", "0")));
        return new GuardFigures(
                T,
                words.getOrDefault("control", "").equals("there"),
                Optional.ofNullable(words.get("through")).map(LocalDate::parse),
                counted,
                new PaymentFigures(number(words, "rows"), amount, feeds),
                words.containsKey("first") ? Optional.empty() : Optional.of(before(words)),
                number(words, "read"),
                number(words, "rejected"),
                number(words, "notices"),
                new Figure(Long.parseLong(ownerless[0]), new BigDecimal(ownerless[1])),
                number(words, "quarantined"),
                number(words, "corrections"));
    }

    private static GuardFigures.Before before(Map<String, String> words) {
        TreeMap<String, Long> feeds = new TreeMap<>();
        if (words.containsKey("wallet")) {
            feeds.put("wallet", 100L);
        }
        boolean known = words.containsKey("before") || words.containsKey("new");
        return new GuardFigures.Before(
                words.getOrDefault("identical", "").equals("yes"),
                words.containsKey("before") ? OptionalLong.of(number(words, "before")) : OptionalLong.empty(),
                known
                        ? Optional.of(new PaymentFigures(number(words, "before"), new BigDecimal("5000"), feeds))
                        : Optional.empty(),
                words.containsKey("highest") ? OptionalLong.of(number(words, "highest")) : OptionalLong.empty());
    }

    private static long number(Map<String, String> words, String name) {
        return Long.parseLong(words.getOrDefault(name, "0"));
    }

    /** A policy with one guard; percentages are hundredths of a percent there. */
    private static Guards only(GuardName name, String limit) {
        OptionalInt whole = limit == null ? OFF : OptionalInt.of(new BigDecimal(limit).intValue());
        OptionalInt hundredths = limit == null
                ? OFF
                : OptionalInt.of(new BigDecimal(limit).movePointRight(2).intValueExact());
        return new Guards(
                name == GuardName.CONTROL_FILE,
                name == GuardName.PAYMENTS_FRESH_WITHIN_DAYS ? whole : OFF,
                name == GuardName.PAYMENTS_IDENTICAL,
                name == GuardName.PAYMENTS_SHRINK_MAX_PERCENT ? hundredths : OFF,
                name == GuardName.REJECTS_MAX_PERCENT ? hundredths : OFF,
                name == GuardName.NOTICES_MAX_GROWTH_PERCENT ? hundredths : OFF,
                name == GuardName.NEWLY_PAST_DUE_MAX_PERCENT ? hundredths : OFF,
                name == GuardName.HISTORY_CHANGED_MAX_PERCENT ? hundredths : OFF,
                name == GuardName.QUARANTINED_MAX_PERCENT ? hundredths : OFF,
                name == GuardName.OWNERLESS_MAX_PERCENT ? hundredths : OFF,
                name == GuardName.CORRECTIONS_MAX ? whole : OFF,
                OptionalInt.of(50),
                name == GuardName.FIRST_RUN_NOTICES_MAX ? whole : OFF);
    }
}
