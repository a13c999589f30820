package io.daybreak.intake;

/**
 * How many rows of {@code borrowers.csv}, the borrower's own included, have each of a borrower's addresses. Letter case
 * and white space make no difference.
 *
 * @param phone rows with the same phone; 0 without a phone
 * @param email rows with the same email; 0 without one
 * @param address rows with the same postal address; 0 without one
 */
public record Sharing(int phone, int email, int address) {
    /** Of a borrower without a usable row. */
    public static final Sharing NONE = new Sharing(0, 0, 0);
}
