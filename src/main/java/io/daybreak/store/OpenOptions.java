package io.daybreak.store;

import java.util.random.RandomGenerator;

/**
 * How a store is opened.
 *
 * @param holder who opens it, for the message that another process gets while this one has it; one line without
 *     personal data, for example {@code process 4711, run of 2026-06-30}
 * @param connections most connections taken at a time, 1 or more: one for each working thread and two beside them
 * @param random makes the id of a new store; asked once in a store's life
 */
public record OpenOptions(String holder, int connections, RandomGenerator random) {
    public OpenOptions {
        if (connections < 1) {
            throw new IllegalArgumentException("a store needs 1 connection or more, not " + connections);
        }
    }
}
