package io.daybreak.intake;

import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.Rejection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the rows that share a loan_id come to. Cases come in the order of their loan_ids. */
public sealed interface LoanCase {

    /**
     * A loan with its records.
     *
     * @param records the usable rows
     * @param baseline what was last published of it
     * @param rejections its rows that cannot be used, in the order of files and lines; not empty: the loan is not
     *     classified
     * @param totals how many rows it has
     * @param place where they lie
     */
    record ReadableLoan(
            LoanRecords records,
            Optional<PublishedStanding> baseline,
            List<Rejection> rejections,
            RowTotals totals,
            LoanPlace place)
            implements LoanCase {
        public ReadableLoan {
            rejections = List.copyOf(rejections);
        }

        /** Whether every row of the loan can be used. */
        public boolean isClassifiable() {
            return rejections.isEmpty();
        }
    }

    /**
     * A loan whose own row cannot be used. Its installments and payments are only counted.
     *
     * @param loanId its identifier as it stands in the file; empty when there is none
     * @param rejections what is wrong with its own rows
     * @param baseline what was last published of it
     * @param loanRows rows of {@code loans.csv}
     * @param installmentRows rows of {@code installments.csv}
     * @param paymentRows rows of {@code payments.csv}
     * @param paymentsAmount their amounts as plain decimals, at most four; an unreadable amount counts as 0
     */
    record RejectedLoan(
            String loanId,
            List<Rejection> rejections,
            Optional<PublishedStanding> baseline,
            long loanRows,
            long installmentRows,
            long paymentRows,
            BigDecimal paymentsAmount)
            implements LoanCase {
        public RejectedLoan {
            rejections = List.copyOf(rejections);
        }
    }

    /**
     * A usable payment row without a loan.
     *
     * @param payment the row
     * @param reason why it has none
     * @param isPostedElsewhere whether it is a PENDING row whose payment_id was posted to some loan, or a row that was
     *     not known yet on the day that is asked for: void
     */
    record Ownerless(OwnerlessPayment payment, OwnerlessReason reason, boolean isPostedElsewhere) implements LoanCase {}

    /**
     * A row of {@code installments.csv} or {@code payments.csv} that belongs to no loan and cannot be used.
     *
     * @param rejections what is wrong with it, at least one
     * @param isPayment whether it is a payment row
     * @param amount its amount as a plain decimal, at most four decimals; 0 when it cannot be read or is no payment
     */
    record Stray(List<Rejection> rejections, boolean isPayment, BigDecimal amount) implements LoanCase {
        public Stray {
            rejections = List.copyOf(rejections);
        }
    }

    /**
     * A rejected payment row of which nobody can say whose money it is: holds the run.
     *
     * @param rejections what is wrong with it
     * @param amount as for {@link Stray}
     * @param refusal why the run cannot be published
     */
    record Unplaceable(List<Rejection> rejections, BigDecimal amount, Refusal refusal) implements LoanCase {
        public Unplaceable {
            rejections = List.copyOf(rejections);
        }
    }

    /**
     * A loan of the baseline that the delivery no longer has.
     *
     * @param published its row in the baseline
     */
    record Gone(PublishedStanding published) implements LoanCase {}
}
