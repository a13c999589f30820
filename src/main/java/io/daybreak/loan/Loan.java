package io.daybreak.loan;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of {@code loans.csv}.
 *
 * @param loanId the loan's identifier, not empty
 * @param borrowerId who owes it, not empty
 * @param product product code, not empty
 * @param currency ISO 4217 currency of every amount of the loan
 * @param principalMinor amount lent, minor units, not negative
 * @param disbursedOn day the money was paid out
 * @param status status from {@code statusOn} on; before that day the loan is ACTIVE
 * @param statusOn first day of the status; empty: always
 * @param exposureMinor on-balance exposure, minor units, where the core system gives it
 * @param contractRef contract reference shown to the borrower
 * @param productName product name shown to the borrower
 * @param core what the core system believes
 * @param line line in {@code loans.csv}, the header being line 1
 */
public record Loan(
        String loanId,
        String borrowerId,
        String product,
        Currency currency,
        long principalMinor,
        LocalDate disbursedOn,
        LoanStatus status,
        Optional<LocalDate> statusOn,
        OptionalLong exposureMinor,
        Optional<String> contractRef,
        Optional<String> productName,
        CoreFigures core,
        long line) {

    /** The status in force at the end of a day: ACTIVE before {@code statusOn}. */
    public LoanStatus statusAt(LocalDate day) {
        return statusOn.isPresent() && day.isBefore(statusOn.get()) ? LoanStatus.ACTIVE : status;
    }

    /** The same loan as its rows alone tell of it, whatever became of it since. */
    Loan active() {
        return new Loan(
                loanId,
                borrowerId,
                product,
                currency,
                principalMinor,
                disbursedOn,
                LoanStatus.ACTIVE,
                Optional.empty(),
                exposureMinor,
                contractRef,
                productName,
                core,
                line);
    }
}
