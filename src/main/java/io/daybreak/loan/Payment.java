package io.daybreak.loan;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One row of {@code payments.csv}.
 *
 * @param paymentId unique among posted rows; a PENDING row may share the id of the row that posts it
 * @param valueDate day the money counts from
 * @param amountMinor amount, minor units of the loan's currency, not negative
 * @param type which way the money goes
 * @param reverses the paymentId a REVERSAL undoes, or a CHARGEBACK takes back
 * @param bookedOn day the row became known; empty: not provable
 * @param installmentNumber the installment the payer directed the money to
 * @param borrowerId whose money it is, where known
 * @param payerName who paid
 * @param reference remittance reference
 * @param channel the feed it came by
 * @param line line in {@code payments.csv}
 */
public record Payment(
        String paymentId,
        LocalDate valueDate,
        long amountMinor,
        PaymentType type,
        Optional<String> reverses,
        Optional<LocalDate> bookedOn,
        OptionalInt installmentNumber,
        Optional<String> borrowerId,
        Optional<String> payerName,
        Optional<String> reference,
        Optional<String> channel,
        long line) {}
