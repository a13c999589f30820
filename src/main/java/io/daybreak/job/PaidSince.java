package io.daybreak.job;

import io.daybreak.intake.DeliveryMapping;
import io.daybreak.intake.KeyedRows;
import io.daybreak.intake.PaymentsSince;
import io.daybreak.intake.Refusal;
import io.daybreak.loan.Money;
import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.PaymentType;
import io.daybreak.notice.Notice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who paid after the delivery was extracted: borrowers, by their own name or by one of their loans, and amounts that
 * name neither. Holds what one file of some hours names, not the portfolio.
 */
final class PaidSince {
    private final Set<String> loanIds = new HashSet<>();
    private final Set<String> borrowerIds = new HashSet<>();
    private final Set<BigDecimal> unnamedAmounts = new HashSet<>();

    /** Reads the file; answers why it cannot be used, if so. */
    List<Refusal> read(Path file, DeliveryMapping mapping, Path workFolder) throws IOException {
        return PaymentsSince.read(file, mapping, workFolder, this::take);
    }

    private void take(OwnerlessPayment payment) {
        if (!isMoneyIn(payment.type())) {
            return;
        }
        payment.loanId().ifPresent(loanIds::add);
        payment.borrowerId().ifPresent(borrowerIds::add);
        if (payment.borrowerId().isEmpty()) {
            unnamedAmounts.add(payment.amount().stripTrailingZeros());
        }
    }

    private static boolean isMoneyIn(PaymentType type) {
        return switch (type) {
            case REPAYMENT, WAIVER, PENDING, OPENING -> true;
            case REVERSAL, CHARGEBACK, REFUND -> false;
        };
    }

    /** Learns from the classification whose the loans are. */
    void borrowersOf(Path classification, Path workFolder) throws IOException {
        if (loanIds.isEmpty()) {
            return;
        }
        try (KeyedRows loans = KeyedRows.index(classification, "loan_id", workFolder)) {
            for (String loanId : loanIds) {
                loans.rows(loanId).forEach(row -> borrowerIds.add(row.cell("borrower_id")));
            }
        }
    }

    /** Whether the borrower of a notice paid, or money of exactly its amount came in and names nobody. */
    boolean concerns(Notice notice) {
        return loanIds.contains(notice.loanId())
                || borrowerIds.contains(notice.borrowerId())
                || (notice.overdueMinor() > 0
                        && unnamedAmounts.contains(new BigDecimal(Money.plain(notice.overdueMinor(), notice.currency()))
                                .stripTrailingZeros()));
    }
}
