package io.daybreak.delinquency;

/** Compares products of two amounts that need more than 64 bits. */
final class Products {
    private Products() {}

    /** Whether {@code a * b < c * d}, exactly, for numbers that are not negative. */
    static boolean isLess(long a, long b, long c, long d) {
        long high = Math.multiplyHigh(a, b);
        long otherHigh = Math.multiplyHigh(c, d);
        return high != otherHigh ? high < otherHigh : Long.compareUnsigned(a * b, c * d) < 0;
    }
}
