package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Components;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Rules;
import io.daybreak.recheck.Recheck;
import io.daybreak.recheck.RecheckResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for every loan under every rule. A failure names its seed; {@code -Ddaybreak.seed=n} replays from it. */
class LawsTest {
    private static final int SEEDS = Integer.getInteger("daybreak.seeds", 400);
    private static final long FIRST_SEED = Long.getLong("daybreak.seed", 1);

    /** One loan under one set of rules. */
    private record Case(long seed, RandomCases random, LoanRecords records, Rules rules) {
        Standing at(LocalDate day) {
            return Timeline.of(records, rules).at(day);
        }

        Case with(List<Installment> installments, List<Payment> payments) {
            return new Case(
                    seed, random, new LoanRecords(records.loan(), installments, payments, records.holds()), rules);
        }

        Case withPayments(List<Payment> payments) {
            return with(records.installments(), payments);
        }

        String on(LocalDate day) {
            return "seed " + seed + " day " + day;
        }
    }

    private static void forAll(BiConsumer<Case, LocalDate> law) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            RandomCases random = new RandomCases(seed);
            Case one = new Case(seed, random, random.loan(), random.rules());
            for (int probe = 0; probe < 12; probe++) {
                law.accept(one, random.date());
            }
        }
    }

    @Test
    void daysAreNeverNegative() {
        forAll((one, day) -> {
            Standing standing = one.at(day);
            assertThat(standing.dpd()).as(one.on(day)).isNotNegative();
            assertThat(standing.policyDpd()).as(one.on(day)).isNotNegative();
            assertThat(standing.dpd() > 0)
                    .as(one.on(day))
                    .isEqualTo(standing.overdue().totalMinor() > 0)
                    .isEqualTo(standing.installmentsOverdue() > 0)
                    .isEqualTo(standing.oldestUnpaidDueDate().isPresent());
        });
    }

    @Test
    void payingMoreNeverRaisesDpd() {
        forAll((one, day) -> {
            List<Payment> more = new ArrayList<>(one.records().payments());
            more.add(repayment("extra", one.random().date(), 1 + one.random().number(150), directed(one)));
            Standing before = one.at(day);
            Standing after = one.withPayments(more).at(day);
            assertThat(after.dpd()).as(one.on(day)).isLessThanOrEqualTo(before.dpd());
            assertThat(after.overdue().totalMinor())
                    .as(one.on(day))
                    .isLessThanOrEqualTo(before.overdue().totalMinor());
        });
    }

    @Test
    void payingEarlierNeverRaisesDpd() {
        forAll((one, day) -> {
            List<Payment> late = new ArrayList<>(one.records().payments());
            List<Payment> early = new ArrayList<>(late);
            LocalDate date = one.random().date();
            long amount = 1L + one.random().number(150);
            OptionalInt directed = directed(one);
            late.add(repayment("moved", date, amount, directed));
            early.add(repayment("moved", date.minusDays(1 + one.random().number(60)), amount, directed));
            assertThat(one.withPayments(early).at(day).dpd())
                    .as(one.on(day))
                    .isLessThanOrEqualTo(one.withPayments(late).at(day).dpd());
        });
    }

    @Test
    void splittingAPaymentChangesNothing() {
        forAll((one, day) -> {
            List<Payment> split = new ArrayList<>();
            for (Payment payment : one.records().payments()) {
                boolean isNamed = payment.reverses().isPresent()
                        || one.records().payments().stream()
                                .anyMatch(other -> other.reverses().equals(Optional.of(payment.paymentId())));
                if (isNamed || payment.amountMinor() < 2) {
                    split.add(payment);
                } else {
                    long part = 1L + one.random().number((int) payment.amountMinor() - 1);
                    split.add(withAmount(payment, payment.paymentId() + "a", part));
                    split.add(withAmount(payment, payment.paymentId() + "b", payment.amountMinor() - part));
                }
            }
            assertThat(one.withPayments(split).at(day)).as(one.on(day)).isEqualTo(one.at(day));
        });
    }

    @Test
    void theOrderOfTheRowsChangesNothing() {
        forAll((one, day) -> {
            List<Installment> installments = new ArrayList<>(one.records().installments());
            List<Payment> payments = new ArrayList<>(one.records().payments());
            Random random = new Random(one.seed());
            Collections.shuffle(installments, random);
            Collections.shuffle(payments, random);
            assertThat(one.with(installments, payments).at(day)).as(one.on(day)).isEqualTo(one.at(day));
        });
    }

    @Test
    void aReversalEqualsThePaymentNeverMadeFromItsDateOnAndNothingBeforeIt() {
        int[] seen = {0};
        forAll((one, day) -> {
            LocalDate paid = one.random().date();
            LocalDate undone = one.random().date();
            List<Payment> without = one.records().payments();
            List<Payment> with = new ArrayList<>(without);
            with.add(repayment("bounced", paid, 100, directed(one)));
            List<Payment> bounced = new ArrayList<>(with);
            bounced.add(
                    0,
                    new Payment(
                            "bounce",
                            undone,
                            100,
                            PaymentType.REVERSAL,
                            Optional.of("bounced"),
                            Optional.empty(),
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            99));
            boolean isUndone = !day.isBefore(undone);
            seen[0] += isUndone ? 1 : 0;
            Timeline expected =
                    Timeline.of(one.withPayments(isUndone ? without : with).records(), one.rules());
            Timeline found = Timeline.of(one.withPayments(bounced).records(), one.rules());
            assertThat(found.at(day)).as(one.on(day)).isEqualTo(expected.at(day));
            assertThat(found.tierSince(day)).as(one.on(day)).isEqualTo(expected.tierSince(day));
            assertThat(found.episodeStart(day)).as(one.on(day)).isEqualTo(expected.episodeStart(day));
        });
        assertThat(seen[0]).isPositive();
    }

    @Test
    void aFeeOrPenaltyAddedLaterNeverBackDates() {
        forAll((one, day) -> {
            LocalDate added = one.random().date();
            List<Installment> more = new ArrayList<>(one.records().installments());
            more.add(new Installment(
                    99,
                    added,
                    0,
                    0,
                    one.random().number(30),
                    one.random().number(30),
                    Optional.empty(),
                    Optional.empty(),
                    99));
            Optional<LocalDate> before = one.at(day).oldestUnpaidDueDate();
            Optional<LocalDate> after =
                    one.with(more, one.records().payments()).at(day).oldestUnpaidDueDate();
            assertThat(after.equals(before) || !after.orElseThrow().isBefore(added))
                    .as(one.on(day) + " before " + before + " added " + added + " after " + after)
                    .isTrue();
        });
    }

    @Test
    void aTimelineAskedForManyDaysAnswersAsAFreshOneDoes() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            RandomCases random = new RandomCases(seed);
            LoanRecords records = random.loan();
            Rules rules = random.rules();
            Timeline asked = Timeline.of(records, rules);
            for (int probe = 0; probe < 40; probe++) {
                LocalDate day = random.date();
                Timeline fresh = Timeline.of(records, rules);
                assertThat(asked.at(day)).as("seed %s day %s", seed, day).isEqualTo(fresh.at(day));
                assertThat(asked.tierSince(day)).as("seed %s day %s", seed, day).isEqualTo(fresh.tierSince(day));
                assertThat(asked.arrearsHistory(day))
                        .as("seed %s day %s", seed, day)
                        .isEqualTo(fresh.arrearsHistory(day));
            }
        }
    }

    @Test
    void theSecondComputationAlwaysAgrees() {
        forAll((one, day) -> {
            Case other = with(one, one.random().status(), one.random().date());
            RecheckResult recheck =
                    Recheck.compute(other.records(), day, other.rules().days().allocation());
            Standing standing = other.at(day);
            assertThat(standing.dpd()).as(one.on(day)).isEqualTo(recheck.dpd());
            assertThat(standing.overdue().totalMinor()).as(one.on(day)).isEqualTo(recheck.overdueMinor());
        });
    }

    @Test
    void theSumOverInstallmentsEqualsTheLoan() {
        forAll((one, day) -> {
            Standing standing = one.at(day);
            List<Unpaid> unpaid = Timeline.of(one.records(), one.rules()).unpaid(day);
            Components overdue = unpaid.stream()
                    .filter(due -> due.dueDate().isBefore(day))
                    .map(Unpaid::missing)
                    .reduce(Components.ZERO, LawsTest::plus);
            Components all = unpaid.stream().map(Unpaid::missing).reduce(Components.ZERO, LawsTest::plus);
            assertThat(overdue).as(one.on(day)).isEqualTo(standing.overdue());
            assertThat(all.principalMinor()).as(one.on(day)).isEqualTo(standing.outstandingPrincipalMinor());
            assertThat(all.totalMinor())
                    .as(one.on(day))
                    .isEqualTo(standing.flow().overdueMinor() + standing.flow().notYetOverdueMinor());
            assertThat(unpaid.stream()
                            .filter(due -> due.dueDate().isBefore(day))
                            .count())
                    .as(one.on(day))
                    .isEqualTo(standing.installmentsOverdue());
        });
    }

    @Test
    void everyPaymentRowMeetsOneFateAndWhatIsUsedIsInTheFlow() {
        forAll((one, day) -> {
            PaymentFates fates = Timeline.of(one.records(), one.rules()).fates(day);
            long count = 0;
            long amount = 0;
            for (PaymentFate fate : PaymentFate.values()) {
                count += fates.count(fate);
                amount += fates.amountMinor(fate);
            }
            assertThat(count).as(one.on(day)).isEqualTo(one.records().payments().size());
            assertThat(amount)
                    .as(one.on(day))
                    .isEqualTo(one.records().payments().stream()
                            .mapToLong(Payment::amountMinor)
                            .sum());
            MoneyFlow flow = one.at(day).flow();
            assertThat(fates.amountMinor(PaymentFate.USED))
                    .as(one.on(day))
                    .isEqualTo(flow.creditsMinor()
                            + flow.waiversMinor()
                            + flow.chargedBackMinor()
                            + flow.refundsOutOfCreditMinor()
                            + flow.refundedBeyondCreditMinor());
        });
    }

    /** The canary: a random loan must show what the laws are about, or they hold over nothing. */
    @Test
    void theRandomLoansAreWorthIt() {
        int[] seen = new int[6];
        forAll((one, day) -> {
            Standing standing = one.at(day);
            seen[0] += standing.dpd() > 0 ? 1 : 0;
            seen[1] += standing.flow().refundsOutOfCreditMinor() > 0 ? 1 : 0;
            seen[2] += standing.flow().refundedBeyondCreditMinor() > 0 ? 1 : 0;
            seen[3] +=
                    Reversals.of(one.records().payments(), one.records().loan().currency())
                                    .undone(day)
                                    .isEmpty()
                            ? 0
                            : 1;
            seen[4] += standing.tierReason() == TierReason.PROBATION ? 1 : 0;
            seen[5] += standing.flow().creditLeftMinor() > 0 ? 1 : 0;
        });
        assertThat(seen).doesNotContain(0);
    }

    private static OptionalInt directed(Case one) {
        return one.random().number(3) == 0 ? OptionalInt.of(1 + one.random().number(6)) : OptionalInt.empty();
    }

    private static Case with(Case one, LoanStatus status, LocalDate statusOn) {
        Loan loan = one.records().loan();
        Loan changed = new Loan(
                loan.loanId(),
                loan.borrowerId(),
                loan.product(),
                loan.currency(),
                loan.principalMinor(),
                loan.disbursedOn(),
                status,
                Optional.of(statusOn),
                loan.exposureMinor(),
                loan.contractRef(),
                loan.productName(),
                loan.core(),
                loan.line());
        return new Case(
                one.seed(),
                one.random(),
                new LoanRecords(
                        changed,
                        one.records().installments(),
                        one.records().payments(),
                        one.records().holds()),
                one.rules());
    }

    private static Payment repayment(String id, LocalDate date, long amount, OptionalInt directed) {
        return new Payment(
                id,
                date,
                amount,
                PaymentType.REPAYMENT,
                Optional.empty(),
                Optional.empty(),
                directed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                98);
    }

    private static Payment withAmount(Payment payment, String id, long amount) {
        return new Payment(
                id,
                payment.valueDate(),
                amount,
                payment.type(),
                payment.reverses(),
                payment.bookedOn(),
                payment.installmentNumber(),
                payment.borrowerId(),
                payment.payerName(),
                payment.reference(),
                payment.channel(),
                payment.line());
    }

    private static Components plus(Components one, Components other) {
        return new Components(
                one.principalMinor() + other.principalMinor(),
                one.interestMinor() + other.interestMinor(),
                one.feesMinor() + other.feesMinor(),
                one.penaltiesMinor() + other.penaltiesMinor());
    }
}
