package io.daybreak.store;

import java.util.ArrayDeque;
import java.util.Deque;

/** What an open store holds: given back in the opposite order, once. */
final class Held implements AutoCloseable {
    private final Deque<AutoCloseable> things = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T thing) {
        things.push(thing);
        return thing;
    }

    /**
     * Gives everything back, even where one thing fails.
     *
     * @throws StoreFailure with the first failure
     */
    @Override
    public void close() {
        StoreFailure failure = null;
        while (!things.isEmpty()) {
            try {
                things.pop().close();
            } catch (Exception notClosed) {
                if (failure == null) {
                    failure = new StoreFailure("The store did not close: " + notClosed.getMessage(), notClosed);
                } else {
                    failure.addSuppressed(notClosed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
