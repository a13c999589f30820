package io.daybreak.job;

import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Money;
import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Reversals;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.notice.BorrowerMoney.Kind;
import io.daybreak.publication.MoneyRow;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Payment rows of loans that do not count yet, by the borrower whose loan they are on: lines of a work file. Money in the
 * air on one loan is a doubt about every loan of its borrower.
 */
final class MoneyLines {
    private MoneyLines() {}

    /** Rows of a classified loan: announced and not posted, or valued later. */
    static void append(ByteArrayOutputStream out, LoanRecords records, LocalDate date) {
        if (!anyInTheAir(records.payments(), date)) {
            return;
        }
        BitSet superseded =
                Reversals.of(records.payments(), records.loan().currency()).superseded();
        for (int row = 0; row < records.payments().size(); row++) {
            Payment payment = records.payments().get(row);
            if (isInTheAir(payment, date) && !superseded.get(row)) {
                append(out, records, payment);
            }
        }
    }

    /** Rows of a loan that could not be classified: which of them are posted is not known, so none is left out. */
    static void appendAll(ByteArrayOutputStream out, LoanRecords records, LocalDate date) {
        for (Payment payment : records.payments()) {
            if (isInTheAir(payment, date)) {
                append(out, records, payment);
            }
        }
    }

    private static boolean anyInTheAir(List<Payment> payments, LocalDate date) {
        for (Payment payment : payments) {
            if (isInTheAir(payment, date)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInTheAir(Payment payment, LocalDate date) {
        return payment.type() == PaymentType.PENDING || payment.valueDate().isAfter(date);
    }

    private static void append(ByteArrayOutputStream out, LoanRecords records, Payment payment) {
        Kind kind = payment.type() == PaymentType.PENDING ? Kind.PENDING : Kind.FUTURE;
        WorkLine.append(
                out,
                records.loan().borrowerId(),
                kind.name(),
                payment.paymentId(),
                records.loan().loanId(),
                payment.valueDate().toString(),
                Money.plain(payment.amountMinor(), records.loan().currency()));
    }

    /**
     * The row of a line.
     *
     * @param since tells since when a payment_id stands so
     */
    static MoneyRow parse(String line, Since since) {
        List<String> fields = WorkLine.fields(line);
        return new MoneyRow(
                Optional.of(fields.get(0)),
                new BorrowerMoney(
                        Kind.valueOf(fields.get(1)),
                        BorrowerMoney.Link.BORROWER,
                        fields.get(2),
                        Optional.of(fields.get(3)),
                        LocalDate.parse(fields.get(4)),
                        new BigDecimal(fields.get(5)),
                        since.of(fields.get(2))));
    }

    /** The row of money without a home. */
    static MoneyRow of(OwnerlessPayment payment, Since since) {
        return new MoneyRow(
                payment.borrowerId(),
                new BorrowerMoney(
                        payment.loanId().isEmpty() ? Kind.UNMATCHED : Kind.ORPHAN,
                        payment.borrowerId().isPresent() ? BorrowerMoney.Link.BORROWER : BorrowerMoney.Link.AMOUNT,
                        payment.paymentId(),
                        payment.loanId(),
                        payment.valueDate(),
                        payment.amount(),
                        since.of(payment.paymentId())));
    }

    /** Since when a payment row stands in the deliveries as money in the air. */
    @FunctionalInterface
    interface Since {
        /** The first published business date; tonight's for a row that is new. */
        LocalDate of(String paymentId);
    }
}
