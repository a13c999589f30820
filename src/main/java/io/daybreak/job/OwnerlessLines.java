package io.daybreak.job;

import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.PaymentType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Payment rows without a loan, as lines of a work file. */
final class OwnerlessLines {
    private OwnerlessLines() {}

    static void append(ByteArrayOutputStream out, OwnerlessPayment payment) {
        WorkLine.append(
                out,
                payment.paymentId(),
                payment.loanId().orElse(""),
                payment.valueDate().toString(),
                payment.amount().toPlainString(),
                payment.type().name(),
                payment.reverses().orElse(""),
                payment.bookedOn().map(LocalDate::toString).orElse(""),
                payment.borrowerId().orElse(""),
                payment.payerName().orElse(""),
                payment.reference().orElse(""),
                payment.channel().orElse(""),
                Long.toString(payment.line()));
    }

    static OwnerlessPayment parse(String line) {
        List<String> fields = WorkLine.fields(line);
        return new OwnerlessPayment(
                fields.get(0),
                text(fields.get(1)),
                LocalDate.parse(fields.get(2)),
                new BigDecimal(fields.get(3)),
                PaymentType.valueOf(fields.get(4)),
                text(fields.get(5)),
                text(fields.get(6)).map(LocalDate::parse),
                text(fields.get(7)),
                text(fields.get(8)),
                text(fields.get(9)),
                text(fields.get(10)),
                Long.parseLong(fields.get(11)));
    }

    private static Optional<String> text(String field) {
        return Optional.of(field).filter(value -> !value.isEmpty());
    }
}
