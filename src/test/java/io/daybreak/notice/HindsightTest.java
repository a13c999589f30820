package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.loan.Money;
import io.daybreak.notice.Hindsight.Verdict;
import io.daybreak.notice.LedgerEntry.Reach;
import io.daybreak.notice.LedgerEntry.State;
import io.daybreak.policy.Channel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whether a notice of 30 June was right, seen from a later night: {@code notice/hindsight.csv}. The notice was of level
 * 1 at five days and 500.00; the facts say what is known now.
 */
class HindsightTest {

    @TestFactory
    Stream<DynamicTest> verdicts() {
        return Portraits.table("hindsight.csv").stream()
                .map(line -> line.split(";", -1))
                .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[3], () -> assertThat(verdict(cells[1]))
                        .isEqualTo(cells[2])));
    }

    private static String verdict(String text) {
        Facts facts = Facts.of(text);
        Verdict verdict = hindsight(facts).judge(published(facts.number("level", 1), facts.word("digest"), false));
        if (verdict instanceof Verdict.Wrong wrong) {
            return "WRONG " + wrong.cause();
        }
        if (verdict instanceof Verdict.AmountDiffers amount) {
            return "AMOUNT " + Money.plain(amount.publishedMinor(), Portraits.CNY) + " "
                    + Money.plain(amount.nowMinor(), Portraits.CNY);
        }
        return verdict instanceof Verdict.Right ? "RIGHT" : "NOT_PROVABLE";
    }

    private static Hindsight hindsight(Facts facts) {
        return new Hindsight(
                facts.standing(facts.dpd(), Portraits.T.minusDays(facts.dpd())),
                facts.word("then").map(Integer::valueOf).map(dpd -> Facts.of("dpd=" + dpd)
                        .standing(dpd, Portraits.T.minusDays(dpd))),
                facts.word("digest").orElse("same"),
                facts.holds(),
                facts.policy().base());
    }

    private static PublishedNotice published(int level, Optional<String> digest, boolean corrected) {
        return new PublishedNotice(
                new LedgerEntry(
                        "L1-sms-20260625-00",
                        "L1",
                        level,
                        "reminder",
                        Channel.SMS,
                        Optional.of("+8613800000001"),
                        Portraits.T,
                        LocalDate.of(2026, 6, 25),
                        State.SENT,
                        Reach.DELIVERED,
                        corrected),
                "B1",
                50_000,
                digest.filter("none"::equals).isPresent() ? Optional.empty() : Optional.of("same"));
    }

    private static Correction correct(Facts facts, PublishedNotice published) {
        return new Corrector(LocalDate.of(2026, 7, 5), Templates.of(Portraits.shippedTemplates()), facts.settings())
                .correct(
                        published,
                        new Verdict.Wrong(CorrectionCause.BOOKED_LATE, "dpd 0"),
                        facts.late().loan(),
                        facts.late().holds(),
                        facts.surroundings(),
                        facts.policy().base());
    }

    @Test
    void aWrongNoticeIsTakenBackByTheSameChannel() {
        Correction.Tell tell = (Correction.Tell) correct(Facts.of(""), published(1, Optional.empty(), false));
        assertThat(tell.correctsNoticeId()).isEqualTo("L1-sms-20260625-00");
        assertThat(tell.message().noticeId()).isEqualTo("C-L1-sms-20260625-00");
        assertThat(tell.message().level()).as("outside the ladder").isZero();
        assertThat(tell.message().channel()).isEqualTo(Channel.SMS);
        assertThat(tell.message().recipient()).isEqualTo("+8613800000001");
        assertThat(tell.message().text()).startsWith("【晨曦消费金融】王示例").contains("2026年6月30日", "“还款提醒”有误", "非常抱歉");
        assertThat(tell.message().sendAfter().toLocalDate()).isEqualTo(LocalDate.of(2026, 7, 6));
    }

    @Test
    void aHoldOrAMissingAddressLeavesItToAPerson() {
        for (String facts : List.of("hold=DECEASED:2026-06-01:-", "hold=DO_NOT_CONTACT:2026-06-01:-")) {
            assertThat(correct(Facts.of(facts), published(1, Optional.empty(), false)))
                    .isInstanceOfSatisfying(Correction.ForAPerson.class, person -> assertThat(person.code())
                            .isEqualTo(SuppressionCode.HOLD));
        }
        assertThat(correct(Facts.of("phone=none"), published(1, Optional.empty(), false)))
                .isInstanceOfSatisfying(Correction.ForAPerson.class, person -> assertThat(person.code())
                        .isEqualTo(SuppressionCode.NO_ADDRESS));
        assertThat(correct(Facts.of("sharing=sms:500"), published(1, Optional.empty(), false)))
                .isInstanceOfSatisfying(Correction.ForAPerson.class, person -> assertThat(person.code())
                        .isEqualTo(SuppressionCode.SHARED_CONTACT));
    }

    /** Whoever has the loan now was never told; whoever was told may have moved away. */
    @Test
    void aNoticeToWhoeverHadTheLoanBeforeIsLeftToAPerson() {
        for (String facts : List.of("borrower_id=B2", "borrower_id=B2 borrower=none")) {
            assertThat(correct(Facts.of(facts), published(1, Optional.empty(), false)))
                    .as(facts)
                    .isInstanceOfSatisfying(Correction.ForAPerson.class, person -> assertThat(person.detail())
                            .isEqualTo("the loan has another borrower since"));
        }
    }

    @Test
    void aNoticeIsCorrectedOnce() {
        assertThatThrownBy(() -> correct(Facts.of(""), published(1, Optional.empty(), true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("corrected before");
    }
}
