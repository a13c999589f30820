package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The worked cases of the regimes, each under the policy that ships for it. */
class RegimeCasesTest {
    /** What is not answerable, with the reason; at most one in ten. */
    private static final Map<String, String> NOT_ANSWERABLE = Map.of();

    private record Regime(String policy, String currency) {}

    private static final Map<String, Regime> REGIMES = Map.ofEntries(
            Map.entry("AU_APRA", new Regime("au-aps220", "AUD")),
            Map.entry("BR_2682", new Regime("br-2682", "BRL")),
            Map.entry("CN_2023_MEASURES", new Regime("cn-2023-consumer", "CNY")),
            Map.entry("CN_CREDIT_CARD_ART92", new Regime("cn-credit-card", "CNY")),
            Map.entry("EU_CRR_EBA", new Regime("eu-default", "EUR")),
            Map.entry("ID_OJK_BANK", new Regime("id-ojk-bank", "IDR")),
            Map.entry("ID_OJK_BPR", new Regime("id-ojk-bpr", "IDR")),
            Map.entry("IFRS9", new Regime("ifrs9", "EUR")),
            Map.entry("IN_RBI_IRAC", new Regime("in-irac", "INR")),
            Map.entry("KE_CBK", new Regime("ke-cbk", "KES")),
            Map.entry("PH_BSP", new Regime("ph-bsp", "PHP")),
            Map.entry("UK_PRA", new Regime("uk-default", "GBP")),
            Map.entry("US_FFIEC_RETAIL", new Regime("us-ffiec-retail", "USD")),
            Map.entry("US_MBA", new Regime("us-mba", "USD")),
            Map.entry("US_METRO2", new Regime("us-metro2", "USD")),
            Map.entry("US_OTS", new Regime("us-ots", "USD")),
            Map.entry("US_REG_X", new Regime("us-reg-x", "USD")),
            Map.entry("VN_31_2024", new Regime("vn-31-2024", "VND")));

    @TestFactory
    Stream<DynamicTest> everyCaseThatIsAnswerable() {
        return CaseFile.cases("regimes.json").stream()
                .filter(regime -> !NOT_ANSWERABLE.containsKey(id(regime)))
                .map(regime -> DynamicTest.dynamicTest(
                        id(regime) + " " + regime.get("title").asText(), () -> check(regime)));
    }

    @Test
    void atMostOneInTenIsNotAnswerable() {
        List<JsonNode> cases = CaseFile.cases("regimes.json");
        assertThat(cases).extracting(RegimeCasesTest::id).containsAll(NOT_ANSWERABLE.keySet());
        assertThat(NOT_ANSWERABLE.size() * 10).isLessThanOrEqualTo(cases.size());
    }

    private static String id(JsonNode regime) {
        return regime.get("id").asText();
    }

    private static void check(JsonNode regime) {
        LocalDate asOf = CaseFile.date(regime.get("as_of"));
        Yardstick yardstick = Yardstick.of(rules(regime));
        LoanRecords records = records(regime);
        Timeline timeline = Timeline.of(records, yardstick);
        Standing standing = timeline.at(asOf);
        assertThat(standing.policyDpd()).isEqualTo(regime.get("expected_dpd").asInt());

        List<BorrowerTiers.Member> members = new ArrayList<>();
        members.add(BorrowerTiers.Member.of(records, yardstick, asOf));
        sibling(regime).ifPresent(other -> members.add(BorrowerTiers.Member.of(other, yardstick, asOf)));
        assertThat(BorrowerTiers.of(members, asOf).get(0).tier())
                .contains(regime.get("expected_tier").asText());
        checkExtras(regime.path("expected_extra"), timeline, standing);
    }

    private static void checkExtras(JsonNode extra, Timeline timeline, Standing standing) {
        for (String field : Set.of("raw_dpd", "calendar_dpd")) {
            if (extra.has(field)) {
                assertThat(standing.dpd()).isEqualTo(extra.get(field).asInt());
            }
        }
        if (extra.has("shortfall")) {
            assertThat(standing.overdue().totalMinor()).isEqualTo(CaseFile.minor(extra.get("shortfall")));
        }
        if (extra.has("npa_date")) {
            assertThat(timeline.tierSince(standing.asOf())).contains(CaseFile.date(extra.get("npa_date")));
        }
    }

    private static Rules rules(JsonNode regime) {
        Policy policy = ShippedPoliciesTest.policy(Path.of(
                "jobs", "policies", REGIMES.get(regime.get("regime").asText()).policy() + ".yaml"));
        Rules rules = policy.rules(product(regime));
        // The order's rule for debtors that are not retail; the consumer policy has no use for it.
        return regime.path("params").path("segment").asText().equals("NON_RETAIL")
                ? new Rules(
                        rules.days(),
                        rules.tiers(),
                        rules.upgrade(),
                        new Contagion.BorrowerShare("SUBSTANDARD", 1_000, false),
                        rules.holds(),
                        rules.notices())
                : rules;
    }

    /** The product a case speaks of in other words, as the policies name it. */
    private static String product(JsonNode regime) {
        JsonNode params = regime.path("params");
        if (params.has("double_bands_over_months")) {
            return "LONG_TERM";
        }
        if (params.path("abs").asInt() == 500) {
            return "NON_RETAIL";
        }
        return params.path("product").asText("CONSUMER");
    }

    private static LoanRecords records(JsonNode regime) {
        JsonNode params = regime.path("params");
        OptionalLong exposure = params.has("total_exposure")
                ? OptionalLong.of(CaseFile.minor(params.get("total_exposure"))
                        - 100 * params.path("over90_exposure").asLong())
                : params.has("own_bank_npl_share") ? OptionalLong.of(10_000 - share(params)) : OptionalLong.empty();
        List<Installment> installments = new ArrayList<>();
        for (JsonNode due : regime.get("schedule")) {
            installments.add(CaseFile.installment(
                    installments.size() + 1,
                    CaseFile.date(due.get("due")),
                    CaseFile.minor(due.get("amount")),
                    0,
                    0,
                    0));
        }
        List<Payment> payments = new ArrayList<>();
        for (JsonNode paid : regime.get("payments")) {
            payments.add(CaseFile.payment(
                    "p" + payments.size(),
                    CaseFile.date(paid.get("date")),
                    CaseFile.minor(paid.get("amount")),
                    PaymentType.REPAYMENT,
                    Optional.empty()));
        }
        List<Hold> holds = new ArrayList<>();
        for (JsonNode event : regime.path("events")) {
            holds.add(CaseFile.hold(
                    event.get("type").asText(),
                    CaseFile.date(event.get("from")),
                    Optional.ofNullable(event.get("to")).map(CaseFile::date)));
        }
        return CaseFile.records(
                CaseFile.loan("L1", product(regime), currency(regime), exposure), installments, payments, holds);
    }

    private static String currency(JsonNode regime) {
        return REGIMES.get(regime.get("regime").asText()).currency();
    }

    /** Hundredths of a percent of the debtor's exposure that are non-performing. */
    private static long share(JsonNode params) {
        return Math.round(params.get("own_bank_npl_share").asDouble() * 10_000);
    }

    /** The borrower's other loan, where a case says what it is like: long past due, or with arrears after a part paid. */
    private static Optional<LoanRecords> sibling(JsonNode regime) {
        JsonNode params = regime.path("params");
        LocalDate asOf = CaseFile.date(regime.get("as_of"));
        long exposure = params.has("own_bank_npl_share")
                ? share(params)
                : 100 * params.path("over90_exposure").asLong();
        if (exposure > 0) {
            return Optional.of(CaseFile.records(
                    CaseFile.loan("L2", product(regime), currency(regime), OptionalLong.of(exposure)),
                    List.of(CaseFile.installment(1, asOf.minusDays(120), 500_00, 0, 0, 0)),
                    List.of(),
                    List.of()));
        }
        if (params.has("sibling_arrears")) {
            long arrears = CaseFile.minor(params.get("sibling_arrears"));
            LocalDate npaSince = CaseFile.date(params.get("was_npa_since"));
            return Optional.of(CaseFile.records(
                    CaseFile.loan("L2", product(regime), currency(regime), OptionalLong.empty()),
                    List.of(CaseFile.installment(1, npaSince.minusDays(90), 2 * arrears, 0, 0, 0)),
                    List.of(CaseFile.payment(
                            "s1", npaSince.plusDays(10), arrears, PaymentType.REPAYMENT, Optional.empty())),
                    List.of()));
        }
        return Optional.empty();
    }
}
