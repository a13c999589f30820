package io.daybreak.intake;

import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a delivery, with their standard names and columns. What a sender calls them is the business of {@link
 * DeliveryMapping}.
 */
public enum DeliveryFile {
    LOANS(
            "loans.csv",
            "loan_id borrower_id product currency principal disbursed_on",
            "status status_on exposure contract_ref product_name paid_to_date core_dpd core_overdue"),
    INSTALLMENTS(
            "installments.csv",
            "loan_id installment_no due_date principal_due interest_due",
            "fee_due penalty_due booked_on replaced_on"),
    PAYMENTS(
            "payments.csv",
            "payment_id loan_id value_date amount",
            "type reverses booked_on installment_no borrower_id payer_name reference channel"),
    BORROWERS("borrowers.csv", "borrower_id name", "language phone email address time_zone preferred_channel"),
    HOLDS("holds.csv", "hold_id scope subject_id kind from", "to entered_on"),
    RECEIPTS("receipts.csv", "notice_id status at", ""),
    CONTROL("control.csv", "file rows business_date", "amount_total sha256 extracted_at content complete_through");

    private final String standardName;
    private final String required;
    private final String optional;

    /** Column names are separated by blanks: an enum's fields are to be immutable, and a list is not. */
    DeliveryFile(String standardName, String required, String optional) {
        this.standardName = standardName;
        this.required = required;
        this.optional = optional;
    }

    /** The file's name in the contract and in every report, for example {@code loans.csv}. */
    public String standardName() {
        return standardName;
    }

    /** Columns a header must have, in the order of the contract. */
    public List<String> requiredColumns() {
        return words(required);
    }

    /** Columns a header may have. */
    public List<String> optionalColumns() {
        return words(optional);
    }

    /** Required and optional columns, in the order of the contract. */
    public List<String> columns() {
        return Stream.concat(requiredColumns().stream(), optionalColumns().stream())
                .toList();
    }

    /** Whether a delivery without this file is refused. */
    public boolean isRequired() {
        return switch (this) {
            case LOANS, INSTALLMENTS, PAYMENTS -> true;
            case BORROWERS, HOLDS, RECEIPTS, CONTROL -> false;
        };
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
