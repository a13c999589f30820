package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import io.daybreak.policy.TierCondition;
import io.daybreak.policy.Upgrade;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random loans of one borrower under random rules of contagion, against a reference that walks every day. */
class BorrowerTiersAgainstDayByDayTest {
    private static final int SEEDS = Integer.getInteger("daybreak.seeds", 400);
    private static final long FIRST_SEED = Long.getLong("daybreak.seed", 1);

    /** A loan as the reference sees it at the end of the day asked for. */
    private record Walked(LoanRecords records, DayByDay days, DayByDay.Day last) {
        String currency() {
            return records.loan().currency().getCurrencyCode();
        }

        BigInteger exposure() {
            return BigInteger.valueOf(records.loan().exposureMinor().orElse(last.outstandingPrincipalMinor()));
        }
    }

    @Test
    void everyLoanAgreesWithTheReference() {
        int pulled = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            RandomCases random = new RandomCases(seed);
            Rules rules = contagious(random);
            LocalDate asOf = random.date();
            List<LoanRecords> loans = List.of(named("A", random), named("B", random), named("C", random));
            List<BorrowerTiers.Outcome> outcomes = BorrowerTiers.of(
                    loans.stream()
                            .map(records -> BorrowerTiers.Member.of(records, Yardstick.of(rules), asOf))
                            .toList(),
                    asOf);
            Map<String, String> expected = expected(loans, rules, asOf);
            for (BorrowerTiers.Outcome outcome : outcomes) {
                if (expected.containsKey(outcome.loanId())) {
                    assertThat(outcome.tier())
                            .as("seed %s loan %s day %s", seed, outcome.loanId(), asOf)
                            .contains(expected.get(outcome.loanId()));
                    pulled += outcome.reason() == TierReason.CONTAGION ? 1 : 0;
                }
            }
        }
        assertThat(pulled).isGreaterThan(SEEDS / 5);
    }

    private static Rules contagious(RandomCases random) {
        return RandomCases.spreading(
                random.rules(),
                random.number(3) > 0
                        ? new Contagion.PerBorrower(random.pick("GOOD", "LATE", "BAD", "WORSE"))
                        : new Contagion.BorrowerShare("BAD", random.pick(0, 3_000, 5_000), random.number(2) == 0));
    }

    private static LoanRecords named(String loanId, RandomCases random) {
        LoanRecords records = random.loan();
        Loan loan = records.loan();
        return RandomCases.as(
                records,
                loanId,
                Currency.getInstance(random.pick("EUR", "EUR", "USD")),
                loan.disbursedOn(),
                random.pick(LoanStatus.ACTIVE, random.status()),
                random.date());
    }

    /** The tier of every loan that takes part. */
    private static Map<String, String> expected(List<LoanRecords> loans, Rules rules, LocalDate asOf) {
        List<Walked> part = new ArrayList<>();
        for (LoanRecords records : loans) {
            LoanStatus status = records.loan().statusAt(asOf);
            if (status != LoanStatus.CLOSED && status != LoanStatus.WRITTEN_OFF) {
                DayByDay days = new DayByDay(records, rules);
                DayByDay.Day last = days.days(RandomCases.START.minusDays(2), asOf, asOf)
                        .lastEntry()
                        .getValue();
                part.add(new Walked(records, days, last));
            }
        }
        Optional<Tier> pulled = rules.contagion() instanceof Contagion.BorrowerShare share
                ? byShare(part, rules, share)
                : byBorrower(part, rules, ((Contagion.PerBorrower) rules.contagion()).fromTier(), asOf);
        Map<String, String> tiers = new HashMap<>();
        for (Walked loan : part) {
            Tier own = loan.last().tier();
            Tier tier = pulled.filter(found -> found.rank() > own.rank()).orElse(own);
            tiers.put(loan.records().loan().loanId(), tier.code());
        }
        return tiers;
    }

    private static Optional<Tier> pulledTier(Rules rules) {
        return rules.tiers().stream()
                .filter(tier -> tier.condition().equals(Optional.of(TierCondition.PULLED)))
                .findFirst();
    }

    private static Optional<Tier> byShare(List<Walked> part, Rules rules, Contagion.BorrowerShare share) {
        Tier from = rules.tier(share.fromTier()).orElseThrow();
        Set<String> currencies = new TreeSet<>();
        part.forEach(loan -> currencies.add(loan.currency()));
        boolean reached = false;
        for (String currency : currencies) {
            BigInteger all = BigInteger.ZERO;
            BigInteger bad = BigInteger.ZERO;
            for (Walked loan : part) {
                if (loan.currency().equals(currency)) {
                    all = all.add(loan.exposure());
                    bad = loan.last().tier().rank() >= from.rank() ? bad.add(loan.exposure()) : bad;
                }
            }
            int compared = bad.multiply(BigInteger.valueOf(10_000))
                    .compareTo(all.multiply(BigInteger.valueOf(share.shareBasisPoints())));
            reached |= bad.signum() > 0 && (share.inclusive() ? compared >= 0 : compared > 0);
        }
        return reached ? Optional.of(pulledTier(rules).orElse(from)) : Optional.empty();
    }

    private static Optional<Tier> byBorrower(List<Walked> part, Rules rules, String fromTier, LocalDate asOf) {
        int from = rules.tier(fromTier).orElseThrow().rank();
        int worst =
                part.stream().mapToInt(loan -> loan.last().tier().rank()).max().orElse(-1);
        int defaultRank = from;
        int months = 0;
        boolean sticks = true;
        if (rules.upgrade() instanceof Upgrade.ArrearsCleared cleared) {
            defaultRank =
                    Math.max(from, rules.tier(cleared.fromTier()).orElseThrow().rank());
        } else if (rules.upgrade() instanceof Upgrade.Probation probation) {
            defaultRank = Math.max(
                    from, rules.tier(probation.fromTier()).orElseThrow().rank());
            months = probation.months();
        } else {
            sticks = false;
        }
        Optional<LocalDate> since = sticks ? defaultSince(part, defaultRank, months, asOf) : Optional.empty();
        if (worst < from && since.isEmpty()) {
            return Optional.empty();
        }
        int rank = since.isPresent() ? Math.max(worst, defaultRank) : worst;
        for (Tier aging : rules.tiers()) {
            boolean isAged = since.isPresent()
                    && aging.agingMonths().isPresent()
                    && !since.get().plusMonths(aging.agingMonths().getAsInt()).isAfter(asOf);
            rank = isAged ? Math.max(rank, aging.rank()) : rank;
        }
        return Optional.of(rules.tiers().get(rank));
    }

    private static Optional<LocalDate> defaultSince(List<Walked> part, int defaultRank, int months, LocalDate asOf) {
        Optional<LocalDate> since = Optional.empty();
        Optional<LocalDate> clearedOn = Optional.empty();
        for (LocalDate date = RandomCases.START.minusDays(2); !date.isAfter(asOf); date = date.plusDays(1)) {
            LocalDate day = date;
            boolean isClear =
                    part.stream().allMatch(loan -> loan.days().past(day).isClear());
            boolean isDefault = !isClear
                    && part.stream().anyMatch(loan -> loan.days().past(day).rank() >= defaultRank);
            if (clearedOn.isPresent() && !clearedOn.get().plusMonths(months).isAfter(day)) {
                since = Optional.empty();
            }
            since = since.isEmpty() && isDefault ? Optional.of(day) : since;
            clearedOn = since.isEmpty() || !isClear ? Optional.empty() : clearedOn.or(() -> Optional.of(day));
            if (clearedOn.isPresent() && !clearedOn.get().plusMonths(months).isAfter(day)) {
                since = Optional.empty();
                clearedOn = Optional.empty();
            }
        }
        return since;
    }
}
