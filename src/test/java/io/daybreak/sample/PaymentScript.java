package io.daybreak.sample;

import java.time.LocalDate;
import java.util.List;

/** One row of {@code payments.csv} of a story: its cells, and the nights whose deliveries show it. */
final class PaymentScript {
    private String paymentId;
    private String loanId;
    private final LocalDate valueDate;
    private String amount;
    private String type = "";
    private String reverses = "";
    private LocalDate bookedOn;
    private String installmentNumber = "";
    private String borrowerId = "";
    private String payerName = "";
    private String reference = "";
    private String channel = "";
    private LocalDate goneOn = LocalDate.MAX;

    PaymentScript(String paymentId, String loanId, LocalDate valueDate, String amount) {
        this.paymentId = paymentId;
        this.loanId = loanId;
        this.valueDate = valueDate;
        this.amount = amount;
        this.bookedOn = valueDate;
    }

    String paymentId() {
        return paymentId;
    }

    PaymentScript paymentId(String newId) {
        paymentId = newId;
        return this;
    }

    /** The loan the row names; empty when nobody has matched it. */
    PaymentScript loanId(String newLoanId) {
        loanId = newLoanId;
        return this;
    }

    PaymentScript amount(String cell) {
        amount = cell;
        return this;
    }

    PaymentScript type(String newType) {
        type = newType;
        return this;
    }

    /** A row of a type that undoes or takes back another. */
    PaymentScript undoing(String newType, PaymentScript other) {
        type = newType;
        reverses = other.paymentId;
        return this;
    }

    /** The day the row became known, which is also the first night that shows it. */
    PaymentScript booked(LocalDate date) {
        bookedOn = date;
        return this;
    }

    PaymentScript towards(int installment) {
        installmentNumber = Integer.toString(installment);
        return this;
    }

    PaymentScript payer(String newBorrowerId, String newPayerName, String newReference) {
        borrowerId = newBorrowerId;
        payerName = newPayerName;
        reference = newReference;
        return this;
    }

    PaymentScript channel(String newChannel) {
        channel = newChannel;
        return this;
    }

    /** The first night that no longer shows the row. */
    PaymentScript goneOn(LocalDate night) {
        goneOn = night;
        return this;
    }

    void tell(Chronicle chronicle, LocalDate notBefore) {
        LocalDate firstNight = bookedOn.isBefore(notBefore) ? notBefore : bookedOn;
        chronicle.between(
                DeliveryDraft.PAYMENTS,
                firstNight,
                goneOn,
                List.of(
                        paymentId,
                        loanId,
                        valueDate.toString(),
                        amount,
                        type,
                        reverses,
                        bookedOn.toString(),
                        installmentNumber,
                        borrowerId,
                        payerName,
                        reference,
                        channel));
    }
}
