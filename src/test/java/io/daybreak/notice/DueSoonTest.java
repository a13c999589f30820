package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Channel;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who gets a friendly word before the due date: {@code notice/due-soon.csv}. */
class DueSoonTest {

    @TestFactory
    Stream<DynamicTest> dueSoon() {
        return Portraits.table("due-soon.csv").stream()
                .map(line -> line.split(";", -1))
                .map(cells -> DynamicTest.dynamicTest(
                        cells[0] + " " + cells[3],
                        () -> assertThat(told(cells[1]).isPresent()).isEqualTo(cells[2].equals("yes"))));
    }

    @Test
    void theMessageIsOutsideTheLadder() {
        Decision.Send send = told("dpd=0 baseline=0 next=2026-07-03").orElseThrow();
        Notice notice = send.notice();
        assertThat(notice.level()).isZero();
        assertThat(notice.name()).isEqualTo("due-soon");
        assertThat(notice.channel()).isEqualTo(Channel.SMS);
        assertThat(notice.dpd()).isZero();
        assertThat(notice.overdueMinor()).isZero();
        assertThat(notice.claimDueDate()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(notice.noticeId()).startsWith("L0-sms-20260703-");
        assertThat(notice.text()).contains("250.00元", "2026年7月3日").doesNotContain("逾期");
        assertThat(send.evidence().level().fromDpd()).isZero();
    }

    private static Optional<Decision.Send> told(String text) {
        Facts facts = Facts.of(text);
        Decider decider = new Decider(
                facts.night(), facts.policy(), Templates.of(Portraits.shippedTemplates()), facts.settings());
        return decider.decideBeforeDue(facts.late(), facts.surroundings(), facts::look);
    }
}
