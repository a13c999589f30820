package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Given;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Since when a loan has had the tier that another loan of its borrower decides. */
class BorrowerLifeTest {
    private static final int SEEDS = Integer.getInteger("daybreak.seeds", 400);
    private static final long FIRST_SEED = Long.getLong("daybreak.seed", 1);
    private static final Rules RULES = RulesBuilder.rules()
            .band("GOOD", 0)
            .band("LATE", 1)
            .band("BAD", 31)
            .band("WORSE", 61)
            .contagion(new Contagion.PerBorrower("BAD"))
            .build();

    @Test
    void itIsTheDayTheOtherLoanReachedIt() {
        Given late = Given.aLoan().named("A", "B1").due("2026-01-01", "10");
        Given current = Given.aLoan().named("B", "B1").due("2026-12-01", "10");

        assertThat(since("B", "2026-02-10", late, current)).contains(LocalDate.of(2026, 2, 1));
        assertThat(since("B", "2026-03-10", late, current)).contains(LocalDate.of(2026, 3, 3));
        assertThat(since("B", "2026-01-20", late, current)).isEmpty();
        assertThat(since("C", "2026-02-10", late, current)).isEmpty();
    }

    @Test
    void aPaymentThatWasTakenBackHasNeverBeen() {
        Given late = Given.aLoan()
                .named("A", "B1")
                .due("2026-01-01", "10")
                .paid("p1", "2026-02-05", "10")
                .row("r1", "2026-02-25", PaymentType.REVERSAL, "10", "p1");
        Given current = Given.aLoan().named("B", "B1").due("2026-12-01", "10");

        assertThat(since("A", "2026-02-26", late, current)).contains(LocalDate.of(2026, 2, 1));
        assertThat(since("B", "2026-02-26", late, current)).contains(LocalDate.of(2026, 2, 1));
        assertThat(since("B", "2026-02-24", late, current)).contains(LocalDate.of(2026, 2, 5));
    }

    @Test
    void aLoanThatIsWrittenOffPullsNoLonger() {
        Given worst =
                Given.aLoan().named("A", "B1").due("2026-01-01", "10").status(LoanStatus.WRITTEN_OFF, "2026-03-20");
        Given bad = Given.aLoan().named("B", "B1").due("2026-01-25", "10");
        Given current = Given.aLoan().named("C", "B1").due("2026-12-01", "10");

        assertThat(since("C", "2026-03-19", worst, bad, current)).contains(LocalDate.of(2026, 3, 3));
        assertThat(since("C", "2026-03-25", worst, bad, current)).contains(LocalDate.of(2026, 3, 20));
    }

    @Test
    void everyDayTellsTheSame() {
        int compared = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            RandomCases random = new RandomCases(seed);
            Rules rules = contagious(random);
            Yardstick yardstick = Yardstick.of(rules);
            List<LoanRecords> loans = new ArrayList<>();
            for (String loanId : List.of("A", "B", "C")) {
                loans.add(named(loanId, random));
            }
            LocalDate asOf = random.date();
            BorrowerLife life = new BorrowerLife(asOf);
            loans.forEach(records -> life.add(records, yardstick));
            for (BorrowerTiers.Outcome outcome : on(loans, yardstick, asOf)) {
                if (outcome.reason() != TierReason.CONTAGION) {
                    continue;
                }
                String loanId = outcome.loanId();
                Optional<LocalDate> since = life.tierSince(loanId);
                assertThat(since)
                        .as("seed %s loan %s day %s", seed, loanId, asOf)
                        .isEqualTo(dayByDay(loans, yardstick, loanId, asOf));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(SEEDS / 5);
    }

    private static Rules contagious(RandomCases random) {
        return RandomCases.spreading(
                random.rules(),
                random.number(2) == 0
                        ? new Contagion.PerBorrower(random.pick("LATE", "BAD", "WORSE"))
                        : new Contagion.BorrowerShare("BAD", random.pick(1_000, 3_000, 6_000), random.number(2) == 0));
    }

    private static LoanRecords named(String loanId, RandomCases random) {
        LoanRecords records = random.loan();
        Loan loan = records.loan();
        return RandomCases.as(
                records,
                loanId,
                loan.currency(),
                random.number(4) == 0 ? random.date() : loan.disbursedOn(),
                random.status(),
                random.date());
    }

    /** Walks back until the tier is another one. */
    private static Optional<LocalDate> dayByDay(
            List<LoanRecords> loans, Yardstick yardstick, String loanId, LocalDate asOf) {
        List<LoanRecords> told =
                loans.stream().map(records -> asToldOn(records, asOf)).toList();
        Optional<String> tier = tierOn(told, yardstick, loanId, asOf);
        for (LocalDate day = asOf; day.isAfter(RandomCases.START.minusDays(5)); day = day.minusDays(1)) {
            if (!tierOn(told, yardstick, loanId, day.minusDays(1)).equals(tier)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> tierOn(List<LoanRecords> loans, Yardstick yardstick, String loanId, LocalDate day) {
        return on(loans, yardstick, day).stream()
                .filter(outcome -> outcome.loanId().equals(loanId))
                .findFirst()
                .flatMap(BorrowerTiers.Outcome::tier);
    }

    private static List<BorrowerTiers.Outcome> on(List<LoanRecords> loans, Yardstick yardstick, LocalDate day) {
        return BorrowerTiers.of(
                loans.stream()
                        .filter(records -> !records.loan().disbursedOn().isAfter(day))
                        .map(records -> BorrowerTiers.Member.of(records, yardstick, day))
                        .toList(),
                day);
    }

    private static LoanRecords asToldOn(LoanRecords records, LocalDate asOf) {
        BitSet undone =
                Reversals.of(records.payments(), records.loan().currency()).undone(asOf);
        List<Payment> standing = new ArrayList<>();
        for (int row = 0; row < records.payments().size(); row++) {
            if (!undone.get(row) && records.payments().get(row).type() != PaymentType.REVERSAL) {
                standing.add(records.payments().get(row));
            }
        }
        return new LoanRecords(records.loan(), records.installments(), standing, records.holds());
    }

    private static Optional<LocalDate> since(String loanId, String asOf, Given... loans) {
        BorrowerLife life = new BorrowerLife(LocalDate.parse(asOf));
        for (Given given : loans) {
            life.add(given.records(), Yardstick.of(RULES));
        }
        return life.tierSince(loanId);
    }
}
