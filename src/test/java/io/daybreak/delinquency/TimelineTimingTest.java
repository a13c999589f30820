package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Given;
import io.daybreak.loan.LoanRecords;
import io.daybreak.policy.Counting;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Rules;
import io.daybreak.policy.TierCondition;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints processor time per loan; asserts no times. Run with {@code -Ddaybreak.timing=true}. */
@EnabledIfSystemProperty(named = "daybreak.timing", matches = "true")
class TimelineTimingTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final int LOANS = 2_000;

    @Test
    void processorTimePerLoan() {
        Map<String, Rules> regimes = Map.of(
                "1 plain: five tiers", RulesBuilder.fiveTiers().build(),
                "2 until cleared: India",
                        RulesBuilder.rules()
                                .counting(Counting.INCLUSIVE)
                                .band("STANDARD", 0)
                                .band("SMA_0", 1)
                                .band("NPA_SUBSTANDARD", 91)
                                .aging("NPA_DOUBTFUL_1", 12)
                                .aging("NPA_DOUBTFUL_2", 24)
                                .untilArrearsCleared("NPA_SUBSTANDARD")
                                .build(),
                "3 probation: China",
                        RulesBuilder.fiveTiers().probation("SUBSTANDARD", 2, 6).build(),
                "4 counter and probation: EU",
                        RulesBuilder.rules()
                                .metric(Metric.MATERIAL_CONSECUTIVE)
                                .materiality(Map.of("EUR", 100_00L), 100)
                                .band("PERFORMING", 0)
                                .when("IMMATERIAL", TierCondition.IMMATERIAL)
                                .band("PAST_DUE", 1)
                                .when("PROBATION", TierCondition.PROBATION)
                                .band("DEFAULT", 91)
                                .probation("DEFAULT", 0, 3)
                                .build());
        List<LoanRecords> loans = new ArrayList<>();
        for (int index = 0; index < LOANS; index++) {
            loans.add(loan(index));
        }
        regimes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(regime -> {
            Yardstick yardstick = Yardstick.of(regime.getValue());
            long best = Long.MAX_VALUE;
            long checksum = 0;
            for (int round = 0; round < 150; round++) {
                long start = processorTime();
                for (LoanRecords loan : loans) {
                    checksum += Timeline.of(loan, yardstick).at(AS_OF).policyDpd();
                }
                best = Math.min(best, processorTime() - start);
            }
            System.out.printf(
                    "%-30s %.2f µs per loan of 24 installments and 24 payments (%d)%n",
                    regime.getKey(), best / 1_000.0 / LOANS, checksum);
            assertThat(checksum).isPositive();
        });
    }

    private static long processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadCpuTime();
    }

    /** 24 installments and 24 payments; most pay in time, one in eight misses some, some have a reversal. */
    private static LoanRecords loan(int index) {
        Given given = Given.aLoan();
        LocalDate due = LocalDate.of(2025, 1, 1).plusDays(index % 28);
        for (int month = 0; month < 24; month++) {
            given.due(due.plusMonths(month).toString(), "400", "55.10", "1", "0");
        }
        int late = index % 8 == 0 ? 5 + index % 130 : 0;
        for (int month = 0; month < 24; month++) {
            given.paid("p" + month, due.plusMonths(month).plusDays(late).toString(), "456.10");
        }
        return given.records();
    }
}
