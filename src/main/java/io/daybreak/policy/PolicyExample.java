package io.daybreak.policy;

import io.daybreak.loan.LoanRecords;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A case a policy must reproduce before any job runs.
 *
 * @param place where it stands in the file, for messages, for example {@code examples[3]}, and what it shows
 * @param records the loan of the case
 * @param otherLoans further loans of the same borrower, for rules that look at the borrower; mostly none
 * @param asOf business date
 * @param dpd expected dpd, where stated
 * @param policyDpd expected policy_dpd, where stated
 * @param ownTier expected own tier code, where stated
 * @param tier expected tier code, where stated
 */
public record PolicyExample(
        String place,
        LoanRecords records,
        List<LoanRecords> otherLoans,
        LocalDate asOf,
        OptionalInt dpd,
        OptionalInt policyDpd,
        Optional<String> ownTier,
        Optional<String> tier) {
    public PolicyExample {
        otherLoans = List.copyOf(otherLoans);
    }
}
