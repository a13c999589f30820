package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the loans of one slice, each with its rows and its baseline, in the order of their loan_ids. For one thread.
 */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class LoanReader implements Closeable {
    LoanReader() {}

    /**
     * The next case, or nothing at the end of the slice.
     *
     * @throws FileChangedException when a file is no longer what the scan saw
     * @throws IOException when a file cannot be read
     */
    public Optional<LoanCase> next() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Where the case after the last one begins. */
    public Position position() {
        throw new UnsupportedOperationException();
    }

    /** What the cases since the last call (or since the reader was opened) were made of. */
    public FileCounts takeCounts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
