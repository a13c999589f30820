package io.daybreak.store;

/**
 * Where a partition stands after its last committed block. The texts are the owners' own: the store keeps them and
 * does not read them. Each may hold up to {@link #CHARACTERS_MAX} characters.
 *
 * @param position where reading goes on
 * @param partLengths committed length of each part file
 * @param tally the partition's totals so far
 * @param done whether the partition is finished
 */
public record Checkpoint(String position, String partLengths, String tally, boolean done) {
    /** Longest text the store keeps in one column. */
    public static final int CHARACTERS_MAX = 1_000_000;

    /** Nothing read, nothing written. */
    public static final Checkpoint START = new Checkpoint("", "", "", false);

    public Checkpoint {
        requireShort(position, "position");
        requireShort(partLengths, "part lengths");
        requireShort(tally, "tally");
    }

    private static void requireShort(String text, String name) {
        if (text.length() > CHARACTERS_MAX) {
            throw new IllegalArgumentException("the " + name + " of a checkpoint has " + text.length()
                    + " characters; the store keeps " + CHARACTERS_MAX);
        }
    }
}
