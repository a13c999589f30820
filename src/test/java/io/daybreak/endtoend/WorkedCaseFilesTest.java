package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybreak.delinquency.PeerCase;
import io.daybreak.delinquency.RegimeCase;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import io.daybreak.policy.Upgrade;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked cases as an operator's night sees them: written as CSV files, closed by {@code run}, read from {@code
 * classification.csv} and {@code collections.csv}. {@code dpd}, {@code policy_dpd}, own tier and tier are four columns
 * and are compared one by one. All of them are answerable.
 */
class WorkedCaseFilesTest {
    private static final Path POLICIES = Path.of("jobs", "policies").toAbsolutePath();
    private static final LocalDate ANY_NIGHT = LocalDate.of(2025, 5, 15);
    private static final String NO_DELINQUENCY = "NO_DELINQUENCY";
    /** How the consumer policy of China says the rule for products that are not retail: in a comment. */
    private static final Pattern NON_RETAIL_IN_A_COMMENT =
            Pattern.compile("products: \\{} [^\\n]*\\n  # (NON_RETAIL:)[^\\n]*\\n  #(   contagion: [^\\n]*)\\n");

    @TempDir
    private Path folder;

    /** Cases with one date and one policy share a night. */
    private record NightOfCases(String policyFile, boolean ofNonRetailDebtors, LocalDate asOf) {
        String name() {
            return policyFile.replace(".yaml", "") + (ofNonRetailDebtors ? "-non-retail-" : "-") + asOf;
        }
    }

    @Test
    void everyRegimeCase() throws IOException {
        Map<NightOfCases, List<RegimeCase>> nights = new LinkedHashMap<>();
        for (RegimeCase regime : RegimeCase.answerable()) {
            Rules rules = policy(POLICIES.resolve(regime.policyFile()))
                    .rules(regime.records().loan().product());
            NightOfCases night = new NightOfCases(
                    regime.policyFile(),
                    regime.isOfNonRetailDebtor(),
                    looksAtMonths(rules) ? regime.asOf() : ANY_NIGHT);
            nights.computeIfAbsent(night, key -> new ArrayList<>()).add(regime);
        }
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<NightOfCases, List<RegimeCase>> night : nights.entrySet()) {
            wrong.addAll(wrong(night.getKey(), night.getValue()));
        }
        assertThat(wrong).isEmpty();
    }

    /** Where a rule counts nothing but days, the cases of one policy may be moved to one night. */
    private static boolean looksAtMonths(Rules rules) {
        Metric metric = rules.days().metric();
        return metric == Metric.MONTHS_MBA
                || metric == Metric.MONTHS_OTS
                || rules.upgrade() instanceof Upgrade.Probation
                || rules.tiers().stream().anyMatch(tier -> tier.agingMonths().isPresent());
    }

    private List<String> wrong(NightOfCases night, List<RegimeCase> cases) throws IOException {
        CaseDelivery delivery = new CaseDelivery();
        for (RegimeCase regime : cases) {
            long later = ChronoUnit.DAYS.between(regime.asOf(), night.asOf());
            delivery.add(regime.id(), "B-" + regime.id(), regime.records(), later);
            regime.sibling().ifPresent(other -> delivery.add(regime.id() + "-2", "B-" + regime.id(), other, later));
        }
        Policy policy = policy(POLICIES.resolve(night.policyFile()));
        Closed closed = closed(night.name(), policyOf(night), night.asOf(), delivery);
        List<String> wrong = new ArrayList<>();
        for (RegimeCase regime : cases) {
            Row row = closed.row(regime.id());
            row.expect("policy_dpd", Integer.toString(regime.expectedPolicyDpd()));
            row.expect("tier", regime.expectedTier());
            row.expect("own_tier", band(policy.rules(row.cell("product")).tiers(), regime.expectedPolicyDpd()));
            regime.expectedDpd().ifPresent(days -> row.expect("dpd", Integer.toString(days)));
            regime.expectedOverdueMinor().ifPresent(minor -> row.expectAmount("overdue_total", minor));
            regime.expectedTierSince()
                    .ifPresent(since -> closed.worklist(regime.id()).expect("tier_since", since.toString()));
            wrong.addAll(closed.wrong());
        }
        return wrong;
    }

    /** The band that days alone fall in; where a tier asks for installments too, the case has them. */
    private static String band(List<Tier> tiers, int policyDpd) {
        String code = "";
        for (Tier tier : tiers) {
            code = tier.isBand() && tier.fromDpd() <= policyDpd ? tier.code() : code;
        }
        return code;
    }

    private Path policyOf(NightOfCases night) throws IOException {
        Path shipped = POLICIES.resolve(night.policyFile());
        if (!night.ofNonRetailDebtors()) {
            return shipped;
        }
        String text = Files.readString(shipped);
        Matcher comment = NON_RETAIL_IN_A_COMMENT.matcher(text);
        assertThat(comment.find()).isTrue();
        return Files.writeString(
                folder.resolve(night.name() + ".yaml"), comment.replaceFirst("products:\n  $1\n $2\n"));
    }

    /**
     * The peer's cases: nothing in them but days, so that all may be moved to one night. What is told with a chargeback
     * inside the row of its period is a loan of its own.
     */
    @Test
    void everyPeerCase() throws IOException {
        CaseDelivery delivery = new CaseDelivery();
        Map<String, JsonNode> ranges = new TreeMap<>();
        int number = 0;
        for (JsonNode peer : PeerCase.all()) {
            ranges.put(PeerCase.product(peer), peer);
            for (JsonNode expectation : peer.get("expectations")) {
                number++;
                LocalDate asOf = LocalDate.parse(expectation.get("as_of").asText());
                long later = ChronoUnit.DAYS.between(asOf, ANY_NIGHT);
                delivery.add("E" + number, "B" + number, PeerCase.records(peer, expectation, false), later);
                delivery.add("R" + number, "C" + number, PeerCase.records(peer, expectation, true), later);
            }
        }
        Path policy = Files.writeString(folder.resolve("peer.yaml"), peerPolicy(ranges));
        Closed closed = closed("peer", policy, ANY_NIGHT, delivery);
        number = 0;
        for (JsonNode peer : PeerCase.all()) {
            for (JsonNode expectation : peer.get("expectations")) {
                number++;
                expectPeer(expectation, closed.row("E" + number));
                JsonNode derived = expectation.path("derived");
                Row byRow = closed.row("R" + number);
                number(derived, "past_due_days").ifPresent(days -> byRow.expect("dpd", days));
                number(derived, "overdue_amount").ifPresent(amount -> byRow.expectAmount("overdue_total", amount));
            }
        }
        assertThat(closed.wrong()).isEmpty();
    }

    private static void expectPeer(JsonNode expectation, Row row) {
        number(expectation, "past_due_days").ifPresent(days -> row.expect("dpd", days));
        number(expectation, "delinquent_days_overlap_rule")
                .or(() -> number(expectation, "delinquent_days"))
                .ifPresent(days -> row.expect("policy_dpd", days));
        if (expectation.hasNonNull("range")
                && expectation.path("range_matches_delinquent_days").asBoolean(true)) {
            String code = tierCode(expectation.get("range").asText());
            row.expect("tier", code);
            row.expect("own_tier", code);
        }
        for (String field : List.of("delinquent_amount", "total_overdue")) {
            number(expectation, field).ifPresent(amount -> row.expectAmount("overdue_total", amount));
        }
        number(expectation, "delinquent_principal").ifPresent(amount -> row.expectAmount("overdue_principal", amount));
        number(expectation, "delinquent_interest").ifPresent(amount -> row.expectAmount("overdue_interest", amount));
    }

    private static Optional<String> number(JsonNode node, String field) {
        return node.hasNonNull(field) ? Optional.of(node.get(field).asText()) : Optional.empty();
    }

    private static String tierCode(String range) {
        return range.equals(NO_DELINQUENCY) ? range : "RANGE_" + range.replaceAll("[^A-Z0-9]", "_");
    }

    private static String peerPolicy(Map<String, JsonNode> ranges) {
        StringBuilder text = new StringBuilder("""
                name: peer
                version: "1"
                tiers:
                  - {code: NO_DELINQUENCY, from_dpd: 0}
                  - {code: LATE, from_dpd: 1}
                holds:
                  PAUSE: {clock: stop, notices: stop}
                products:
                """);
        ranges.forEach((product, peer) -> {
            text.append("  ").append(product).append(":\n    days_past_due: {grace_days: ");
            text.append(peer.get("grace_days_arrears").asInt()).append("}\n    tiers:\n");
            text.append("      - {code: NO_DELINQUENCY, from_dpd: 0}\n");
            for (JsonNode range : peer.get("bucket_ranges")) {
                text.append("      - {code: ").append(tierCode(range.get(0).asText()));
                text.append(", from_dpd: ").append(range.get(1).asInt()).append("}\n");
            }
        });
        return text.toString();
    }

    private Closed closed(String name, Path policy, LocalDate asOf, CaseDelivery delivery) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        delivery.writeTo(place.resolve("in"), asOf);
        House house = House.in(place).policy(policy);
        Night night = house.command(
                "run",
                "--allow-draft",
                "--date",
                asOf.toString(),
                "--input",
                place.resolve("in").toString());
        assertThat(night.exitCode()).as(name + ": " + night).isIn(0, 5);
        Path outputs = night.exitCode() == 0 ? house.published(asOf) : house.held(asOf, 1);
        return new Closed(name, outputs, new ArrayList<>());
    }

    private static Policy policy(Path file) throws IOException {
        return ((PolicyReading.Usable) PolicyYaml.read(Files.readString(file))).policy();
    }

    /** A night that was closed, and what of it is not as expected. */
    private record Closed(String name, Path outputs, List<String> wrong) {
        Row row(String loanId) {
            return row("classification.csv", loanId);
        }

        Row worklist(String loanId) {
            return row("collections.csv", loanId);
        }

        private Row row(String file, String loanId) {
            return Table.read(outputs.resolve(file)).rows().stream()
                    .filter(row -> row.cell("loan_id").equals(loanId))
                    .findFirst()
                    .map(row -> new Row(this, file + " " + loanId, row))
                    .orElseThrow(() -> new AssertionError(name + ": " + file + " has no " + loanId));
        }
    }

    /** A row and what is expected of it. */
    private record Row(Closed closed, String place, Table.Row cells) {
        String cell(String column) {
            return cells.cell(column);
        }

        void expect(String column, String expected) {
            if (!cell(column).equals(expected)) {
                wrong(column, expected);
            }
        }

        void expectAmount(String column, String expected) {
            if (new BigDecimal(cell(column)).compareTo(new BigDecimal(expected)) != 0) {
                wrong(column, expected);
            }
        }

        void expectAmount(String column, long expectedMinor) {
            expectAmount(column, BigDecimal.valueOf(expectedMinor, 2).toPlainString());
        }

        private void wrong(String column, String expected) {
            closed.wrong()
                    .add(closed.name() + " " + place + ": " + column + " is " + cell(column) + ", not " + expected);
        }
    }
}
