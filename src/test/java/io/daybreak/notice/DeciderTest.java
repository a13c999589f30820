package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.policy.Channel;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a decision carries, beyond which one it is. */
class DeciderTest {

    private static Decision decide(Facts facts) {
        return decider(facts).decide(facts.late(), facts.surroundings(), facts::look);
    }

    private static Decider decider(Facts facts) {
        return new Decider(facts.night(), facts.policy(), Templates.of(Portraits.shippedTemplates()), facts.settings());
    }

    @Test
    void aNoticeCarriesWhatItsRowNeeds() {
        Notice notice = ((Decision.Send) decide(Facts.of(""))).notice();
        assertThat(notice.loanId()).isEqualTo("L1");
        assertThat(notice.borrowerId()).isEqualTo("B1");
        assertThat(notice.level()).isEqualTo(1);
        assertThat(notice.name()).isEqualTo("reminder");
        assertThat(notice.channel()).isEqualTo(Channel.SMS);
        assertThat(notice.tier()).contains("SPECIAL_MENTION");
        assertThat(notice.dpd()).isEqualTo(5);
        assertThat(notice.overdueMinor()).isEqualTo(50_000);
        assertThat(notice.recipient()).isEqualTo("+8613800000001");
        assertThat(notice.language()).isEqualTo("zh");
        assertThat(notice.sendAfter()).isEqualTo(OffsetDateTime.parse("2026-07-01T08:00+08:00"));
        assertThat(notice.sendBefore()).isEqualTo(OffsetDateTime.parse("2026-07-01T22:00+08:00"));
        assertThat(notice.subject()).isEmpty();
        assertThat(notice.text()).startsWith("【晨曦消费金融】王示例").contains("500.00元", "2026年6月25日", "尾号8842");
        assertThat(notice.claimDueDate()).isEqualTo(LocalDate.of(2026, 6, 25));
        assertThat(notice.noticeId()).startsWith("L1-sms-20260625-");
    }

    @Test
    void evidenceNamesWhatWasLookedAt() {
        Evidence evidence = ((Decision.Send) decide(Facts.of("dpd=20 ledger=1:sms:2026-06-20 hold=NOTE:2026-06-01:-"
                        + " money=UNMATCHED:BORROWER:77.00:2026-06-01")))
                .evidence();
        assertThat(evidence.level().provedBy()).contains("N1-2026-06-20-sms");
        assertThat(evidence.level().fromDpd()).isEqualTo(16);
        assertThat(evidence.holds()).extracting(HoldInForce::kind).containsExactly("NOTE");
        assertThat(evidence.money()).hasSize(1);
        assertThat(evidence.earlier()).hasSize(1);
        assertThat(evidence.second()).isEqualTo(new Evidence.SecondFigures(20, 50_000));
        assertThat(evidence.template()).isEqualTo("overdue.sms.zh.txt");
        assertThat(evidence.policyDigest()).isEqualTo("policy-digest");
    }

    @Test
    void aNoticeWhoseEvidenceIsMoreThanTheLedgerKeepsIsNotSent() {
        Facts facts = Facts.of("");
        Facts soon = Facts.of("dpd=0 baseline=0 next=2026-07-03");
        assertThat(decider(facts).decide(facts.late(), facts.surroundings(), late -> look(facts, late, 3_000)))
                .isInstanceOf(Decision.Send.class);
        assertThat(decider(facts).decide(facts.late(), facts.surroundings(), late -> look(facts, late, 3_400)))
                .isInstanceOfSatisfying(Decision.Suppressed.class, suppressed -> {
                    assertThat(suppressed.reason()).isEqualTo(SuppressionCode.INCOMPLETE_MESSAGE);
                    assertThat(suppressed.detail()).contains("3400 payments", "more than the ledger keeps");
                });
        assertThat(decider(soon).decideBeforeDue(soon.late(), soon.surroundings(), late -> look(soon, late, 3_400)))
                .isEmpty();
        assertThat(decider(soon).decideBeforeDue(soon.late(), soon.surroundings(), soon::look))
                .isPresent();
    }

    /** A second look that sees so many payments. */
    private static SecondLook look(Facts facts, LateLoan late, int count) {
        SecondLook plain = facts.look(late);
        List<Payment> payments = Stream.generate(() -> new Payment(
                        "P1",
                        LocalDate.of(2026, 6, 1),
                        1,
                        PaymentType.REPAYMENT,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        2))
                .limit(count)
                .toList();
        return new SecondLook(
                new LoanRecords(late.loan(), List.of(), payments, List.of()), plain.dpd(), plain.overdueMinor());
    }

    @Test
    void theSameClaimLevelAndChannelHaveTheSameIdAndNothingElseHas() {
        LocalDate claim = LocalDate.of(2026, 6, 25);
        String id = NoticeId.of("L1", claim, 1, Channel.SMS);
        assertThat(NoticeId.of("L1", claim, 1, Channel.SMS)).isEqualTo(id);
        Set<String> ids = new HashSet<>(List.of(
                id,
                NoticeId.of("L2", claim, 1, Channel.SMS),
                NoticeId.of("L1", claim.plusDays(1), 1, Channel.SMS),
                NoticeId.of("L1", claim, 2, Channel.SMS),
                NoticeId.of("L1", claim, 1, Channel.EMAIL)));
        assertThat(ids).hasSize(5);
        assertThat(id).isEqualTo("L1-sms-20260625-" + id.substring(16)).hasSize(36);
    }

    @Test
    void theSecondLookIsAskedOnlyForLoansThatPassedEverythingBefore() {
        Facts held = Facts.of("hold=DISPUTE:2026-06-20:-");
        decider(held).decide(held.late(), held.surroundings(), late -> {
            throw new AssertionError("asked for a loan on hold");
        });
    }

    @Test
    void nightsCountWhileTheCodeStaysTheSame() {
        Decision.Suppressed first = suppressed("past_day");
        assertThat(first.since()).isEqualTo(Portraits.T);
        assertThat(first.nights()).isEqualTo(1);
        Decision.Suppressed again = suppressed("hold=DISPUTE:2026-06-20:- previous=HOLD:2026-06-20:10");
        assertThat(again.since()).isEqualTo(LocalDate.of(2026, 6, 20));
        assertThat(again.nights()).isEqualTo(11);
        Decision.Suppressed other = suppressed("hold=DISPUTE:2026-06-20:- previous=ALREADY_SENT:2026-06-20:10");
        assertThat(other.since()).isEqualTo(Portraits.T);
        assertThat(other.nights()).isEqualTo(1);
    }

    @Test
    void aMixUpIsRefused() {
        Facts facts = Facts.of("");
        LateLoan late = facts.late();
        Surroundings other = Facts.of("borrower_id=B2").surroundings();
        assertThatThrownBy(() -> decider(facts).decide(late, other, facts::look))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of borrower B1, not of B2");
        Night yesterday = new Night(Portraits.T.minusDays(1), Optional.empty(), false, "digest");
        Decider decider =
                new Decider(yesterday, facts.policy(), Templates.of(Portraits.shippedTemplates()), facts.settings());
        assertThatThrownBy(() -> decider.decide(late, facts.surroundings(), facts::look))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as of 2026-06-30");
    }

    /** Each word makes one code apply; of several, the first in the order of the codes is given. */
    @Test
    void theFirstCodeThatAppliesIsGiven() {
        List<String> flaws = List.of(
                "past_day",
                "overdue=9.99 look_overdue=9.99",
                "ledger=1:sms:2026-06-28",
                "baseline=0",
                "digest=changed",
                "hold=DISPUTE:2026-06-20:-",
                "own=pending",
                "look_dpd=77",
                "core_dpd=0",
                "phone=none",
                "language=fr fallback=none",
                "sharing=sms:2",
                "time_zone=Mars/Olympus");
        long seed = 4;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 400; round++) {
            List<String> chosen = new ArrayList<>();
            for (String flaw : flaws) {
                if (random.nextInt(4) == 0) {
                    chosen.add(flaw);
                }
            }
            if (chosen.isEmpty()) {
                continue;
            }
            SuppressionCode first = chosen.stream()
                    .map(flaw -> suppressed(flaw).reason())
                    .min(Enum::compareTo)
                    .orElseThrow();
            assertThat(suppressed(String.join(" ", chosen)).reason())
                    .as("seed %d round %d %s", seed, round, chosen)
                    .isEqualTo(first);
        }
    }

    @Test
    void everyCodeSaysWhatItMeansAndWhatToDo() {
        for (SuppressionCode code : SuppressionCode.values()) {
            assertThat(code.meaning()).isNotBlank().doesNotEndWith(".");
            assertThat(code.whatToDo()).isNotBlank().doesNotEndWith(".");
        }
    }

    private static Decision.Suppressed suppressed(String facts) {
        return (Decision.Suppressed) decide(Facts.of(facts));
    }
}
