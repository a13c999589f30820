package io.daybreak.delinquency;

/** What the digests of a loan's rows are made of: sums of well mixed numbers, so that order does not matter. */
final class Fingerprint {
    private static final long ODD = 0x9E3779B97F4A7C15L;
    private static final int HEX_DIGITS = 16;

    private Fingerprint() {}

    /** One step of SplitMix64: every bit of the input reaches every bit of the output. */
    static long mixed(long value) {
        long bits = value + ODD;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }

    /** Sixteen hex digits. */
    static String hex(long sum) {
        String digits = Long.toHexString(sum);
        return "0".repeat(HEX_DIGITS - digits.length()) + digits;
    }
}
