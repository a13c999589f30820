package io.daybreak.policy;

/** How one loan's tier reaches the borrower's other loans: the policy's key {@code contagion}. */
public sealed interface Contagion {

    /** Each loan stands for itself. */
    record PerLoan() implements Contagion {}

    /**
     * From {@code fromTier} on, the worst loan decides for all loans of the borrower.
     *
     * @param fromTier code of the best tier that spreads
     */
    record PerBorrower(String fromTier) implements Contagion {}

    /**
     * When the share of the borrower's exposure in {@code fromTier} or worse reaches the limit, all loans are pulled.
     * Shares are taken per currency; the worst currency decides.
     *
     * @param fromTier code of the best tier that counts
     * @param shareBasisPoints limit in hundredths of a percent
     * @param inclusive whether exactly the limit is enough
     */
    record BorrowerShare(String fromTier, int shareBasisPoints, boolean inclusive) implements Contagion {}
}
