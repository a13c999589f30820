package io.daybreak.endtoend;

import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.sample.DeliveryDraft;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A delivery made of worked cases: records as values become rows of files. The cases write every amount with two
 * decimals, whatever the currency, and may be moved by a number of days.
 */
final class CaseDelivery {
    private static final int CASE_DECIMALS = 2;

    private final DeliveryDraft draft = DeliveryDraft.empty();

    /**
     * Adds a loan.
     *
     * @param loanId its identifier in the delivery
     * @param borrowerId of whom it is
     * @param records its rows
     * @param laterByDays by how much every date of it is moved
     */
    void add(String loanId, String borrowerId, LoanRecords records, long laterByDays) {
        Rows rows = new Rows(loanId, records.loan().currency(), laterByDays);
        rows.loan(borrowerId, records);
        records.installments().forEach(rows::installment);
        records.payments().forEach(rows::payment);
        records.holds().forEach(rows::hold);
    }

    void writeTo(Path folder, LocalDate businessDate) {
        draft.sorted().writeTo(folder, businessDate);
    }

    /** The rows of one loan. */
    private final class Rows {
        private final String loanId;
        private final Currency currency;
        private final long laterByDays;

        Rows(String loanId, Currency currency, long laterByDays) {
            this.loanId = loanId;
            this.currency = currency;
            this.laterByDays = laterByDays;
        }

        void loan(String borrowerId, LoanRecords records) {
            Loan loan = records.loan();
            long principal = records.installments().stream()
                    .mapToLong(Installment::principalMinor)
                    .sum();
            draft.loans()
                    .add(List.of(
                            loanId,
                            borrowerId,
                            loan.product(),
                            currency.getCurrencyCode(),
                            amount(principal),
                            loan.disbursedOn().toString(),
                            loan.status().name(),
                            "",
                            amount(loan.exposureMinor())));
        }

        void installment(Installment row) {
            draft.installments()
                    .add(List.of(
                            loanId,
                            Integer.toString(row.number()),
                            date(row.dueDate()),
                            amount(row.principalMinor()),
                            amount(row.interestMinor()),
                            amount(row.feeMinor()),
                            amount(row.penaltyMinor()),
                            date(row.bookedOn()),
                            date(row.replacedOn())));
        }

        void payment(Payment row) {
            draft.payments()
                    .add(List.of(
                            loanId + "-" + row.paymentId(),
                            loanId,
                            date(row.valueDate()),
                            amount(row.amountMinor()),
                            row.type().name(),
                            row.reverses().map(id -> loanId + "-" + id).orElse(""),
                            date(row.bookedOn())));
        }

        void hold(Hold hold) {
            draft.holds()
                    .add(List.of(
                            loanId + "-" + (draft.holds().size() + 1),
                            HoldScope.LOAN.name(),
                            loanId,
                            hold.kind(),
                            date(hold.fromInclusive()),
                            date(hold.toExclusive()),
                            date(hold.enteredOn())));
        }

        private String amount(OptionalLong minor) {
            return minor.isPresent() ? amount(minor.getAsLong()) : "";
        }

        private String amount(long minor) {
            return BigDecimal.valueOf(minor, CASE_DECIMALS)
                    .setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY)
                    .toPlainString();
        }

        private String date(LocalDate date) {
            return date.plusDays(laterByDays).toString();
        }

        private String date(Optional<LocalDate> date) {
            return date.map(this::date).orElse("");
        }
    }
}
