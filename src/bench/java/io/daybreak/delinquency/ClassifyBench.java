package io.daybreak.delinquency;

import io.daybreak.loan.Given;
import io.daybreak.loan.LoanRecords;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One loan of 24 installments and its payments, classified for one date. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ClassifyBench {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final int INSTALLMENTS = 24;

    private final Yardstick fiveTiers = Yardstick.of(RulesBuilder.fiveTiers().build());
    private final Yardstick probation =
            Yardstick.of(RulesBuilder.fiveTiers().probation("SUBSTANDARD", 2, 6).build());
    private final LoanRecords onTime = loan(0);
    private final LoanRecords onceInDefault = loan(120);

    private static LoanRecords loan(int daysLate) {
        Given given = Given.aLoan();
        LocalDate first = LocalDate.of(2024, 9, 10);
        for (int number = 0; number < INSTALLMENTS; number++) {
            LocalDate due = first.plusMonths(number);
            given.due(due.toString(), "100.00");
            LocalDate paid = number >= 6 ? due.plusDays(daysLate) : due;
            if (paid.isBefore(AS_OF)) {
                given.paid("P" + number, paid.toString(), "100.00");
            }
        }
        return given.records();
    }

    /** Bands of days alone. */
    @Benchmark
    public Standing plain() {
        return Timeline.of(onTime, fiveTiers).at(AS_OF);
    }

    /** A sticky policy, and a loan that was never late enough for it to matter. */
    @Benchmark
    public Standing stickyNeverInDefault() {
        return Timeline.of(onTime, probation).at(AS_OF);
    }

    /** A sticky policy, and a loan whose whole history has to be told. */
    @Benchmark
    public Standing stickyOnceInDefault() {
        return Timeline.of(onceInDefault, probation).at(AS_OF);
    }
}
