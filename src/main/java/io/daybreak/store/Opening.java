package io.daybreak.store;

/** What came of opening a store. */
public sealed interface Opening {
    /** The store is open and, unless it was opened for reading, locked. */
    record Opened(Store store) implements Opening {}

    /**
     * Another process has it: try again later.
     *
     * @param message one line for people: who has it, as far as known, and what to do
     */
    record Busy(String message) implements Opening {}

    /**
     * It cannot be opened, and waiting does not help.
     *
     * @param message one line for people: what, where and what to do
     */
    record Unusable(String message) implements Opening {}
}
