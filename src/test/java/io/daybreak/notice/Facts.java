package io.daybreak.notice;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Borrower;
import io.daybreak.loan.Components;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.notice.LateLoan.HistoryDigests;
import io.daybreak.notice.LateLoan.OwnMoney;
import io.daybreak.notice.LateLoan.PaymentRows;
import io.daybreak.notice.LateLoan.UnpaidInstallment;
import io.daybreak.notice.LedgerEntry.Reach;
import io.daybreak.notice.LedgerEntry.State;
import io.daybreak.policy.Channel;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The facts of one row of a decision table: {@code key=value} words, each changing one thing about the loan of {@link
 * Portraits}, which is five days late, owes 500.00 in two installments and is clean.
 */
final class Facts {
    private static final Set<String> KNOWN = Set.of(
            "dpd",
            "policy",
            "overdue",
            "currency",
            "status",
            "rejected",
            "baseline",
            "baseline_date",
            "past_day",
            "ledger",
            "hold",
            "money",
            "own",
            "digest",
            "payments",
            "reversals",
            "quarantine",
            "core_dpd",
            "core_overdue",
            "paid_to",
            "borrower",
            "phone",
            "email",
            "address",
            "name",
            "language",
            "fallback",
            "time_zone",
            "sharing",
            "look_dpd",
            "look_overdue",
            "previous",
            "min_days",
            "loan",
            "borrower_id",
            "next",
            "then",
            "level");

    private final Map<String, List<String>> words = new LinkedHashMap<>();

    static Facts of(String text) {
        Facts facts = new Facts();
        for (String word : text.isBlank() ? new String[0] : text.strip().split(" ")) {
            String[] parts = word.split("=", 2);
            if (!KNOWN.contains(parts[0])) {
                throw new IllegalArgumentException("unknown fact " + word);
            }
            facts.words.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts.length > 1 ? parts[1] : "");
        }
        return facts;
    }

    Optional<String> word(String key) {
        return Optional.ofNullable(words.get(key)).map(values -> values.get(0));
    }

    private List<String> all(String key) {
        return words.getOrDefault(key, List.of());
    }

    int number(String key, int otherwise) {
        return word(key).map(Integer::valueOf).orElse(otherwise);
    }

    private static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    Night night() {
        boolean first = word("baseline").filter("first"::equals).isPresent();
        Optional<LocalDate> baselineDate = first ? Optional.empty() : Optional.of(baselineDate());
        return new Night(Portraits.T, baselineDate, words.containsKey("past_day"), "policy-digest");
    }

    LocalDate baselineDate() {
        return word("baseline_date").map(LocalDate::parse).orElse(Portraits.T.minusDays(1));
    }

    Policy policy() {
        String yaml = Portraits.resource("policy.yaml");
        return Portraits.policy(word("min_days")
                .map(days -> yaml.replace("min_days_after_previous: 7", "min_days_after_previous: " + days))
                .orElse(yaml));
    }

    MessageSettings settings() {
        return Portraits.settings(
                word("fallback").filter("none"::equals).isPresent() ? Optional.empty() : Optional.of("zh"));
    }

    int dpd() {
        return number("dpd", 5);
    }

    private long overdueMinor() {
        return minor(word("overdue").orElse("500.00"));
    }

    private Loan loan() {
        Loan plain = Portraits.loan();
        return new Loan(
                word("loan").orElse(plain.loanId()),
                word("borrower_id").orElse(plain.borrowerId()),
                plain.product(),
                word("currency").map(Currency::getInstance).orElse(plain.currency()),
                plain.principalMinor(),
                plain.disbursedOn(),
                word("status").map(LoanStatus::valueOf).orElse(plain.status()),
                plain.statusOn(),
                plain.exposureMinor(),
                plain.contractRef(),
                plain.productName(),
                new CoreFigures(
                        word("paid_to").map(LocalDate::parse),
                        word("core_dpd")
                                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                                .orElse(OptionalInt.empty()),
                        word("core_overdue")
                                .map(text -> OptionalLong.of(minor(text)))
                                .orElse(OptionalLong.empty())),
                plain.line());
    }

    LateLoan late() {
        List<RejectReason> rejections =
                all("rejected").stream().map(RejectReason::valueOf).toList();
        int dpd = dpd();
        LocalDate claim = Portraits.T.minusDays(dpd);
        long half = overdueMinor() / 2;
        boolean first = word("baseline").filter("first"::equals).isPresent();
        String digestAtBaseline = word("digest").orElse("same");
        return new LateLoan(
                loan(),
                Portraits.T,
                rejections.isEmpty() ? Optional.of(standing(dpd, claim)) : Optional.empty(),
                rejections,
                first || word("baseline").filter("absent"::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of(baseline(dpd)),
                all("hold").stream().map(Facts::hold).flatMap(Optional::stream).toList(),
                Optional.of(new DatedAmount(LocalDate.of(2026, 5, 10), 25_000)),
                Optional.empty(),
                Optional.of(claim.plusDays(1)),
                Optional.of(claim.plusDays(1)),
                nextDue(),
                dpd == 0
                        ? List.of()
                        : List.of(
                                new UnpaidInstallment(10, claim, new Components(half, 0, 0, 0)),
                                new UnpaidInstallment(11, claim, new Components(overdueMinor() - half, 0, 0, 0))),
                List.of(half),
                new PaymentRows(10 + number("payments", 0), 250_000, number("reversals", 0)),
                own(),
                new HistoryDigests(Optional.of("now"), Optional.of(digestAtBaseline), false),
                "place");
    }

    private Optional<DatedAmount> nextDue() {
        String text = word("next").orElse("2026-07-10");
        if (text.equals("none")) {
            return Optional.empty();
        }
        String[] parts = text.split(":", -1);
        return Optional.of(new DatedAmount(LocalDate.parse(parts[0]), parts.length > 1 ? minor(parts[1]) : 25_000));
    }

    Standing standing(int dpd, LocalDate claim) {
        int policyDpd = number("policy", dpd);
        Optional<Tier> tier = Portraits.policy().base().tiers().stream()
                .filter(band -> band.fromDpd() <= policyDpd)
                .reduce((worse, worst) -> worst);
        return new Standing(
                Portraits.T,
                dpd,
                policyDpd,
                tier,
                tier,
                TierReason.OWN,
                dpd > 0 ? Optional.of(claim) : Optional.empty(),
                2,
                new Components(dpd > 0 ? overdueMinor() : 0, 0, 0, 0),
                800_000,
                new MoneyFlow(0, 0, 0, 0, 0, 0, 0, 0, 0, overdueMinor(), 0, 0));
    }

    private PublishedStanding baseline(int dpd) {
        boolean unclassified = word("baseline").filter("unclassified"::equals).isPresent();
        int then = word("baseline")
                .filter(text -> text.matches("[0-9]+"))
                .map(Integer::valueOf)
                .orElse(Math.max(0, dpd - 1));
        return new PublishedStanding(
                "L1",
                "B1",
                "HOME",
                "CNY",
                unclassified ? OptionalInt.empty() : OptionalInt.of(then),
                unclassified ? OptionalInt.empty() : OptionalInt.of(then),
                Optional.of("SPECIAL_MENTION"),
                unclassified ? "REJECTED" : "OWN",
                Optional.empty(),
                OptionalLong.of(0),
                OptionalLong.of(800_000),
                unclassified ? Optional.empty() : Optional.of("same"),
                OptionalLong.of(10),
                OptionalLong.of(250_000),
                OptionalLong.of(0),
                Optional.empty());
    }

    List<Hold> holds() {
        return all("hold").stream()
                .map(text -> text.split(":", -1))
                .map(parts -> new Hold(
                        "H1",
                        HoldScope.LOAN,
                        "L1",
                        parts[0],
                        LocalDate.parse(parts[1]),
                        parts[2].equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(parts[2])),
                        parts[3].equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(parts[3])),
                        2))
                .toList();
    }

    private static Optional<HoldInForce> hold(String text) {
        String[] parts = text.split(":", -1);
        Optional<LocalDate> to = parts[2].equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(parts[2]));
        return HoldInForce.of(
                new Hold("H1", HoldScope.LOAN, "L1", parts[0], LocalDate.parse(parts[1]), to, Optional.empty(), 2),
                Portraits.T);
    }

    private OwnMoney own() {
        return switch (word("own").orElse("none")) {
            case "pending" -> new OwnMoney(1, 7_700, 0, 0);
            case "future" -> new OwnMoney(0, 0, 1, 7_700);
            default -> OwnMoney.NONE;
        };
    }

    Surroundings surroundings() {
        return new Surroundings(
                word("borrower").isPresent() ? Optional.empty() : Optional.of(borrower()),
                all("ledger").stream().map(this::entry).toList(),
                Stream.concat(
                                all("ledger").stream().filter(text -> !text.endsWith(":elsewhere")),
                                all("sent_to_borrower").stream())
                        .map(this::entry)
                        .toList(),
                all("money").stream().map(this::money).toList(),
                sharing(),
                word("quarantine").map(Facts::quarantine),
                word("quarantine").map(text -> word("digest").orElse("same")),
                word("previous").map(Facts::previous));
    }

    private Borrower borrower() {
        Borrower plain = Portraits.borrower();
        return new Borrower(
                word("borrower_id").orElse(plain.borrowerId()),
                word("name").map(name -> name.equals("none") ? " " : name).orElse(plain.name()),
                changed("language", plain.language()),
                changed("phone", plain.phone()),
                changed("email", plain.email()),
                changed("address", plain.address()),
                changed("time_zone", plain.timeZone()),
                plain.preferredChannel(),
                plain.line());
    }

    private Optional<String> changed(String key, Optional<String> plain) {
        return word(key)
                .map(text -> text.equals("none") ? Optional.<String>empty() : Optional.of(text))
                .orElse(plain);
    }

    private LedgerEntry entry(String text) {
        List<String> parts = Arrays.asList(text.split(":", -1));
        int level = Integer.parseInt(parts.get(0));
        LocalDate businessDate = LocalDate.parse(parts.get(2));
        Reach reach = Arrays.stream(Reach.values())
                .filter(value -> parts.contains(value.name()))
                .findFirst()
                .orElse(Reach.NOT_KNOWN);
        return new LedgerEntry(
                "N" + level + "-" + businessDate + "-" + parts.get(1),
                "L1",
                level,
                "level " + level,
                channel(parts.get(1)),
                parts.stream()
                        .filter(part -> part.startsWith("to="))
                        .map(part -> part.substring(3))
                        .findFirst(),
                businessDate,
                parts.stream()
                        .filter(part -> part.startsWith("due="))
                        .map(part -> LocalDate.parse(part.substring(4)))
                        .findFirst()
                        .orElse(Portraits.T.minusDays(dpd())),
                parts.contains("INTENDED") ? State.INTENDED : State.SENT,
                reach,
                parts.contains("corrected"));
    }

    static Channel channel(String word) {
        return Channel.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private BorrowerMoney money(String text) {
        String[] parts = text.split(":", -1);
        boolean own = parts[1].equals("OWN");
        return new BorrowerMoney(
                BorrowerMoney.Kind.valueOf(parts[0]),
                own ? BorrowerMoney.Link.BORROWER : BorrowerMoney.Link.valueOf(parts[1]),
                "P9",
                own ? Optional.of("L1") : Optional.empty(),
                LocalDate.parse(parts[3]),
                new BigDecimal(parts[2]),
                LocalDate.parse(parts[3]));
    }

    private Map<Channel, Integer> sharing() {
        return word("sharing")
                .map(text -> text.split(":", -1))
                .map(parts -> Map.of(channel(parts[0]), Integer.valueOf(parts[1])))
                .orElse(Map.of());
    }

    private static Quarantine quarantine(String text) {
        String[] parts = text.split(":", -1);
        LocalDate date = LocalDate.parse(parts[1]);
        return new Quarantine(
                "L1",
                Quarantine.Kind.valueOf(parts[0]),
                date.plusDays(1),
                new CleanNight(date, Integer.parseInt(parts[2]), Optional.of("same"), 10, 0));
    }

    private static PreviousSuppression previous(String text) {
        String[] parts = text.split(":", -1);
        return new PreviousSuppression(
                SuppressionCode.valueOf(parts[0]), LocalDate.parse(parts[1]), Integer.parseInt(parts[2]));
    }

    SecondLook look(LateLoan late) {
        return new SecondLook(
                new LoanRecords(late.loan(), List.of(), List.of(), List.of()),
                number("look_dpd", dpd()),
                word("look_overdue").map(Facts::minor).orElse(dpd() > 0 ? overdueMinor() : 0));
    }
}
