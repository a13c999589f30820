package io.daybreak.intake;

/**
 * Puts the CRC-32C of a file together from those of its parts, in any order. The checksum of two parts one after the
 * other is that of the first, multiplied by x<sup>8n</sup> for the n bytes of the second, exclusive or that of the
 * second; so each part, moved to its place from the end, simply adds to the whole.
 */
final class ChecksumParts {
    /** The Castagnoli polynomial, lowest power first. */
    private static final int POLYNOMIAL = 0x82F63B78;

    private static final int ONE = 1 << 31;
    /** x to the power of 8, 16, 32, … modulo the polynomial. */
    private static final int[] POWERS = powers();

    private ChecksumParts() {}

    /** What a part adds to the checksum of the whole when {@code bytesAfter} bytes follow it. */
    static int contribution(int checksum, long bytesAfter) {
        int factor = ONE;
        long rest = bytesAfter;
        for (int power = 0; rest != 0; power++, rest >>>= 1) {
            if ((rest & 1) != 0) {
                factor = times(factor, POWERS[power]);
            }
        }
        return times(factor, checksum);
    }

    private static int[] powers() {
        int[] powers = new int[Long.SIZE];
        int power = ONE >>> 8;
        for (int index = 0; index < powers.length; index++) {
            powers[index] = power;
            power = times(power, power);
        }
        return powers;
    }

    /** The product of two polynomials modulo the polynomial. */
    private static int times(int left, int right) {
        int product = 0;
        int shifted = right;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((left & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
        }
        return product;
    }
}
