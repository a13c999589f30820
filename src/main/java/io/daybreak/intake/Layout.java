package io.daybreak.intake;

import java.util.List;
import java.util.stream.Stream;

/**
 * Name and columns of a file in the contract's own words.
 *
 * @param standardName for example {@code loans.csv}
 * @param required columns a header must have
 * @param optional columns it may have
 */
record Layout(String standardName, List<String> required, List<String> optional) {
    /** The last published classification, of which more columns may follow. */
    static final Layout BASELINE = new Layout(
            "classification.csv",
            List.of(
                    "loan_id",
                    "borrower_id",
                    "product",
                    "currency",
                    "dpd",
                    "policy_dpd",
                    "tier",
                    "tier_reason",
                    "oldest_unpaid_due_date",
                    "overdue_total",
                    "outstanding_principal",
                    "schedule_digest",
                    "payments_counted",
                    "payments_total",
                    "reversals_counted"),
            List.of("records_digest"));

    static Layout of(DeliveryFile file) {
        return new Layout(file.standardName(), file.requiredColumns(), file.optionalColumns());
    }

    List<String> columns() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }
}
