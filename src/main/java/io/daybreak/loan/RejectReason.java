package io.daybreak.loan;

/** Stable codes of rejected rows. Each names one fault and, in {@link #hint()}, what to do about it. */
public enum RejectReason {
    MISSING_VALUE("fill the field; it is required"),
    BAD_DATE("use an existing calendar date in the configured format"),
    BAD_AMOUNT("use digits with at most one decimal sign, no thousands separator, no exponent"),
    TOO_MANY_DECIMALS("use no more decimals than the currency has, zeros at the end included"),
    AMOUNT_OUT_OF_RANGE("the amount does not fit; check the unit"),
    NEGATIVE_AMOUNT("amounts are 0 or more; of a payment the type says which way the money goes"),
    BAD_NUMBER("use a whole number from 0 to 2147483647, in ASCII digits"),
    UNKNOWN_CURRENCY("use an ISO 4217 code that has a minor unit, in capital letters"),
    UNKNOWN_VALUE("use one of the documented words"),
    BAD_IDENTIFIER("identifiers are 1 to 128 characters, no control characters, no space at either end; digits alone"
            + " where loan_id_order is numeric"),
    VALUE_TOO_LONG("shorten the field"),
    BAD_TEXT("remove control characters"),
    BAD_PHONE("use E.164: a plus sign and 8 to 15 digits"),
    COLUMN_COUNT("the row has more or fewer fields than the header; check quotes and delimiters"),
    DUPLICATE("keep one row per key, the right one"),
    UNKNOWN_LOAN("add the loan to loans.csv or drop the row"),
    INVERTED_PERIOD("the end is not after the start; correct the dates"),
    OVERLAPPING_VERSIONS(
            "two versions of one installment are in force on the same day; correct booked_on or replaced_on"),
    UNKNOWN_INSTALLMENT("the schedule has no such installment; correct installment_no or deliver the installment"),
    TOO_MANY_ROWS("no loan has so many rows; check the loan_id"),
    NO_SCHEDULE("an active loan needs at least one installment; deliver its schedule or correct its status"),
    NOT_LIVE("the row named by reverses does not exist on this loan or cannot be undone; correct reverses"),
    ALREADY_REVERSED("the row named by reverses is already undone; drop the repeat"),
    EXCEEDS("a reversal undoes the whole row: its amount must equal that row's, and a chargeback may not exceed it"),
    OVERFLOW("the loan's amounts do not fit 64 bits of minor units; check the unit"),
    LOAN_REJECTED("the loan's own row was rejected; mend that row");

    private final String hint;

    RejectReason(String hint) {
        this.hint = hint;
    }

    /** What to do about it, in a few words. */
    public String hint() {
        return hint;
    }
}
