package io.daybreak.store;

/**
 * Identifies a run within one store.
 *
 * @param value 1 or more, dense, in the order in which runs began
 */
public record RunId(long value) {
    public RunId {
        if (value < 1) {
            throw new IllegalArgumentException("a run id is 1 or more, not " + value);
        }
    }

    /** The bare number. */
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
