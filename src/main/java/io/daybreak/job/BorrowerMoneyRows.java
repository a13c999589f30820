package io.daybreak.job;

import io.daybreak.intake.KeyedRow;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Money;
import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Reversals;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.notice.BorrowerMoney.Kind;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Money that does not count, or no longer, by the borrower it may belong to: rows of a CSV work file that is looked up
 * by {@code borrower_id}. Money in doubt on one loan is a doubt about every loan of its borrower.
 */
final class BorrowerMoneyRows {
    static final String KEY = "borrower_id";
    static final String HEADER = KEY + ",kind,payment_id,loan_id,value_date,amount\n";

    private BorrowerMoneyRows() {}

    /** Rows of a classified loan: announced, valued later, undone or taken back. */
    static void append(ByteArrayOutputStream out, LoanRecords records, LocalDate date) {
        if (records.payments().stream().noneMatch(payment -> isOpen(payment, date))) {
            return;
        }
        Reversals reversals = Reversals.of(records.payments(), records.loan().currency());
        BitSet superseded = reversals.superseded();
        for (int row = 0; row < records.payments().size(); row++) {
            Payment payment = records.payments().get(row);
            if (isOpen(payment, date) && !superseded.get(row)) {
                append(out, records, payment, date);
            }
        }
    }

    /** Rows of a loan that could not be classified: which of them are undone is not known, so none is left out. */
    static void appendAll(ByteArrayOutputStream out, LoanRecords records, LocalDate date) {
        for (Payment payment : records.payments()) {
            if (isOpen(payment, date)) {
                append(out, records, payment, date);
            }
        }
    }

    /** A row without a loan that names its borrower. */
    static void append(ByteArrayOutputStream out, OwnerlessPayment payment) {
        payment.borrowerId()
                .ifPresent(borrower -> append(
                        out,
                        borrower,
                        payment.loanId().isEmpty() ? Kind.UNMATCHED : Kind.ORPHAN,
                        payment.paymentId(),
                        payment.loanId().orElse(""),
                        payment.valueDate(),
                        payment.amount().toPlainString()));
    }

    static BorrowerMoney parse(KeyedRow row, LocalDate since) {
        List<String> fields = row.fields();
        return new BorrowerMoney(
                Kind.valueOf(fields.get(1)),
                BorrowerMoney.Link.BORROWER,
                fields.get(2),
                Optional.of(fields.get(3)).filter(loan -> !loan.isEmpty()),
                LocalDate.parse(fields.get(4)),
                new BigDecimal(fields.get(5)),
                since);
    }

    private static boolean isOpen(Payment payment, LocalDate date) {
        return payment.valueDate().isAfter(date)
                || payment.type() == PaymentType.PENDING
                || payment.type() == PaymentType.REVERSAL
                || payment.type() == PaymentType.CHARGEBACK;
    }

    private static void append(ByteArrayOutputStream out, LoanRecords records, Payment payment, LocalDate date) {
        append(
                out,
                records.loan().borrowerId(),
                kind(payment, date),
                payment.paymentId(),
                records.loan().loanId(),
                payment.valueDate(),
                Money.plain(payment.amountMinor(), records.loan().currency()));
    }

    private static Kind kind(Payment payment, LocalDate date) {
        if (payment.type() == PaymentType.PENDING) {
            return Kind.PENDING;
        }
        return payment.valueDate().isAfter(date) ? Kind.FUTURE : Kind.REVERSED;
    }

    private static void append(
            ByteArrayOutputStream out,
            String borrowerId,
            Kind kind,
            String paymentId,
            String loanId,
            LocalDate valueDate,
            String amount) {
        String row = quoted(borrowerId)
                + ','
                + kind
                + ','
                + quoted(paymentId)
                + ','
                + quoted(loanId)
                + ','
                + valueDate
                + ','
                + amount
                + '\n';
        out.writeBytes(row.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }
}
