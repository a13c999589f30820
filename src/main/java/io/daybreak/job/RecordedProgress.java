package io.daybreak.job;

import io.daybreak.publication.ProgressFile;
import io.daybreak.store.Attempt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on how far a run is, and writes it into the output folder now and then, for whoever asks for the status. */
final class RecordedProgress implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedProgress.class);
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(2);

    private final Progress listener;
    private final ProgressFile file;
    private final Attempt attempt;
    private final InstantSource clock;
    private final Instant startedAt;
    private String phase = "";
    private long done;
    private long expected;
    private Instant writtenAt;

    /**
     * Begins to record.
     *
     * @param listener hears everything too
     * @param file where it is written
     * @param attempt the attempt under way
     * @param clock for the moments in the file
     */
    RecordedProgress(Progress listener, ProgressFile file, Attempt attempt, InstantSource clock) {
        this.listener = listener;
        this.file = file;
        this.attempt = attempt;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.writtenAt = startedAt;
    }

    @Override
    public synchronized void phase(String name, long expectedLoans) {
        listener.phase(name, expectedLoans);
        phase = name;
        expected = expectedLoans;
        done = 0;
        write(clock.instant());
    }

    @Override
    public synchronized void loans(long count) {
        listener.loans(count);
        done += count;
        Instant now = clock.instant();
        if (Duration.between(writtenAt, now).compareTo(BETWEEN_WRITES) >= 0) {
            write(now);
        }
    }

    /** Nobody may miss a night because nobody can be told how far it is: what cannot be written is left out. */
    private void write(Instant now) {
        writtenAt = now;
        try {
            file.write(new ProgressFile.Progress(
                    attempt.businessDate(), attempt.number(), phase, done, expected, startedAt, now));
        } catch (IOException unwritten) {
            LOG.warn("{} was not written: {}", file.file(), unwritten.toString());
        }
    }
}
