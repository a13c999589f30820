package io.daybreak.store;

/** What came of reading where the store lies. */
public sealed interface LocationReading {
    /** It names a store. */
    record Located(StoreLocation location) implements LocationReading {}

    /**
     * It does not.
     *
     * @param message one line for people: what is wrong and what to write instead
     */
    record Wrong(String message) implements LocationReading {}
}
