package io.daybreak.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** 64-bit hashes of keys. Fast and even, the same on every machine; not meant to withstand an attacker. */
@FunctionalInterface
interface KeyHash {
    /** The hash used everywhere. */
    KeyHash MIXED = (bytes, from, to) -> mixed(bytes, from, to, 0x9E3779B97F4A7C15L);

    /** A second one, independent of the first: equal in both means the same key. */
    KeyHash SECOND = (bytes, from, to) -> mixed(bytes, from, to, 0xD1B54A32D192ED03L);

    /** The hash of a range of bytes. */
    long of(byte[] bytes, int from, int to);

    private static long mixed(byte[] bytes, int from, int to, long seed) {
        long hash = seed ^ ((to - from) * 0xBF58476D1CE4E5B9L);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = stir(hash ^ (long) Words.LITTLE_ENDIAN.get(bytes, at), seed);
        }
        long rest = 0;
        for (int shift = 0; at < to; at++, shift += Byte.SIZE) {
            rest |= (bytes[at] & 0xFFL) << shift;
        }
        return finish(stir(hash ^ rest, seed));
    }

    private static long stir(long value, long seed) {
        long product = value * (seed | 1);
        return product ^ (product >>> 29);
    }

    /** Spreads every bit over all (the finish of SplitMix64). */
    private static long finish(long value) {
        long hash = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    /** Reads eight bytes as one number. */
    final class Words {
        static final VarHandle LITTLE_ENDIAN =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

        private Words() {}
    }
}
