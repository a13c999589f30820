package io.daybreak.notice;

import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.policy.Channel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One notice as text, from the shipped template. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RenderBench {
    private static final int DAYS = 5;
    private static final long OVERDUE = 123_450;

    private final MessageWriter writer =
            new MessageWriter(Templates.of(Portraits.shippedTemplates()), Portraits.settings(Optional.of("zh")));
    private final MessageWriter.Subject subject = new MessageWriter.Subject(
            "reminder", "reminder", Channel.SMS, Portraits.borrower(), Portraits.loan(), Portraits.T);

    /** A text message. */
    @Benchmark
    public Object textMessage() {
        return writer.overdue(subject, new DatedAmount(Portraits.T.minusDays(DAYS), OVERDUE), DAYS);
    }
}
