package io.daybreak.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.intake.FileCount;
import io.daybreak.intake.FileCounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Totals of a partition survive the store: what was committed is what a restart goes on from. */
class PartitionTotalsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 29);
    private static final LocalDate SECOND = LocalDate.of(2026, 6, 30);

    @Test
    void nothingCountedComesBackAsNothing() {
        PartitionTotals none = PartitionTotals.none(List.of(FIRST, SECOND));
        assertThat(PartitionTotals.parse(none.toText())).isEqualTo(none);
    }

    @Test
    void eachDateKeepsItsOwnTally() {
        PartitionTotals totals = counted("CNY", 3, 700);
        PartitionTotals back = PartitionTotals.parse(totals.toText());
        assertThat(back).isEqualTo(totals);
        assertThat(back.tally(FIRST)).isNotEqualTo(back.tally(SECOND));
    }

    @Test
    void partitionsAddUp() {
        PartitionTotals sum =
                PartitionTotals.sum(List.of(FIRST, SECOND), List.of(counted("CNY", 3, 700), counted("USD", 2, 50)));
        assertThat(sum.counts().loans().rows()).isEqualTo(5);
        assertThat(sum.tally(SECOND).currencies()).containsExactly("CNY", "USD");
    }

    private static PartitionTotals counted(String currency, long rows, long principalMinor) {
        FileCount loans = new FileCount(rows, new BigDecimal("7.00"), 0x1234);
        PartitionTotals totals = PartitionTotals.none(List.of(FIRST, SECOND))
                .plus(new FileCounts(loans, FileCount.NONE, FileCount.NONE, FileCount.NONE));
        totals.tally(SECOND).loanRead(currency, principalMinor);
        return totals;
    }
}
