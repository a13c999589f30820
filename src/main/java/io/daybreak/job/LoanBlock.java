package io.daybreak.job;

import io.daybreak.intake.LoanCase;
import java.io.IOException;
import java.util.Optional;

/**
 * The next cases of a partition, up to a number of them: one item, one transaction. Its cases are read, settled and
 * rendered one after the other while it is written, so that none of them outlives the next and no block of them is ever
 * held in memory.
 */
final class LoanBlock {
    /** Takes one case. */
    @FunctionalInterface
    interface Taker {
        void take(LoanCase loanCase) throws IOException;
    }

    private final LoanCaseReader reader;
    private final LoanCase first;
    private final int casesMax;

    LoanBlock(LoanCaseReader reader, LoanCase first, int casesMax) {
        this.reader = reader;
        this.first = first;
        this.casesMax = casesMax;
    }

    /**
     * Hands over the cases; only once, the reader has then moved on.
     *
     * @return how many there were
     */
    int each(Taker taker) throws IOException {
        taker.take(first);
        int count = 1;
        while (count < casesMax) {
            Optional<LoanCase> next = reader.next();
            if (next.isEmpty()) {
                break;
            }
            taker.take(next.get());
            count++;
        }
        return count;
    }
}
