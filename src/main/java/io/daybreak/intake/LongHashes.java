package io.daybreak.intake;

import java.util.Arrays;

/** A set of 64-bit hashes: open addressing, no boxes. Grows as needed. */
final class LongHashes {
    private static final int MIN_PLACES = 16;

    private long[] places = new long[MIN_PLACES];
    private boolean hasZero;
    private int size;

    /** Adds a hash; false when it was there. */
    boolean add(long hash) {
        if (hash == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        int place = find(hash);
        if (places[place] == hash) {
            return false;
        }
        places[place] = hash;
        size++;
        if (size > places.length / 2) {
            grow();
        }
        return true;
    }

    boolean contains(long hash) {
        return hash == 0 ? hasZero : places[find(hash)] == hash;
    }

    int size() {
        return hasZero ? size + 1 : size;
    }

    /** Empties the set and makes room for so many hashes. */
    void reset(int expected) {
        int wanted = Math.max(MIN_PLACES, Integer.highestOneBit(Math.max(1, expected)) * 4);
        if (wanted > places.length || wanted < places.length / 4) {
            places = new long[wanted];
        } else {
            Arrays.fill(places, 0);
        }
        size = 0;
        hasZero = false;
    }

    /** The place of a hash, or the free one it would take. */
    private int find(long hash) {
        int mask = places.length - 1;
        int place = (int) (hash ^ (hash >>> 32)) & mask;
        while (places[place] != 0 && places[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] old = places;
        places = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                places[find(hash)] = hash;
            }
        }
    }
}
