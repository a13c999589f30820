package io.daybreak.publication;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Components;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Late loans of tests: some told by hand, any number drawn from a seed. */
final class LateLoans {
    static final LocalDate DATE = LocalDate.of(2026, 6, 30);
    static final Policy POLICY = policy();
    private static final List<String> TEXTS = List.of(
            "plain", "逾期贷款", "a,b", "\"quoted\"", "=SUM(A1)", "+86 138", "line\r\nbreak", "𠮷", "tab\there", "");

    private LateLoans() {}

    private static Policy policy() {
        String text = """
                name: two-scales
                version: "1"
                tiers:
                  - {code: NORMAL, from_dpd: 0}
                  - {code: SPECIAL_MENTION, from_dpd: 1}
                  - {code: SUBSTANDARD, from_dpd: 91}
                products:
                  CAR: {tiers: [{code: STANDARD, from_dpd: 0}, {code: NPA, from_dpd: 91}]}
                """;
        return ((PolicyReading.Usable) PolicyYaml.read(text)).policy();
    }

    /** A loan of the policy's base scale, 35 days past due. */
    static LateLoan late(String loanId) {
        return new LateLoan(
                loan(loanId, "CARD", "CNY"),
                DATE,
                Optional.of(standing("CARD", "SPECIAL_MENTION", 35, new Components(100_000, 2_345, 50, 5))),
                List.of(),
                Optional.of(published(loanId)),
                List.of(new HoldInForce("H1", HoldScope.LOAN, "DISPUTE", LocalDate.of(2026, 6, 1), Optional.empty())),
                Optional.of(new LateLoan.DatedAmount(LocalDate.of(2026, 4, 20), 102_400)),
                Optional.empty(),
                Optional.of(DATE.minusDays(34)),
                Optional.of(DATE.minusDays(34)),
                Optional.of(new LateLoan.DatedAmount(LocalDate.of(2026, 7, 26), 102_400)),
                List.of(new LateLoan.UnpaidInstallment(5, DATE.minusDays(35), new Components(100_000, 2_345, 50, 5))),
                List.of(102_400L),
                new LateLoan.PaymentRows(4, 409_600, 0),
                LateLoan.OwnMoney.NONE,
                new LateLoan.HistoryDigests(Optional.of("00ff00ff00ff00ff"), Optional.of("00ff00ff00ff00fe"), true),
                "loans:100+80");
    }

    /** A loan with a rejected row, last published as SPECIAL_MENTION. */
    static LateLoan notClassified(String loanId) {
        return new LateLoan(
                loan(loanId, "CARD", "CNY"),
                DATE,
                Optional.empty(),
                List.of(RejectReason.BAD_AMOUNT),
                Optional.of(published(loanId)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                new LateLoan.PaymentRows(4, 409_600, 1),
                LateLoan.OwnMoney.NONE,
                LateLoan.HistoryDigests.NONE,
                "");
    }

    static Loan loan(String loanId, String product, String currency) {
        return new Loan(
                loanId,
                "B-" + loanId,
                product,
                Currency.getInstance(currency),
                1_200_000,
                LocalDate.of(2025, 12, 26),
                LoanStatus.ACTIVE,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of("C-2025-001"),
                Optional.of("Card"),
                CoreFigures.NONE,
                7);
    }

    static Standing standing(String product, String tierCode, int dpd, Components overdue) {
        Optional<Tier> tier = POLICY.rules(product).tier(tierCode);
        return new Standing(
                DATE,
                dpd,
                dpd,
                tier,
                tier,
                TierReason.OWN,
                dpd == 0 ? Optional.empty() : Optional.of(DATE.minusDays(dpd)),
                dpd == 0 ? 0 : 1,
                overdue,
                800_000,
                new MoneyFlow(409_600, 0, 0, 409_600, 0, 0, 1_228_800, 0, 0, overdue.totalMinor(), 716_800, 0));
    }

    static PublishedStanding published(String loanId) {
        return new PublishedStanding(
                loanId,
                "B-" + loanId,
                "CARD",
                "CNY",
                OptionalInt.of(34),
                OptionalInt.of(34),
                Optional.of("SPECIAL_MENTION"),
                "OWN",
                Optional.of(DATE.minusDays(35)),
                OptionalLong.of(102_400),
                OptionalLong.of(800_000),
                Optional.of("00ff00ff00ff00fe"),
                OptionalLong.of(4),
                OptionalLong.of(409_600),
                OptionalLong.of(0),
                Optional.of("0123456789abcdef"));
    }

    /** Any late loan: every optional value there or not, texts of every kind, numbers up to the limits. */
    static LateLoan random(SplittableRandom random) {
        boolean car = random.nextBoolean();
        String product = car ? "CAR" : "CARD";
        boolean classified = random.nextInt(5) > 0;
        return new LateLoan(
                new Loan(
                        text(random) + random.nextInt(),
                        text(random),
                        product,
                        Currency.getInstance(List.of("CNY", "JPY", "KWD").get(random.nextInt(3))),
                        number(random),
                        date(random),
                        random.nextBoolean() ? LoanStatus.ACTIVE : LoanStatus.WRITTEN_OFF,
                        maybe(random, date(random)),
                        maybeLong(random),
                        maybe(random, text(random)),
                        maybe(random, text(random)),
                        new CoreFigures(maybe(random, date(random)), maybeInt(random), maybeLong(random)),
                        number(random)),
                date(random),
                classified ? Optional.of(standing(random, product)) : Optional.empty(),
                classified ? List.of() : List.of(RejectReason.DUPLICATE, RejectReason.BAD_DATE),
                random.nextBoolean() ? Optional.of(published(random)) : Optional.empty(),
                holds(random),
                maybe(random, new LateLoan.DatedAmount(date(random), number(random))),
                maybe(random, date(random)),
                maybe(random, date(random)),
                maybe(random, date(random)),
                maybe(random, new LateLoan.DatedAmount(date(random), number(random))),
                unpaid(random),
                List.of(number(random), number(random)),
                new LateLoan.PaymentRows(number(random), number(random), number(random)),
                new LateLoan.OwnMoney(number(random), number(random), number(random), number(random)),
                new LateLoan.HistoryDigests(maybe(random, text(random)), maybe(random, text(random)), true),
                text(random));
    }

    private static Standing standing(SplittableRandom random, String product) {
        List<Tier> tiers = POLICY.rules(product).tiers();
        return new Standing(
                date(random),
                random.nextInt(),
                random.nextInt(),
                maybe(random, tiers.get(random.nextInt(tiers.size()))),
                maybe(random, tiers.get(random.nextInt(tiers.size()))),
                random.nextBoolean() ? TierReason.OWN : TierReason.PROBATION,
                maybe(random, date(random)),
                random.nextInt(),
                components(random),
                number(random),
                new MoneyFlow(
                        number(random),
                        number(random),
                        number(random),
                        number(random),
                        number(random),
                        number(random),
                        number(random),
                        number(random),
                        number(random),
                        number(random),
                        number(random),
                        number(random)));
    }

    private static PublishedStanding published(SplittableRandom random) {
        return new PublishedStanding(
                text(random),
                text(random),
                text(random),
                text(random),
                maybeInt(random),
                maybeInt(random),
                maybe(random, text(random)),
                text(random),
                maybe(random, date(random)),
                maybeLong(random),
                maybeLong(random),
                maybe(random, text(random)),
                maybeLong(random),
                maybeLong(random),
                maybeLong(random),
                Optional.of("0123456789abcdef"));
    }

    private static List<HoldInForce> holds(SplittableRandom random) {
        List<HoldInForce> holds = new ArrayList<>();
        for (int index = random.nextInt(3); index > 0; index--) {
            LocalDate from = random.nextBoolean() ? LocalDate.MIN : date(random);
            holds.add(
                    new HoldInForce(text(random), HoldScope.BORROWER, text(random), from, maybe(random, date(random))));
        }
        return holds;
    }

    private static List<LateLoan.UnpaidInstallment> unpaid(SplittableRandom random) {
        List<LateLoan.UnpaidInstallment> unpaid = new ArrayList<>();
        for (int index = random.nextInt(40); index > 0; index--) {
            unpaid.add(new LateLoan.UnpaidInstallment(random.nextInt(), date(random), components(random)));
        }
        return unpaid;
    }

    private static Components components(SplittableRandom random) {
        return new Components(number(random), number(random), number(random), number(random));
    }

    private static String text(SplittableRandom random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static long number(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE;
            case 2 -> Long.MIN_VALUE;
            case 3 -> random.nextInt(128) - 64;
            default -> random.nextLong();
        };
    }

    private static LocalDate date(SplittableRandom random) {
        return LocalDate.ofEpochDay(random.nextInt(40_000));
    }

    private static <V> Optional<V> maybe(SplittableRandom random, V value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static OptionalInt maybeInt(SplittableRandom random) {
        return random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty();
    }

    private static OptionalLong maybeLong(SplittableRandom random) {
        return random.nextBoolean() ? OptionalLong.of(number(random)) : OptionalLong.empty();
    }
}
