package io.daybreak.store;

/**
 * One frozen partition of a run.
 *
 * @param name stable name, unique within the run
 * @param ordinal place in loan_id order, 0 for the first
 * @param slice what of the delivery it reads, as its owner writes it
 * @param checkpoint how far it got
 */
public record Partition(String name, int ordinal, String slice, Checkpoint checkpoint) {
    /** A partition nobody has worked on. */
    public static Partition planned(String name, int ordinal, String slice) {
        return new Partition(name, ordinal, slice, Checkpoint.START);
    }
}
