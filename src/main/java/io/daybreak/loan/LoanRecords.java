package io.daybreak.loan;

import java.util.List;

/**
 * All the records of one loan: what its state is a pure function of, together with the policy and the date. Rows are
 * in no particular order; the state does not depend on it.
 *
 * @param loan the loan
 * @param installments every version of every installment
 * @param payments every payment row with this loan_id, usable ones only
 * @param holds every hold whose scope covers this loan, at any time
 */
public record LoanRecords(Loan loan, List<Installment> installments, List<Payment> payments, List<Hold> holds) {
    public LoanRecords {
        installments = List.copyOf(installments);
        payments = List.copyOf(payments);
        holds = List.copyOf(holds);
    }
}
