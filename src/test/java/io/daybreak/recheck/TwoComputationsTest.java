package io.daybreak.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.Timeline;
import io.daybreak.loan.Allocation;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The two computations agree on every loan that a seeded generator can think of, on every kind of day. */
class TwoComputationsTest {
    private static final int LOANS = 3_000;

    @Test
    void theyAgree() {
        long seed = 20260630;
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        int compared = 0;
        for (int round = 0; round < LOANS; round++) {
            LoanRecords records = RandomLoan.next(random);
            if (!Reversals.of(records.payments(), records.loan().currency())
                    .rejections()
                    .isEmpty()) {
                continue;
            }
            for (Allocation allocation : Allocation.values()) {
                Timeline timeline = Timeline.of(records, policy(allocation).base());
                for (int look = 0; look < 8; look++) {
                    LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(260));
                    Standing first = timeline.at(day);
                    RecheckResult second = Recheck.compute(records, day, allocation);
                    assertThat(second)
                            .as("seed %d round %d %s %s %s", seed, round, allocation, day, records)
                            .isEqualTo(new RecheckResult(
                                    first.dpd(), first.overdue().totalMinor()));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(LOANS * 8);
    }

    private static Policy policy(Allocation allocation) {
        return allocation == Allocation.OLDEST_FIRST ? OLDEST_FIRST : AS_DIRECTED;
    }

    private static final Policy OLDEST_FIRST = read("oldest-first");
    private static final Policy AS_DIRECTED = read("as-directed");

    private static Policy read(String allocation) {
        String text = """
                name: two-computations
                version: "1"
                days_past_due: {allocation: %s}
                tiers:
                  - {code: NORMAL, from_dpd: 0, label: {en: Normal}}
                  - {code: LATE, from_dpd: 1, label: {en: Late}}
                """.formatted(allocation);
        PolicyReading reading = PolicyYaml.read(text);
        if (reading instanceof PolicyReading.Usable usable) {
            return usable.policy();
        }
        throw new AssertionError(reading.toString());
    }
}
