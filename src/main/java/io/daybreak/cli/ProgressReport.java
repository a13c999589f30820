package io.daybreak.cli;

import io.daybreak.job.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Tells on standard error how far a run is: to a person one line that is written over, with rate and time left; to a
 * log of cron or systemd a plain line now and then.
 */
final class ProgressReport implements Progress, AutoCloseable {
    private static final Duration BETWEEN_REDRAWS = Duration.ofMillis(200);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);
    /** A rate of the first moment says nothing. */
    private static final Duration BEFORE_A_RATE = Duration.ofSeconds(1);

    private static final String OVERWRITE = "\r\u001b[K";

    private final Machine machine;
    private String phase = "";
    private long expected;
    private long done;
    private Instant phaseBegan;
    private Instant saidLast;

    ProgressReport(Machine machine) {
        this.machine = machine;
        this.phaseBegan = machine.clock().instant();
        this.saidLast = phaseBegan;
    }

    @Override
    public synchronized void phase(String name, long expectedLoans) {
        phase = name;
        expected = expectedLoans;
        done = 0;
        phaseBegan = machine.clock().instant();
        say(phaseBegan);
    }

    @Override
    public synchronized void loans(long count) {
        done += count;
        Instant now = machine.clock().instant();
        Duration between = machine.terminal() ? BETWEEN_REDRAWS : BETWEEN_LINES;
        if (Duration.between(saidLast, now).compareTo(between) >= 0) {
            say(now);
        }
    }

    /** Leaves a clean line for what is said next. */
    @Override
    public synchronized void close() {
        if (machine.terminal()) {
            machine.err().print(OVERWRITE);
            machine.err().flush();
        }
    }

    private void say(Instant now) {
        saidLast = now;
        String line = line(Duration.between(phaseBegan, now));
        if (machine.terminal()) {
            machine.err().print(OVERWRITE + line);
            machine.err().flush();
        } else {
            machine.err().println(line);
        }
    }

    private String line(Duration elapsed) {
        StringBuilder line = new StringBuilder(phase);
        if (expected > 0) {
            // Rows without a loan are gone through as well, and nobody counted them before.
            line.append(": ")
                    .append(grouped(Math.min(done, expected)))
                    .append(" of ")
                    .append(grouped(expected))
                    .append(" loans");
        } else if (done > 0) {
            line.append(": ").append(grouped(done)).append(" loans");
        }
        if (done > 0 && elapsed.compareTo(BEFORE_A_RATE) >= 0) {
            long perSecond = done * 1000 / elapsed.toMillis();
            line.append(", ").append(grouped(perSecond)).append(" a second");
            if (expected > done && perSecond > 0) {
                line.append(", ").append(span((expected - done) / perSecond)).append(" left");
            }
        }
        return line.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Seconds as people say them: {@code 45 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
    private static String span(long seconds) {
        if (seconds < 60) {
            return Math.max(1, seconds) + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
