package io.daybreak.reconciliation;

import java.util.Locale;

/**
 * Every figure the night counts for its identities: a count and an amount in minor units of one currency. The order is
 * the order of the report.
 */
public enum Term {
    LOANS_READ("Rows of loans.csv; amount: principal."),
    LOANS_CLASSIFIED("Loans with a tier or a reason to have none; amount: principal."),
    LOANS_NOT_YET_DISBURSED("Loans paid out after the business date; amount: principal."),
    LOANS_NOT_CLASSIFIED(
            "Loans with a rejected row, shown under their last published tier; amount: principal where it can be read."),
    LOANS_UNREADABLE(
            "Rows of loans.csv that cannot be used, of loans the baseline does not show, and repeats; without an amount."),

    PAYMENTS_READ("Rows of payments.csv; amount: the rows' amounts."),
    PAYMENTS_USED("Rows of classified loans that count: live credits, waivers, refunds and chargebacks."),
    PAYMENTS_FUTURE_VALUED("Rows of classified loans with a value date after the business date."),
    PAYMENTS_PENDING("Rows of classified loans that are announced, not booked."),
    PAYMENTS_VOID("Rows of classified loans undone by a reversal, the reversals, and announcements since booked."),
    PAYMENTS_UNMATCHED("Rows without a loan_id: nobody has matched them yet."),
    PAYMENTS_ORPHAN("Rows with a loan_id that loans.csv does not have."),
    PAYMENTS_REJECTED("Rows that cannot be used; amount: where it can be read."),
    PAYMENTS_OF_LOANS_NOT_CLASSIFIED("Readable rows of loans that are not classified or not yet disbursed."),

    CREDITS("Live repayments and opening credits with value date up to the business date."),
    WAIVERS("Live waivers with value date up to the business date."),
    REFUNDS_OUT_OF_CREDIT("The part of refunds that credit covered."),
    SETTLED("Dues settled by credits."),
    WAIVED("Dues settled by waivers."),
    CREDIT_LEFT("Credit that is over."),
    SCHEDULED("All installments in force on the business date, whenever due."),
    CHARGED_BACK("Money taken back by payers' banks, due again."),
    REFUNDED_BEYOND_CREDIT("The part of refunds beyond credit, due again."),
    OVERDUE("Unpaid with a due date before the business date."),
    NOT_YET_OVERDUE("Unpaid with a due date on or after the business date."),
    ON_CLOSED("Unpaid on closed loans, whenever due."),

    PAST_DUE("Classified loans with dpd 1 or more; amount: overdue total."),
    IN_WORKLIST("Loans with dpd 1 or more, and loans not classified; amount: outstanding principal."),
    LEFT_OUT_NOT_PAST_DUE("Loans with dpd 0; amount: outstanding principal."),
    LEFT_OUT_CLOSED("Closed loans, whatever the records show unpaid; amount: outstanding principal."),

    BASELINE_READ("Rows of the baseline's classification.csv; amount: overdue total as published."),
    OPENING("The published tiers of the baseline; amount: outstanding principal as published."),
    RESTATED_OUT(
            "Published on the baseline date as something else than tonight's records make of that date; amount: as published."),
    RESTATED_IN("What tonight's records make of the baseline date for the same loans; amount: recomputed."),
    NEW("Loans without a baseline row, or not yet disbursed on the baseline date by tonight's records."),
    GONE("Loans of the baseline that tonight's classification does not show; amount: as published."),
    MOVED_OUT("Loans that left the tier since the baseline date; amount: at the baseline date."),
    MOVED_IN("Loans that came into the tier since the baseline date; amount: at the baseline date."),
    CHANGED_WITHIN(
            "Principal falling or rising since the baseline date, in the tier where the loan is now; no loan moves by it."),
    AMOUNT_NOT_KNOWN("Published principal of loans not classified tonight: they stay in their tier without an amount."),
    CLOSING("Tonight's tiers; amount: outstanding principal.");

    private final String meaning;

    Term(String meaning) {
        this.meaning = meaning;
    }

    /** What is counted, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** The word in files: lower case, words joined by underscores. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
