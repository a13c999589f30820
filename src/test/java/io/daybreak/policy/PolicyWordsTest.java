package io.daybreak.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy in words. */
class PolicyWordsTest {
    private static final Pattern BAND = Pattern.compile("^ +\\S+ +([0-9]+)(?:–([0-9]+))? days?( or more)?\\b.*");

    static Stream<Path> shipped() {
        return PolicyFiles.shipped().stream();
    }

    @Test
    void the_plan_s_policy_reads_like_this() {
        assertThat(String.join("\n", PolicyWords.show(PolicyFiles.resource("/policy/design.yaml"))) + "\n")
                .isEqualTo(PolicyFiles.text("/policy/design.show.txt"));
    }

    @Test
    void everything_else_reads_like_this() {
        assertThat(String.join("\n", PolicyWords.show(PolicyFiles.resource("/policy/everything.yaml"))) + "\n")
                .isEqualTo(PolicyFiles.text("/policy/everything.show.txt"));
    }

    @Test
    void the_smallest_policy_asks_about_everything_that_is_off() {
        Policy smallest = PolicyFiles.read("{name: p, version: 1, tiers: [{code: A, from_dpd: 0}]}");

        assertThat(String.join("\n", PolicyWords.lint(smallest)) + "\n")
                .isEqualTo(PolicyFiles.text("/policy/smallest.lint.txt"));
        assertThat(PolicyWords.show(smallest))
                .contains(
                        "  Any amount is material, to the last cent.",
                        "  A  0 days or more",
                        "  No ladder: nobody is told of being late.",
                        "  No guard is set; what always holds a run still does.");
    }

    @Test
    void a_policy_with_everything_legal_but_odd_is_asked_about() {
        assertThat(String.join("\n", PolicyWords.lint(PolicyFiles.resource("/policy/everything.yaml"))) + "\n")
                .isEqualTo(PolicyFiles.text("/policy/everything.lint.txt"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shipped_policies_have_nothing_off(Path file) throws IOException {
        assertThat(PolicyWords.lint(PolicyFiles.read(Files.readString(file, StandardCharsets.UTF_8))))
                .noneMatch(line -> line.startsWith("off:"))
                .noneMatch(line -> line.startsWith("note: no example"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void show_covers_every_day_once_and_says_both_ends(Path file) throws IOException {
        Policy policy = PolicyFiles.read(Files.readString(file, StandardCharsets.UTF_8));
        List<String> lines = PolicyWords.show(policy);
        List<String> section = lines.subList(lines.indexOf("Tiers, best first"), lines.indexOf("Coming back"));

        List<String> covered = new ArrayList<>();
        int expectedFrom = 0;
        for (String line : section) {
            Matcher band = BAND.matcher(line);
            if (band.matches()) {
                assertThat(Integer.parseInt(band.group(1))).as(line).isEqualTo(expectedFrom);
                covered.add(line);
                boolean open = band.group(3) != null;
                String to = band.group(2) == null ? band.group(1) : band.group(2);
                expectedFrom = open ? -1 : Integer.parseInt(to) + 1;
            }
        }
        assertThat(expectedFrom).as("the last band has no end").isEqualTo(-1);
        assertThat(covered).hasSize((int)
                policy.base().tiers().stream().filter(Tier::isBand).count());
    }

    @ParameterizedTest
    @CsvSource({"10, 0.1 %", "12, 0.12 %", "5, 0.05 %", "100, 1 %", "9000, 90 %", "105, 1.05 %", "0, 0 %"})
    void percentages_lose_nothing(int basisPoints, String words) {
        assertThat(PolicyWords.percent(basisPoints)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "tiers, tires, 1",
        "grace_days, grace_day, 1",
        "abc, abc, 0",
        "'', abc, 3",
        "counting, cuonting, 1",
        "kitten, sitting, 3",
    })
    void edit_distance(String left, String right, int distance) {
        assertThat(Suggestion.distance(left, right)).isEqualTo(distance);
        assertThat(Suggestion.distance(right, left)).isEqualTo(distance);
    }
}
