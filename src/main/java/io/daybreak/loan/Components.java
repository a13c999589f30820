package io.daybreak.loan;

/**
 * An amount split into what it is made of, in minor units of one currency.
 *
 * @param principalMinor principal, minor units
 * @param interestMinor interest, minor units
 * @param feesMinor fees, minor units
 * @param penaltiesMinor penalties, minor units
 */
public record Components(long principalMinor, long interestMinor, long feesMinor, long penaltiesMinor) {

    /** Nothing in any component. */
    public static final Components ZERO = new Components(0, 0, 0, 0);

    /**
     * The sum of the four components.
     *
     * @throws ArithmeticException when the sum does not fit a {@code long}
     */
    public long totalMinor() {
        return Math.addExact(Math.addExact(principalMinor, interestMinor), Math.addExact(feesMinor, penaltiesMinor));
    }

    /** The part of one component, minor units. */
    public long of(Component component) {
        return switch (component) {
            case PRINCIPAL -> principalMinor;
            case INTEREST -> interestMinor;
            case FEE -> feesMinor;
            case PENALTY -> penaltiesMinor;
        };
    }
}
