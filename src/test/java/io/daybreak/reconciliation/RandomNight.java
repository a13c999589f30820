package io.daybreak.reconciliation;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Components;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Rejection;
import io.daybreak.policy.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * A made-up portfolio on one night, drawn from a seed: loans of three currencies with 2, 0 and 3 decimals, classified,
 * not classified, not yet disbursed, written off, closed, new, gone, restated; money without a home; rejections.
 */
public final class RandomNight {
    public static final LocalDate DATE = LocalDate.of(2026, 6, 30);
    public static final LocalDate BASELINE_DATE = LocalDate.of(2026, 6, 29);
    public static final List<Tier> TIERS =
            List.of(tier("NORMAL", 0, 0), tier("SPECIAL_MENTION", 1, 1), tier("SUBSTANDARD", 2, 91));
    private static final List<String> CURRENCIES = List.of("CNY", "CNY", "CNY", "JPY", "KWD");

    /** What a loan of the night is. */
    public enum Fate {
        CLASSIFIED,
        NOT_CLASSIFIED,
        NOT_YET_DISBURSED
    }

    /**
     * One loan of the night.
     *
     * @param loan the loan
     * @param fate what became of it
     * @param now its standing; empty unless classified
     * @param baseline what was published of it
     * @param restated what tonight's records make of the baseline's date
     */
    public record Case(
            Loan loan,
            Fate fate,
            Optional<Standing> now,
            Optional<PublishedStanding> baseline,
            Optional<Standing> restated) {

        /** Whether the worklist shows it. */
        public boolean isInWorklist() {
            return fate == Fate.NOT_CLASSIFIED
                    || now.map(standing -> standing.dpd() >= 1).orElse(false);
        }
    }

    private final SplittableRandom random;
    private final List<Case> cases = new ArrayList<>();
    private final List<PublishedStanding> gone = new ArrayList<>();
    private final List<OwnerlessPayment> ownerless = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private RandomNight(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A night with that many loans. */
    public static RandomNight of(long seed, int loans) {
        RandomNight night = new RandomNight(seed);
        for (int index = 0; index < loans; index++) {
            night.cases.add(night.loanCase("L%06d".formatted(index)));
        }
        for (int index = 0; index < loans / 20; index++) {
            night.gone.add(night.published("G%06d".formatted(index), night.currency(), false));
            night.ownerless.add(night.ownerless(index));
            night.rejections.add(night.rejection(index));
        }
        return night;
    }

    public List<Case> cases() {
        return List.copyOf(cases);
    }

    public List<PublishedStanding> gone() {
        return List.copyOf(gone);
    }

    public List<OwnerlessPayment> ownerless() {
        return List.copyOf(ownerless);
    }

    public List<Rejection> rejections() {
        return List.copyOf(rejections);
    }

    /** Counts the night as the settle step does. */
    public Tally tally() {
        Tally tally = new Tally();
        cases.forEach(each -> count(tally, each));
        gone.forEach(tally::gone);
        for (OwnerlessPayment payment : ownerless) {
            tally.paymentsRead(Tally.UNKNOWN_CURRENCY, 1, Tally.minorOfUnknownCurrency(payment.amount()));
            if (payment.loanId().isEmpty()) {
                tally.paymentUnmatched(payment.amount());
            } else {
                tally.paymentOrphan(payment.amount());
            }
        }
        rejections.forEach(tally::rejected);
        return tally;
    }

    /** Counts one loan. */
    public static void count(Tally tally, Case each) {
        Loan loan = each.loan();
        tally.loanRead(loan.currency().getCurrencyCode(), loan.principalMinor());
        switch (each.fate()) {
            case CLASSIFIED -> tally.classified(loan, each.now().orElseThrow(), each.baseline(), each.restated());
            case NOT_CLASSIFIED -> tally.notClassified(loan, each.baseline());
            case NOT_YET_DISBURSED -> tally.notYetDisbursed(loan, each.baseline());
        }
    }

    public static Tier tier(String code, int rank, int fromDpd) {
        return new Tier(code, rank, fromDpd, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Map.of());
    }

    public static Loan loan(String loanId, String currency, long principalMinor) {
        return new Loan(
                loanId,
                "B" + loanId,
                "CARD",
                Currency.getInstance(currency),
                principalMinor,
                LocalDate.of(2025, 6, 30),
                LoanStatus.ACTIVE,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                2);
    }

    private Case loanCase(String loanId) {
        Loan loan = loan(loanId, currency(), random.nextLong(1_000_000));
        String currency = loan.currency().getCurrencyCode();
        boolean known = random.nextInt(10) > 0;
        Optional<PublishedStanding> baseline = known
                ? Optional.of(published(loanId, random.nextInt(50) == 0 ? "EUR" : currency, random.nextInt(30) == 0))
                : Optional.empty();
        int fate = random.nextInt(30);
        if (fate == 0) {
            return new Case(loan, Fate.NOT_YET_DISBURSED, Optional.empty(), baseline, Optional.empty());
        }
        if (fate == 1) {
            return new Case(loan, Fate.NOT_CLASSIFIED, Optional.empty(), baseline, Optional.empty());
        }
        boolean disbursedThen = random.nextInt(40) > 0;
        Optional<Standing> restated = disbursedThen ? Optional.of(restated(baseline)) : Optional.empty();
        return new Case(loan, Fate.CLASSIFIED, Optional.of(standing(DATE)), baseline, restated);
    }

    /** Mostly what was published, as it is when no record of the past changed. */
    private Standing restated(Optional<PublishedStanding> baseline) {
        Standing drawn = standing(BASELINE_DATE);
        if (baseline.isEmpty() || random.nextInt(5) == 0 || baseline.get().dpd().isEmpty()) {
            return drawn;
        }
        PublishedStanding published = baseline.get();
        Optional<Tier> tier = published.tier().flatMap(code -> TIERS.stream()
                .filter(each -> each.code().equals(code))
                .findFirst());
        return new Standing(
                BASELINE_DATE,
                published.dpd().getAsInt(),
                published.dpd().getAsInt(),
                tier,
                tier,
                TierReason.valueOf(published.tierReason()),
                published.oldestUnpaidDueDate(),
                drawn.installmentsOverdue(),
                drawn.overdue(),
                published.outstandingPrincipalMinor().orElse(0),
                drawn.flow());
    }

    private Standing standing(LocalDate date) {
        boolean late = random.nextInt(4) == 0;
        boolean writtenOff = late && random.nextInt(10) == 0;
        boolean closed = !late && random.nextInt(10) == 0;
        int dpd = late ? 1 + random.nextInt(400) : 0;
        Components overdue = late
                ? new Components(random.nextLong(50_000) + 1, random.nextLong(9_000), random.nextLong(500), 7)
                : Components.ZERO;
        long outstanding = closed ? 0 : overdue.principalMinor() + random.nextLong(500_000);
        Optional<Tier> tier = writtenOff ? Optional.empty() : Optional.of(band(dpd));
        return new Standing(
                date,
                dpd,
                dpd,
                tier,
                tier,
                writtenOff ? TierReason.WRITTEN_OFF : closed ? TierReason.CLOSED : TierReason.OWN,
                late ? Optional.of(date.minusDays(dpd)) : Optional.empty(),
                late ? 1 + dpd / 30 : 0,
                overdue,
                outstanding,
                flow(overdue.totalMinor()));
    }

    /** Any amounts that keep both money identities. */
    private MoneyFlow flow(long overdue) {
        long settled = random.nextLong(100_000) + 1_000;
        long waived = random.nextLong(300);
        long creditLeft = random.nextLong(200);
        long refunded = random.nextLong(100);
        long chargedBack = random.nextLong(400);
        long beyondCredit = random.nextLong(50);
        long notYet = random.nextLong(400_000);
        long onClosed = random.nextLong(90);
        return new MoneyFlow(
                settled + creditLeft + refunded,
                waived,
                refunded,
                settled,
                waived,
                creditLeft,
                settled + waived + overdue + notYet + onClosed - chargedBack - beyondCredit,
                chargedBack,
                beyondCredit,
                overdue,
                notYet,
                onClosed);
    }

    private PublishedStanding published(String loanId, String currency, boolean rejected) {
        Standing standing = standing(BASELINE_DATE);
        boolean hadTier = random.nextBoolean();
        if (rejected) {
            return new PublishedStanding(
                    loanId,
                    "B" + loanId,
                    "CARD",
                    currency,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    hadTier ? Optional.of("NORMAL") : Optional.empty(),
                    TierReason.REJECTED.name(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty());
        }
        return published(loanId, currency, standing);
    }

    /** The row that was published of a standing. */
    public static PublishedStanding published(String loanId, String currency, Standing standing) {
        return new PublishedStanding(
                loanId,
                "B" + loanId,
                "CARD",
                currency,
                OptionalInt.of(standing.dpd()),
                OptionalInt.of(standing.policyDpd()),
                standing.tier().map(Tier::code),
                standing.tierReason().name(),
                standing.oldestUnpaidDueDate(),
                OptionalLong.of(standing.overdue().totalMinor()),
                OptionalLong.of(standing.outstandingPrincipalMinor()),
                Optional.of("0123456789abcdef"),
                OptionalLong.of(3),
                OptionalLong.of(30_000),
                OptionalLong.of(0),
                Optional.empty());
    }

    private OwnerlessPayment ownerless(int index) {
        return new OwnerlessPayment(
                "U" + index,
                random.nextBoolean() ? Optional.empty() : Optional.of("X" + index),
                DATE.minusDays(random.nextInt(20)),
                BigDecimal.valueOf(random.nextLong(1_000_000), random.nextInt(5)),
                PaymentType.REPAYMENT,
                Optional.empty(),
                Optional.empty(),
                random.nextBoolean() ? Optional.of("B" + index) : Optional.empty(),
                Optional.of("付款人, \"" + index + "\""),
                Optional.of("=1+1\r\nreference"),
                Optional.empty(),
                index + 2L);
    }

    private Rejection rejection(int index) {
        List<RejectReason> reasons = List.of(RejectReason.values());
        RejectReason reason = reasons.get(random.nextInt(reasons.size()));
        String file = random.nextBoolean() ? "payments.csv" : "loans.csv";
        return new Rejection(file, index + 2L, "amount", reason, "-12,5", reason.hint());
    }

    private String currency() {
        return CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    }

    private static Tier band(int dpd) {
        return dpd >= 91 ? TIERS.get(2) : dpd >= 1 ? TIERS.get(1) : TIERS.get(0);
    }
}
