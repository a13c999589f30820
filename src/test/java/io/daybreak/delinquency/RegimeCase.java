package io.daybreak.delinquency;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A worked case of {@code regimes.json}: the records it tells of, the shipped policy it is judged by, and what must come
 * out.
 */
public final class RegimeCase {
    /** What is not answerable, with the reason; at most one in ten. */
    static final Map<String, String> NOT_ANSWERABLE = Map.of();

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

    private final JsonNode regime;

    private RegimeCase(JsonNode regime) {
        this.regime = regime;
    }

    /** Every case that is answerable, in the order of the file. */
    public static List<RegimeCase> answerable() {
        return all().stream()
                .filter(regime -> !NOT_ANSWERABLE.containsKey(regime.id()))
                .toList();
    }

    static List<RegimeCase> all() {
        return CaseFile.cases("regimes.json").stream().map(RegimeCase::new).toList();
    }

    private Regime law() {
        return Optional.ofNullable(REGIMES.get(regime.get("regime").asText())).orElseThrow();
    }

    /** Its identifier, such as {@code IN-14}. */
    public String id() {
        return regime.get("id").asText();
    }

    String title() {
        return regime.get("title").asText();
    }

    /** The day at whose end it is looked at. */
    public LocalDate asOf() {
        return CaseFile.date(regime.get("as_of"));
    }

    /** The shipped policy, as the name of its file. */
    public String policyFile() {
        return law().policy() + ".yaml";
    }

    /** Whether it is about a debtor whose loans look at each other by the order's rule for those that are not retail. */
    public boolean isOfNonRetailDebtor() {
        return regime.path("params").path("segment").asText().equals("NON_RETAIL");
    }

    /** The {@code policy_dpd} it must come to. */
    public int expectedPolicyDpd() {
        return regime.get("expected_dpd").asInt();
    }

    /** The code of the tier it must come to. */
    public String expectedTier() {
        return regime.get("expected_tier").asText();
    }

    /** The contractual days it must come to, where the case says. */
    public OptionalInt expectedDpd() {
        JsonNode extra = regime.path("expected_extra");
        return Set.of("raw_dpd", "calendar_dpd").stream()
                .filter(extra::has)
                .mapToInt(field -> extra.get(field).asInt())
                .findFirst();
    }

    /** What must be overdue, minor units, where the case says. */
    public OptionalLong expectedOverdueMinor() {
        JsonNode shortfall = regime.path("expected_extra").path("shortfall");
        return shortfall.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(CaseFile.minor(shortfall));
    }

    /** Since when the loan must have its tier, where the case says. */
    public Optional<LocalDate> expectedTierSince() {
        return Optional.ofNullable(regime.path("expected_extra").get("npa_date"))
                .map(CaseFile::date);
    }

    /** The product a case speaks of in other words, as the policies name it. */
    private String product() {
        JsonNode params = regime.path("params");
        if (params.has("double_bands_over_months")) {
            return "LONG_TERM";
        }
        if (isOfNonRetailDebtor() || params.path("abs").asInt() == 500) {
            return "NON_RETAIL";
        }
        return params.path("product").asText("CONSUMER");
    }

    /** The records of the loan that the case is about. */
    public LoanRecords records() {
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
        return CaseFile.records(CaseFile.loan("L1", product(), currency(), exposure), installments, payments, holds);
    }

    private String currency() {
        return law().currency();
    }

    /** Hundredths of a percent of the debtor's exposure that are non-performing. */
    private static long share(JsonNode params) {
        return Math.round(params.get("own_bank_npl_share").asDouble() * 10_000);
    }

    /** The borrower's other loan, where a case says what it is like: long past due, or with arrears after a part paid. */
    public Optional<LoanRecords> sibling() {
        JsonNode params = regime.path("params");
        LocalDate asOf = asOf();
        long exposure = params.has("own_bank_npl_share")
                ? share(params)
                : 100 * params.path("over90_exposure").asLong();
        if (exposure > 0) {
            return Optional.of(CaseFile.records(
                    CaseFile.loan("L2", product(), currency(), OptionalLong.of(exposure)),
                    List.of(CaseFile.installment(1, asOf.minusDays(120), 500_00, 0, 0, 0)),
                    List.of(),
                    List.of()));
        }
        if (params.has("sibling_arrears")) {
            long arrears = CaseFile.minor(params.get("sibling_arrears"));
            LocalDate npaSince = CaseFile.date(params.get("was_npa_since"));
            return Optional.of(CaseFile.records(
                    CaseFile.loan("L2", product(), currency(), OptionalLong.empty()),
                    List.of(CaseFile.installment(1, npaSince.minusDays(90), 2 * arrears, 0, 0, 0)),
                    List.of(CaseFile.payment(
                            "s1", npaSince.plusDays(10), arrears, PaymentType.REPAYMENT, Optional.empty())),
                    List.of()));
        }
        return Optional.empty();
    }
}
