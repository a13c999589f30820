package io.daybreak.loan;

/**
 * A row that cannot be used, as a value: counted, listed, never silent.
 *
 * @param file delivery file name, for example {@code payments.csv}
 * @param line line of the row in that file, the header being line 1
 * @param field column at fault, in the delivery's standard names; empty when the whole row is
 * @param reason stable code
 * @param maskedValue the offending value, masked when personal, shortened when long
 * @param hint what to do
 */
public record Rejection(String file, long line, String field, RejectReason reason, String maskedValue, String hint) {}
