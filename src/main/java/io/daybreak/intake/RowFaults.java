package io.daybreak.intake;

import io.daybreak.loan.Rejection;
import java.util.ArrayList;
import java.util.List;

/**
 * Rejections of the rows of one file, kept while they are few. Where they are many, they are found again when they are
 * asked for.
 */
final class RowFaults {
    private static final int MAX_KEPT = 10_000;

    private final List<Rejection> kept = new ArrayList<>();
    private boolean isComplete = true;

    /** Takes what is wrong with a row. */
    void add(Cells cells) {
        if (cells.hasFaults()) {
            if (kept.size() < MAX_KEPT) {
                kept.addAll(cells.faults());
            } else {
                isComplete = false;
            }
        }
    }

    /** Whether all are kept. */
    boolean isComplete() {
        return isComplete;
    }

    /** Those that are kept, in the order of the file. */
    List<Rejection> kept() {
        return List.copyOf(kept);
    }
}
