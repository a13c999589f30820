package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.PublishedStanding;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the store keeps of a loan after tonight: {@code notice/quarantine.csv}. A quarantine is its kind, the night that
 * opened it, and the last clean night with its days past due.
 */
class QuarantineTest {

    @TestFactory
    Stream<DynamicTest> quarantines() {
        return Portraits.table("quarantine.csv").stream()
                .map(line -> line.split(";", -1))
                .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[3], () -> assertThat(after(cells[1]))
                        .isEqualTo(cells[2])));
    }

    private static String after(String text) {
        Facts facts = Facts.of(text);
        return new Continuity(facts.night())
                .after(facts.late(), facts.surroundings())
                .map(quarantine -> quarantine.kind() + " " + quarantine.openedOn() + " "
                        + quarantine.lastClean().date() + " "
                        + quarantine.lastClean().dpd())
                .orElse("none");
    }

    @Test
    void thePastOfALoanThatIsNotLateIsLookedAtToo() {
        PublishedStanding baseline =
                Facts.of("dpd=0 baseline=0").late().baseline().orElseThrow();
        assertThat(Continuity.historyChanged(baseline, false, 10)).isFalse();
        assertThat(Continuity.historyChanged(baseline, false, 11)).isFalse();
        assertThat(Continuity.historyChanged(baseline, false, 9)).isTrue();
        assertThat(Continuity.historyChanged(baseline, true, 10)).isTrue();
    }
}
