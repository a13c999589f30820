package io.daybreak.job;

import io.daybreak.intake.Delivery;
import io.daybreak.intake.FileCounts;
import io.daybreak.intake.LoanCase;
import io.daybreak.intake.LoanReader;
import io.daybreak.intake.Position;
import io.daybreak.intake.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the cases of one partition in blocks, from where its last committed block ended. The checkpoint lies in the store beside
 * the committed lengths of the part files, not in the execution context: one row says both, so they cannot disagree.
 */
final class LoanCaseReader implements ItemStreamReader<LoanBlock> {
    /** Large enough that a commit costs nothing per loan, small enough that a stop is prompt. */
    private static final int BLOCK_CASES = 8_192;

    private final Delivery delivery;
    private final Slice slice;
    private final Optional<Position> committed;
    private Optional<LoanReader> reader = Optional.empty();
    private boolean exhausted;

    LoanCaseReader(Delivery delivery, Slice slice, Optional<Position> committed) {
        this.delivery = delivery;
        this.slice = slice;
        this.committed = committed;
    }

    @Override
    public void open(ExecutionContext context) {
        try {
            reader = Optional.of(delivery.open(slice, committed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable LoanBlock read() throws IOException {
        Optional<LoanCase> first = next();
        return first.isPresent() ? new LoanBlock(this, first.get(), BLOCK_CASES) : null;
    }

    /** The next case of the block that was read last; nothing at the end of the slice. */
    Optional<LoanCase> next() throws IOException {
        Optional<LoanCase> next = opened().next();
        exhausted = next.isEmpty();
        return next;
    }

    /** Whether the end of the slice was seen. */
    boolean exhausted() {
        return exhausted;
    }

    /** Where the next block begins. */
    Position position() {
        return opened().position();
    }

    /** What was read since the last call. */
    FileCounts takeCounts() {
        return opened().takeCounts();
    }

    @Override
    public void close() {
        try {
            if (reader.isPresent()) {
                reader.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LoanReader opened() {
        return reader.orElseThrow(() -> new IllegalStateException("the reader is not open"));
    }
}
