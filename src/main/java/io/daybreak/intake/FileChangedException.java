package io.daybreak.intake;

import java.io.IOException;

/** A file of the delivery is no longer what the scan saw. The delivery is to be refused, or delivered again. */
public final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    FileChangedException(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    /** The reason as a value. */
    public Refusal refusal() {
        return refusal;
    }
}
