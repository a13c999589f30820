package io.daybreak.loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of {@code payments.csv} that belongs to no known loan. Without a loan it has no currency, so its amount is
 * the plain decimal as written.
 *
 * @param paymentId unique among posted rows
 * @param loanId the loan it names; empty: it names none
 * @param valueDate day the money counts from
 * @param amount plain decimal, not negative, at most four decimals, below 10<sup>12</sup>
 * @param type which way the money goes
 * @param reverses the paymentId it undoes
 * @param bookedOn day the row became known; empty: not provable
 * @param borrowerId whose money it is, where known
 * @param payerName who paid
 * @param reference remittance reference
 * @param channel the feed it came by
 * @param line line in {@code payments.csv}
 */
public record OwnerlessPayment(
        String paymentId,
        Optional<String> loanId,
        LocalDate valueDate,
        BigDecimal amount,
        PaymentType type,
        Optional<String> reverses,
        Optional<LocalDate> bookedOn,
        Optional<String> borrowerId,
        Optional<String> payerName,
        Optional<String> reference,
        Optional<String> channel,
        long line) {}
