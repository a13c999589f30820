package io.daybreak.loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The records of a case, written the way one would tell it: amounts as decimals, dates as text. */
public final class Given {
    private static final Currency CURRENCY = Currency.getInstance("EUR");

    private final List<Installment> installments = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private Loan loan = loan("L1", "B1", LoanStatus.ACTIVE, Optional.empty(), OptionalLong.empty());

    private Given() {}

    /** A loan of 12,000 EUR, disbursed long before anything else happens, without rows. */
    public static Given aLoan() {
        return new Given();
    }

    /** An amount in minor units. */
    public static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    /** An installment that is all principal. */
    public Given due(String date, String amount) {
        return due(date, amount, "0", "0", "0");
    }

    /** An installment by component. */
    public Given due(String date, String principal, String interest, String fee, String penalty) {
        return version(
                installments.size() + 1,
                date,
                List.of(principal, interest, fee, penalty),
                Optional.empty(),
                Optional.empty());
    }

    /** One version of an installment: {@code amounts} are principal, interest, fee, penalty. */
    public Given version(
            int number, String date, List<String> amounts, Optional<String> bookedOn, Optional<String> replacedOn) {
        installments.add(new Installment(
                number,
                LocalDate.parse(date),
                minor(amounts.get(0)),
                minor(amounts.get(1)),
                minor(amounts.get(2)),
                minor(amounts.get(3)),
                bookedOn.map(LocalDate::parse),
                replacedOn.map(LocalDate::parse),
                installments.size() + 2L));
        return this;
    }

    /** A repayment. */
    public Given paid(String id, String valueDate, String amount) {
        return row(id, valueDate, PaymentType.REPAYMENT, amount);
    }

    /** Any payment row. */
    public Given row(String id, String valueDate, PaymentType type, String amount) {
        return row(id, valueDate, type, amount, Optional.empty(), OptionalInt.empty());
    }

    /** A row that names another. */
    public Given row(String id, String valueDate, PaymentType type, String amount, String reverses) {
        return row(id, valueDate, type, amount, Optional.of(reverses), OptionalInt.empty());
    }

    /** A repayment directed to an installment. */
    public Given directed(String id, String valueDate, String amount, int installmentNumber) {
        return row(id, valueDate, PaymentType.REPAYMENT, amount, Optional.empty(), OptionalInt.of(installmentNumber));
    }

    private Given row(
            String id,
            String valueDate,
            PaymentType type,
            String amount,
            Optional<String> reverses,
            OptionalInt installmentNumber) {
        payments.add(new Payment(
                id,
                LocalDate.parse(valueDate),
                minor(amount),
                type,
                reverses,
                Optional.empty(),
                installmentNumber,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                payments.size() + 2L));
        return this;
    }

    /** Says when the last payment row became known. */
    public Given bookedOn(String date) {
        Payment last = payments.remove(payments.size() - 1);
        payments.add(new Payment(
                last.paymentId(),
                last.valueDate(),
                last.amountMinor(),
                last.type(),
                last.reverses(),
                Optional.of(LocalDate.parse(date)),
                last.installmentNumber(),
                last.borrowerId(),
                last.payerName(),
                last.reference(),
                last.channel(),
                last.line()));
        return this;
    }

    /** A hold on the loan; an empty end is open. */
    public Given held(String kind, String from, String to) {
        holds.add(new Hold(
                "H" + (holds.size() + 1),
                HoldScope.LOAN,
                "L1",
                kind,
                LocalDate.parse(from),
                to.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(to)),
                Optional.empty(),
                holds.size() + 2L));
        return this;
    }

    /** The loan's status from a date on. */
    public Given status(LoanStatus status, String from) {
        loan = loan(loan.loanId(), loan.borrowerId(), status, Optional.of(LocalDate.parse(from)), loan.exposureMinor());
        return this;
    }

    /** The exposure the core system gives. */
    public Given exposure(String amount) {
        loan = loan(loan.loanId(), loan.borrowerId(), loan.status(), loan.statusOn(), OptionalLong.of(minor(amount)));
        return this;
    }

    /** Another name for the loan and its borrower. */
    public Given named(String loanId, String borrowerId) {
        loan = loan(loanId, borrowerId, loan.status(), loan.statusOn(), loan.exposureMinor());
        return this;
    }

    private static Loan loan(
            String loanId,
            String borrowerId,
            LoanStatus status,
            Optional<LocalDate> statusOn,
            OptionalLong exposureMinor) {
        return new Loan(
                loanId,
                borrowerId,
                "CONSUMER",
                CURRENCY,
                minor("12000.00"),
                LocalDate.of(2000, 1, 1),
                status,
                statusOn,
                exposureMinor,
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                2);
    }

    /** The payment rows alone. */
    public List<Payment> payments() {
        return List.copyOf(payments);
    }

    /** Everything. */
    public LoanRecords records() {
        return new LoanRecords(loan, installments, payments, holds);
    }
}
