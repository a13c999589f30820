package io.daybreak.intake;

import java.util.List;

/** Compares what the sender counted with what was counted here. */
public final class ControlCheck {
    private ControlCheck() {}

    /**
     * Row counts and amount totals that differ: CONTROL_ROWS_DIFFER and CONTROL_AMOUNT_DIFFERS, in the order of the
     * files; empty when all tie. Only the big files have amount totals; the rows of the others are compared by the
     * scan.
     *
     * @param control the sender's totals
     * @param counts what the whole pass read
     */
    public static List<Refusal> compare(Control control, FileCounts counts) {
        throw new UnsupportedOperationException();
    }
}
