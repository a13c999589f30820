package io.daybreak.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Components;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * How one loan is counted among the tiers. A state is written {@code TIER amount}, {@code WRITTEN_OFF amount}, {@code
 * REJECTED TIER} or {@code REJECTED}; a dash is none; a figure is {@code tier term count amount}.
 */
class MovementTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "movements.csv", useHeadersInDisplayName = false, numLinesToSkip = 1)
    void counts_a_loan(String story, String published, String restated, String now, String expected) {
        Tally tally = new Tally();
        Optional<PublishedStanding> baseline = published(published);
        if (now.startsWith("REJECTED")) {
            tally.notClassified(RandomNight.loan("L1", "CNY", 0), baseline);
        } else if (now.equals("gone")) {
            tally.gone(baseline.orElseThrow());
        } else {
            tally.classified(
                    RandomNight.loan("L1", "CNY", 0), standing(now).orElseThrow(), baseline, standing(restated));
        }

        assertThat(figures(tally)).as(story).isEqualTo(sorted(expected));
    }

    private static String figures(Tally tally) {
        TreeMap<String, Integer> lines = new TreeMap<>();
        for (String line : tally.toText().split("\n", -1)) {
            String[] words = line.split("\t", -1);
            if (words[0].equals("tier") || words[0].equals("from")) {
                String name = words[0].equals("from") ? words[1] + " to " + words[2] : words[1] + " " + words[2];
                lines.put(name + " " + words[3] + " " + words[4], 1);
            }
        }
        return String.join("; ", lines.keySet());
    }

    private static String sorted(String figures) {
        return Arrays.stream(figures.split("; ", -1)).sorted().collect(Collectors.joining("; "));
    }

    private static Optional<Standing> standing(String state) {
        if (state.equals("-")) {
            return Optional.empty();
        }
        String[] words = state.split(" ", -1);
        Optional<Tier> tier =
                words[0].equals("WRITTEN_OFF") ? Optional.empty() : Optional.of(RandomNight.tier(words[0], 0, 0));
        return Optional.of(new Standing(
                LocalDate.of(2026, 6, 30),
                0,
                0,
                tier,
                tier,
                tier.isEmpty() ? TierReason.WRITTEN_OFF : TierReason.OWN,
                Optional.empty(),
                0,
                Components.ZERO,
                Long.parseLong(words[1]),
                new MoneyFlow(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
    }

    private static Optional<PublishedStanding> published(String state) {
        if (!state.startsWith("REJECTED")) {
            return standing(state).map(standing -> RandomNight.published("L1", "CNY", standing));
        }
        String tier = state.substring("REJECTED".length()).strip();
        PublishedStanding like =
                RandomNight.published("L1", "CNY", standing("NORMAL 0").orElseThrow());
        return Optional.of(new PublishedStanding(
                like.loanId(),
                like.borrowerId(),
                like.product(),
                like.currency(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                tier.isEmpty() ? Optional.empty() : Optional.of(tier),
                TierReason.REJECTED.name(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty()));
    }
}
