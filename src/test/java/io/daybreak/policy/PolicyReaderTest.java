package io.daybreak.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy file may say, and what is said of one that may not. */
class PolicyReaderTest {
    private static final Pattern CASE = Pattern.compile("(?m)^== ");
    private static final String HEAD = """
            name: p
            version: "1"
            tiers: [{code: A, from_dpd: 0}, {code: B, from_dpd: 1}]
            """;

    /**
     * One broken policy of {@code policy/problems.txt}.
     *
     * @param expected lines {@code CODE line path | part of the message}
     */
    record Case(String title, String yaml, List<String> expected) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String block : CASE.split(PolicyFiles.text("/policy/problems.txt"), -1)) {
            if (block.startsWith("#")) {
                continue;
            }
            StringBuilder yaml = new StringBuilder();
            List<String> expected = new ArrayList<>();
            List<String> lines = block.lines().toList();
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("=> ")) {
                    expected.add(line.substring(3));
                } else if (expected.isEmpty()) {
                    yaml.append(line).append('\n');
                }
            }
            String text = yaml.toString();
            cases.add(new Case(lines.get(0), text.startsWith("name:") ? text : HEAD + text, expected));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_problem_is_told_with_code_line_place_and_what_to_do(Case broken) {
        List<PolicyProblem> problems = PolicyFiles.problems(broken.yaml());

        List<String> found = problems.stream()
                .map(problem -> problem.code() + " " + problem.line() + " "
                        + (problem.path().isEmpty() ? "-" : problem.path()))
                .toList();
        List<String> wanted = broken.expected().stream()
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .toList();
        assertThat(found).as("%s", problems).containsExactlyInAnyOrderElementsOf(wanted);
        for (String line : broken.expected()) {
            String place = line.substring(0, line.indexOf(" | "));
            assertThat(problems.get(found.indexOf(place)).message()).contains(line.substring(line.indexOf(" | ") + 3));
        }
    }

    @Test
    void the_table_of_broken_policies_is_there() {
        assertThat(cases()).hasSizeGreaterThan(70);
    }

    @Test
    void problems_come_by_line_and_read_as_one_line_each() {
        List<PolicyProblem> problems = PolicyFiles.problems(HEAD + "guards: {corrections_max: -1}\nstatus: x\n");

        assertThat(problems)
                .extracting(problem -> problem.in("cn.yaml"))
                .containsExactly(
                        "cn.yaml:4: guards.corrections_max: -1 cannot stand here; write a number from 0 to 1000000000"
                                + " [OUT_OF_BOUNDS]",
                        "cn.yaml:5: status: 'x' is not a word that may stand here; known here: final, draft"
                                + " [UNKNOWN_WORD]");
        assertThat(PolicyFiles.problems("").get(0).in("cn.yaml"))
                .isEqualTo("cn.yaml: the file is empty; write lines of key: value [NOT_YAML]");
    }

    @Test
    void a_file_beyond_the_limit_is_not_even_parsed() {
        String long_comment = "# " + "x".repeat(1 << 20);

        assertThat(PolicyFiles.problems(HEAD + long_comment)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(PolicyProblem.Code.NOT_YAML);
            assertThat(problem.message()).contains("at most 1048576");
        });
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThat(PolicyFiles.problems(HEAD + "notices: " + "[".repeat(400) + "]".repeat(400)))
                .anySatisfy(problem -> assertThat(problem.message()).contains("nested too deeply"));
    }

    @Test
    void a_file_that_is_a_list_is_no_policy() {
        assertThat(PolicyFiles.problems("- name: p\n")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(PolicyProblem.Code.WRONG_SHAPE);
            assertThat(problem.message()).contains("a list stands here; a policy is a mapping");
        });
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_key() {
        assertThat(PolicyFiles.read("\uFEFF" + HEAD).name()).isEqualTo("p");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11, 2026-11",
        "2026.10, 2026.10",
        "\"2026-11\", 2026-11",
        "007, 007",
        "1, 1",
    })
    void version_is_text_as_written_with_or_without_quotes(String written, String version) {
        assertThat(PolicyFiles.read("name: p\nversion: " + written + "\ntiers: [{code: 11, from_dpd: 0}]")
                        .version())
                .isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.1, 10",
        "0.10, 10",
        "1, 100",
        "1.0, 100",
        "1.00000, 100",
        "90, 9000",
        "99.99, 9999",
        "100, 10000"
    })
    void percentages_become_hundredths_of_a_percent_exactly(BigDecimal percent, int basisPoints) {
        Policy policy = PolicyFiles.read(HEAD + "guards: {rejects_max_percent: " + percent.toPlainString() + "}");

        assertThat(policy.guards().rejectsMax()).hasValue(basisPoints);
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, 10.00, 1000",
        "CNY, 10, 1000",
        "CNY, 0.01, 1",
        "JPY, 100, 100",
        "KWD, 1.005, 1005",
        "IDR, 50000, 5000000"
    })
    void amounts_become_minor_units_exactly(String currency, BigDecimal amount, long minor) {
        Policy policy =
                PolicyFiles.read(HEAD + "notices: {min_overdue: {" + currency + ": " + amount.toPlainString() + "}}");

        assertThat(policy.base().notices().minOverdueMinor()).isEqualTo(Map.of(currency, minor));
    }

    @Test
    void growth_may_be_more_than_a_hundred_percent() {
        assertThat(PolicyFiles.read(HEAD + "guards: {notices_max_growth_percent: 250}")
                        .guards()
                        .noticesMaxGrowth())
                .hasValue(25_000);
    }

    @Test
    void contagion_by_borrower_spreads_every_tier_unless_told_from_which() {
        assertThat(contagion("{level: borrower}")).isEqualTo(new Contagion.PerBorrower("A"));
        assertThat(contagion("{level: borrower, from_tier: B}")).isEqualTo(new Contagion.PerBorrower("B"));
    }

    @Test
    void a_share_is_strict_unless_told_otherwise() {
        assertThat(contagion("{level: borrower-share, from_tier: B, share_percent: 20}"))
                .isEqualTo(new Contagion.BorrowerShare("B", 2_000, false));
        assertThat(contagion("{level: borrower-share, from_tier: B, share_percent: 20, operator: \">=\"}"))
                .isEqualTo(new Contagion.BorrowerShare("B", 2_000, true));
    }

    private static Contagion contagion(String yaml) {
        return PolicyFiles.read(HEAD + "contagion: " + yaml).base().contagion();
    }

    @Test
    void a_listed_hold_stops_notices_unless_it_says_otherwise() {
        Rules rules = PolicyFiles.read(HEAD + """
                holds:
                  NOTHING_SAID: {}
                  TECHNICAL_PAST_DUE: {excused_days: 7, notices: run}
                  FRAUD: {floor: B}
                """).base();

        assertThat(rules.holds())
                .isEqualTo(Map.of(
                        "NOTHING_SAID", new HoldRule(false, OptionalInt.empty(), true, Optional.empty()),
                        "TECHNICAL_PAST_DUE", new HoldRule(false, OptionalInt.of(7), false, Optional.empty()),
                        "FRAUD", new HoldRule(false, OptionalInt.empty(), true, Optional.of("B"))));
    }

    @Test
    void tiers_that_are_not_bands_keep_their_place() {
        Policy policy = PolicyFiles.read("""
                name: p
                version: "1"
                days_past_due: {metric: material-consecutive, materiality: {amount: {EUR: 100}, percent: 1}}
                tiers:
                  - {code: PERFORMING, from_dpd: 0, to_dpd: 0}
                  - {code: PAST_DUE_IMMATERIAL, when: immaterial}
                  - {code: PAST_DUE, from_dpd: 1, to_dpd: 90}
                  - {code: NON_PERFORMING_PULLED, when: pulled}
                  - {code: DEFAULT_PROBATION, when: probation}
                  - {code: DEFAULT, from_dpd: 91}
                  - {code: OLD_DEFAULT, aging_months: 12}
                  - {code: FRAUD, when: floor}
                upgrade: {from_tier: DEFAULT, requires: probation, months: 3}
                contagion: {level: borrower-share, from_tier: DEFAULT, share_percent: 20}
                holds: {FRAUD: {floor: FRAUD}}
                """);

        assertThat(policy.base().tiers())
                .extracting(tier -> tier.code() + " " + tier.rank() + " " + tier.fromDpd() + " " + tier.isBand())
                .containsExactly(
                        "PERFORMING 0 0 true",
                        "PAST_DUE_IMMATERIAL 1 0 false",
                        "PAST_DUE 2 1 true",
                        "NON_PERFORMING_PULLED 3 1 false",
                        "DEFAULT_PROBATION 4 1 false",
                        "DEFAULT 5 91 true",
                        "OLD_DEFAULT 6 91 false",
                        "FRAUD 7 91 false");
        assertThat(policy.base().upgrade()).isEqualTo(new Upgrade.Probation("DEFAULT", 0, 3));
    }

    @Test
    void products_merge_key_by_key_and_replace_lists_whole() {
        Policy policy = PolicyFiles.read(HEAD + """
                days_past_due: {grace_days: 3, counts: [principal, interest], materiality: {amount: {CNY: 1}, percent: 1}}
                upgrade: {from_tier: B, requires: arrears-cleared}
                holds: {PAUSE: {clock: stop}}
                notices:
                  min_overdue: {CNY: 10, USD: 2}
                  ladder: [{level: 1, name: reminder, from_dpd: 1, channel: sms, template: reminder}]
                  quiet_hours: {from: "22:00", to: "08:00"}
                products:
                  CARD:
                    days_past_due: {counts: [principal], materiality: none}
                    upgrade: none
                    holds: {PAUSE: {notices: run}, DISPUTE: {}}
                    notices: {min_overdue: {CNY: 50}, ladder: [], quiet_hours: none}
                  CAR: {tiers: [{code: A, from_dpd: 0}, {code: B, from_dpd: 31}]}
                """);
        Rules base = policy.base();
        Rules card = policy.rules("CARD");
        Rules car = policy.rules("CAR");

        assertThat(policy.rules("UNHEARD_OF")).isEqualTo(base);
        assertThat(card.days().graceDays()).isEqualTo(3);
        assertThat(card.days().counts()).containsExactly(io.daybreak.loan.Component.PRINCIPAL);
        assertThat(card.days().materiality()).isEmpty();
        assertThat(card.upgrade()).isEqualTo(new Upgrade.Immediate());
        assertThat(card.tiers()).isEqualTo(base.tiers());
        assertThat(card.hold("PAUSE")).isEqualTo(new HoldRule(true, OptionalInt.empty(), false, Optional.empty()));
        assertThat(card.holds()).containsKey("DISPUTE");
        assertThat(card.notices().minOverdueMinor()).isEqualTo(Map.of("CNY", 5_000L, "USD", 200L));
        assertThat(card.notices().ladder()).isEmpty();
        assertThat(card.notices().quietHours()).isEmpty();
        assertThat(car.tiers()).extracting(Tier::fromDpd).containsExactly(0, 31);
        assertThat(car.notices()).isEqualTo(base.notices());
        assertThat(base.notices().ladder()).hasSize(1);
    }

    @Test
    void an_example_in_full() {
        PolicyExample example = PolicyFiles.read(HEAD + """
                examples_currency: JPY
                examples:
                  - title: everything said
                    product: CAR
                    exposure: 5000
                    status: CHARGED_OFF
                    status_on: 2026-05-01
                    disbursed_on: 2025-12-01
                    principal: 900
                    installments:
                      - {due: 2026-01-10, principal: 50, interest: 7, fee: 2, penalty: 1}
                      - {number: 5, due: 2026-02-10, amount: 100, booked_on: 2026-01-01, replaced_on: 2026-03-01}
                    payments:
                      - {date: 2026-01-09, amount: 60, installment: 5, booked_on: 2026-01-12}
                      - {id: R, date: 2026-02-01, amount: 60, type: REVERSAL, reverses: P1}
                    holds: [{kind: DISPUTE, from: 2026-01-01, to: 2026-02-01, entered_on: 2026-01-02}]
                    other_loans: [{currency: USD, installments: [{due: 2026-01-31, amount: 1.50}]}]
                    as_of: 2026-03-01
                    dpd: 50
                    policy_dpd: 50
                    own_tier: B
                    tier: B
                """).examples().get(0);

        assertThat(example.place()).isEqualTo("examples[0] \"everything said\"");
        assertThat(example.records().loan().product()).isEqualTo("CAR");
        assertThat(example.records().loan().principalMinor()).isEqualTo(900);
        assertThat(example.records().loan().exposureMinor()).isEqualTo(OptionalLong.of(5000));
        assertThat(example.records().loan().status()).isEqualTo(io.daybreak.loan.LoanStatus.CHARGED_OFF);
        assertThat(example.records().installments())
                .extracting(row -> row.number() + " " + row.principalMinor() + " " + row.interestMinor() + " "
                        + row.feeMinor() + " " + row.penaltyMinor() + " "
                        + row.replacedOn().isPresent())
                .containsExactly("1 50 7 2 1 false", "5 100 0 0 0 true");
        assertThat(example.records().payments())
                .extracting(row -> row.paymentId() + " " + row.type() + " " + row.amountMinor() + " "
                        + row.reverses().orElse("-") + " " + row.installmentNumber())
                .containsExactly("P1 REPAYMENT 60 - OptionalInt[5]", "R REVERSAL 60 P1 OptionalInt.empty");
        assertThat(example.records().holds()).singleElement().satisfies(hold -> {
            assertThat(hold.kind()).isEqualTo("DISPUTE");
            assertThat(hold.subjectId()).isEqualTo(example.records().loan().loanId());
        });
        assertThat(example.otherLoans()).singleElement().satisfies(other -> {
            assertThat(other.loan().borrowerId())
                    .isEqualTo(example.records().loan().borrowerId());
            assertThat(other.installments().get(0).principalMinor()).isEqualTo(150);
        });
        assertThat(example.dpd()).hasValue(50);
        assertThat(example.ownTier()).contains("B");
    }

    @Test
    void damage_is_told_never_thrown() {
        String design = PolicyFiles.text("/policy/design.yaml");
        String everything = PolicyFiles.text("/policy/everything.yaml");
        for (long seed = 0; seed < 1_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String damaged = damaged(random.nextBoolean() ? design : everything, random);

            PolicyReading reading = assertDoesNotThrow(() -> PolicyYaml.read(damaged), "seed " + seed);

            if (reading instanceof PolicyReading.Usable usable) {
                assertThat(PolicyWords.show(usable.policy())).as("seed " + seed).isNotEmpty();
            } else if (reading instanceof PolicyReading.Faulty faulty) {
                assertThat(faulty.problems()).as("seed " + seed).isNotEmpty();
            }
        }
    }

    /** A line lost or doubled, a value or a character replaced, up to three times. */
    private static String damaged(String text, SplittableRandom random) {
        List<String> values = List.of("~", "[]", "{}", "-1", "1e9", "99999999999999999999", "true", "&a", "*a", "\"");
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int colon = line.indexOf(':');
            switch (random.nextInt(4)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, line.substring(0, colon + 1) + " " + values.get(random.nextInt(values.size())));
                default -> {
                    int place = random.nextInt(line.length() + 1);
                    lines.set(at, line.substring(0, place) + (char) (32 + random.nextInt(95)) + line.substring(place));
                }
            }
        }
        return String.join("\n", lines);
    }
}
