package io.daybreak.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies that are shipped can be used as they are, and leave nothing off. */
class ShippedPoliciesTest {
    private static final Set<String> TEMPLATES = Set.of("due-soon", "reminder", "overdue", "serious-default");

    static Stream<Path> files() {
        return PolicyFiles.shipped().stream();
    }

    private static Policy policy(Path file) throws IOException {
        return PolicyFiles.read(Files.readString(file, StandardCharsets.UTF_8));
    }

    @Test
    void every_regime_that_is_named_has_its_file() {
        assertThat(files())
                .extracting(file -> file.getFileName().toString().replace(".yaml", ""))
                .containsExactlyInAnyOrder(
                        "cn-2023-consumer",
                        "cn-credit-card",
                        "in-irac",
                        "eu-default",
                        "uk-default",
                        "us-ffiec-retail",
                        "us-mba",
                        "us-ots",
                        "us-metro2",
                        "us-reg-x",
                        "ifrs9",
                        "id-ojk-bank",
                        "id-ojk-bpr",
                        "br-4966",
                        "br-2682",
                        "vn-31-2024",
                        "ph-bsp",
                        "ke-cbk",
                        "au-aps220");
    }

    @Test
    void what_rests_on_rules_nobody_has_seen_is_a_draft() throws IOException {
        List<String> drafts = new ArrayList<>();
        for (Path file : PolicyFiles.shipped()) {
            Policy policy = policy(file);
            if (policy.status() == PolicyStatus.DRAFT) {
                drafts.add(policy.name());
                assertThat(Files.readString(file, StandardCharsets.UTF_8)).containsPattern("A\\s+(# )?draft:");
            }
        }
        assertThat(drafts)
                .containsExactlyInAnyOrder("uk-default", "id-ojk-bpr", "br-4966", "br-2682", "vn-31-2024", "ke-cbk");
    }

    @ParameterizedTest
    @MethodSource("files")
    void it_is_named_like_its_file_and_has_no_problem(Path file) throws IOException {
        assertThat(policy(file).name() + ".yaml").isEqualTo(file.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_minimum_cap_and_guard_is_set(Path file) throws IOException {
        Policy policy = policy(file);
        NoticeRules notices = policy.base().notices();
        Guards guards = policy.guards();

        assertThat(notices.beforeDue()).isPresent();
        assertThat(notices.ladder()).isNotEmpty();
        assertThat(notices.minOverdueMinor()).isNotEmpty();
        assertThat(notices.maxPerBorrower()).isPresent();
        assertThat(notices.blockingMoneyDays()).isPresent();
        assertThat(notices.quietHours()).isPresent();
        assertThat(notices.sharedContactLimit()).containsOnlyKeys(Channel.values());
        assertThat(guards.controlFileRequired()).isTrue();
        assertThat(guards.holdIdenticalPayments()).isTrue();
        assertThat(List.of(
                        guards.paymentsFreshWithinDays(),
                        guards.paymentsShrinkMax(),
                        guards.rejectsMax(),
                        guards.noticesMaxGrowth(),
                        guards.newlyPastDueMax(),
                        guards.historyChangedMax(),
                        guards.quarantinedMax(),
                        guards.ownerlessMax(),
                        guards.correctionsMax(),
                        guards.minCount(),
                        guards.firstRunNoticesMax()))
                .allSatisfy(guard -> assertThat(guard).isPresent());
    }

    @ParameterizedTest
    @MethodSource("files")
    void its_templates_are_shipped_and_its_levels_rest_on_days_that_are_late(Path file) throws IOException {
        NoticeRules notices = policy(file).base().notices();

        assertThat(TEMPLATES)
                .contains(notices.beforeDue().orElseThrow().template())
                .containsAll(
                        notices.ladder().stream().map(NoticeLevel::template).toList());
        assertThat(notices.ladder())
                .allSatisfy(level -> assertThat(level.fromDpd()).isPositive());
    }

    @ParameterizedTest
    @MethodSource("files")
    void tiers_are_named_in_english_and_chinese(Path file) throws IOException {
        for (Rules rules : allRules(policy(file))) {
            assertThat(rules.tiers())
                    .allSatisfy(tier -> assertThat(tier.label()).containsKeys("en", "zh"));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void examples_stand_at_both_ends_of_every_band(Path file) throws IOException {
        Policy policy = policy(file);
        List<Tier> bands = policy.base().tiers().stream().filter(Tier::isBand).toList();
        for (int i = 1; i < bands.size(); i++) {
            int from = bands.get(i).fromDpd();
            int step = ReachabilityCheck.countsMonths(policy.base().days().metric()) ? 30 : 1;
            assertThat(expected(policy))
                    .as(bands.get(i).code() + " begins")
                    .contains(bands.get(i).code() + " " + from);
            assertThat(expected(policy))
                    .as(bands.get(i - 1).code() + " ends")
                    .contains(bands.get(i - 1).code() + " " + (from - step));
        }
    }

    private static List<String> expected(Policy policy) {
        List<String> expected = new ArrayList<>();
        for (PolicyExample example : policy.examples()) {
            if (example.policyDpd().isPresent() && example.tier().isPresent()) {
                expected.add(example.tier().get() + " " + example.policyDpd().getAsInt());
            }
        }
        return expected;
    }

    private static List<Rules> allRules(Policy policy) {
        List<Rules> rules = new ArrayList<>(policy.byProduct().values());
        rules.add(policy.base());
        return rules;
    }

    @ParameterizedTest
    @MethodSource("files")
    void it_says_where_its_rules_come_from_and_how_sure_they_are(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);

        assertThat(text).contains("# Marks: [V]").containsPattern("\\[[VCU][^]]*]");
    }

    @Test
    void the_guide_names_every_file_and_every_key() throws IOException {
        String guide = Files.readString(Path.of("jobs", "policies", "README.md"), StandardCharsets.UTF_8);

        assertThat(files()).allSatisfy(file -> assertThat(guide)
                .contains("| `" + file.getFileName().toString().replace(".yaml", "") + "` |"));
        assertThat(Stream.of(
                                PolicyReader.HEAD_KEYS,
                                RulesReader.KEYS,
                                DaysReader.KEYS,
                                TiersReader.KEYS,
                                NoticesReader.KEYS,
                                GuardsReader.KEYS,
                                ExamplesReader.LOAN_KEYS,
                                ExamplesReader.EXPECTATIONS,
                                ExamplesReader.INSTALLMENT_KEYS,
                                ExamplesReader.PAYMENT_KEYS,
                                ExamplesReader.HOLD_KEYS)
                        .flatMap(List::stream))
                .allSatisfy(key -> assertThat(guide).contains("`" + key + "`"));
    }
}
