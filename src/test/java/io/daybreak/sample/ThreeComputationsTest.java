package io.daybreak.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.Timeline;
import io.daybreak.delinquency.Yardstick;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Money;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Tier;
import io.daybreak.recheck.Recheck;
import io.daybreak.recheck.RecheckResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeline, the second computation and the slow reference agree on every loan of random deliveries. */
class ThreeComputationsTest {
    private static final int DELIVERIES = Integer.getInteger("random.deliveries", 25);

    @ParameterizedTest
    @ValueSource(strings = {"five-tiers.yaml", "odd-counting.yaml"})
    void agreeOnRandomDeliveries(String policyFile) {
        Policy policy = Policies.resource(policyFile);
        for (long seed = 1; seed <= DELIVERIES; seed++) {
            RandomDelivery delivery = RandomDelivery.clean(seed);
            for (LocalDate night : RandomDelivery.nights()) {
                DeliveryDraft draft = delivery.at(night);
                for (Verdict verdict : SlowReference.of(draft, night, policy).values()) {
                    if (verdict.outcome() == Verdict.Outcome.CLASSIFIED) {
                        agree(draft, night, verdict, policy, "seed " + seed + ", " + verdict.loanId() + " on " + night);
                    } else {
                        assertThat(verdict.outcome())
                                .as("seed " + seed + ", " + verdict.loanId())
                                .isEqualTo(Verdict.Outcome.NOT_DISBURSED);
                    }
                }
            }
        }
    }

    private static void agree(DeliveryDraft draft, LocalDate night, Verdict verdict, Policy policy, String where) {
        LoanRecords records = DraftRecords.of(draft, verdict.loanId());
        Currency currency = records.loan().currency();
        Yardstick yardstick = Yardstick.of(policy.rules(records.loan().product()));
        assertThat(Reversals.of(records.payments(), currency).rejections())
                .as(where)
                .isEmpty();
        Standing standing = Timeline.of(records, yardstick).at(night);
        assertThat(standing.dpd()).as(where + ": dpd").isEqualTo(verdict.dpd());
        assertThat(standing.policyDpd()).as(where + ": policy_dpd").isEqualTo(verdict.policyDpd());
        assertThat(standing.tier().map(Tier::code).orElse("")).as(where).isEqualTo(verdict.tier());
        assertThat(standing.oldestUnpaidDueDate()).as(where).isEqualTo(verdict.oldestUnpaidDueDate());
        assertThat(standing.installmentsOverdue()).as(where).isEqualTo(verdict.installmentsOverdue());
        same(
                where + ": principal",
                standing.overdue().principalMinor(),
                verdict.overdue().principal(),
                currency);
        same(
                where + ": interest",
                standing.overdue().interestMinor(),
                verdict.overdue().interest(),
                currency);
        same(where + ": fees", standing.overdue().feesMinor(), verdict.overdue().fees(), currency);
        same(
                where + ": penalties",
                standing.overdue().penaltiesMinor(),
                verdict.overdue().penalties(),
                currency);
        same(where + ": outstanding", standing.outstandingPrincipalMinor(), verdict.outstandingPrincipal(), currency);
        RecheckResult recheck = Recheck.compute(
                records, night, policy.rules(records.loan().product()).days().allocation());
        assertThat(recheck.dpd()).as(where + ": recheck dpd").isEqualTo(verdict.dpd());
        same(where + ": recheck", recheck.overdueMinor(), verdict.overdue().total(), currency);
    }

    private static void same(String where, long minor, BigDecimal amount, Currency currency) {
        assertThat(new BigDecimal(Money.plain(minor, currency))).as(where).isEqualByComparingTo(amount);
    }
}
