package io.daybreak.intake;

import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Rejection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code payments.csv} as it stands there, usable or not, whatever loan it carries. Personal data.
 *
 * @param line line in the file
 * @param paymentId its identifier as written
 * @param loanId the loan it carries
 * @param valueDate value date; empty where it cannot be read
 * @param amount plain decimal; empty where it cannot be read
 * @param type which way the money goes; REPAYMENT where it cannot be read
 * @param bookedOn day it became known; empty where it does not say, or cannot be read
 * @param borrowerId whose money it is
 * @param payerName who paid
 * @param reference remittance reference
 * @param rejections what is wrong with the row by itself; rules of its loan are not looked at
 */
public record SeenPayment(
        long line,
        String paymentId,
        Optional<String> loanId,
        Optional<LocalDate> valueDate,
        Optional<BigDecimal> amount,
        PaymentType type,
        Optional<LocalDate> bookedOn,
        Optional<String> borrowerId,
        Optional<String> payerName,
        Optional<String> reference,
        List<Rejection> rejections) {
    public SeenPayment {
        rejections = List.copyOf(rejections);
    }
}
