package io.daybreak.intake;

import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Rejection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code payments.csv}. For one thread. */
final class PaymentRows {
    /** The longest name or remittance text, in characters. */
    private static final int MAX_TEXT = 1024;

    private static final Map<String, PaymentType> TYPES = Words.of(PaymentType.values());

    private final Cells cells;
    private final RepeatedIds.Found repeated;
    private final LoanIdOrder order;
    private final Column paymentId;
    private final Column loanId;
    private final Column valueDate;
    private final Column amount;
    private final Column type;
    private final Column reverses;
    private final Column bookedOn;
    private final Column installmentNumber;
    private final Column borrowerId;
    private final Column payerName;
    private final Column reference;
    private final Column channel;

    private PaymentType lastType = PaymentType.REPAYMENT;

    PaymentRows(RowSource source, RepeatedIds.Found repeated, LoanIdOrder order) {
        this.cells = new Cells(source);
        this.repeated = repeated;
        this.order = order;
        paymentId = Column.of(source, "payment_id");
        loanId = Column.of(source, "loan_id");
        valueDate = Column.of(source, "value_date");
        amount = Column.of(source, "amount");
        type = Column.of(source, "type");
        reverses = Column.of(source, "reverses");
        bookedOn = Column.of(source, "booked_on");
        installmentNumber = Column.of(source, "installment_no");
        borrowerId = Column.of(source, "borrower_id");
        payerName = Column.of(source, "payer_name");
        reference = Column.of(source, "reference");
        channel = Column.of(source, "channel");
    }

    /** What the last row read was found to be. */
    Cells cells() {
        return cells;
    }

    /**
     * Reads a row of a known loan.
     *
     * @param fractionDigits decimals of the loan's currency
     * @return the payment; null when the row cannot be used, {@link #cells} then says why
     */
    @Nullable
    Payment read(RowCursor row, int fractionDigits, DecimalTotal total) {
        cells.begin(row);
        lastType = PaymentType.REPAYMENT;
        if (cells.isBroken()) {
            cells.count(amount, total);
            return null;
        }
        String id = id();
        LocalDate value = cells.date(valueDate);
        lastType = cells.word(type, TYPES).orElse(PaymentType.REPAYMENT);
        Optional<String> reversed = reverses();
        Optional<LocalDate> booked = cells.optionalDate(bookedOn);
        OptionalInt installment = cells.optionalNumber(installmentNumber);
        Optional<String> borrower = cells.optionalCode(borrowerId);
        Optional<String> payer = cells.optionalText(payerName, MAX_TEXT);
        Optional<String> remittance = cells.optionalText(reference, MAX_TEXT);
        Optional<String> feed = cells.optionalCode(channel);
        long minor = cells.requiredMinor(amount, fractionDigits, total);
        if (id == null || value == null || cells.hasFaults()) {
            return null;
        }
        return new Payment(
                id,
                value,
                minor,
                lastType,
                reversed,
                booked,
                installment,
                borrower,
                payer,
                remittance,
                feed,
                cells.line());
    }

    /** Reads a row without a known loan. */
    @Nullable
    OwnerlessPayment readOwnerless(RowCursor row, DecimalTotal total) {
        cells.begin(row);
        if (cells.isBroken()) {
            cells.count(amount, total);
            return null;
        }
        String id = id();
        Optional<String> loan = cells.optionalIdentifier(loanId);
        if (loan.isPresent() && !order.takes(row, loanId.place())) {
            cells.fault(loanId, RejectReason.BAD_IDENTIFIER);
        }
        LocalDate value = cells.date(valueDate);
        lastType = cells.word(type, TYPES).orElse(PaymentType.REPAYMENT);
        Optional<String> reversed = reverses();
        Optional<LocalDate> booked = cells.optionalDate(bookedOn);
        cells.optionalNumber(installmentNumber);
        Optional<String> borrower = cells.optionalCode(borrowerId);
        Optional<String> payer = cells.optionalText(payerName, MAX_TEXT);
        Optional<String> remittance = cells.optionalText(reference, MAX_TEXT);
        Optional<String> feed = cells.optionalCode(channel);
        BigDecimal plain = cells.requiredPlain(amount, total);
        if (id == null || value == null || cells.hasFaults()) {
            return null;
        }
        return new OwnerlessPayment(
                id, loan, value, plain, lastType, reversed, booked, borrower, payer, remittance, feed, cells.line());
    }

    /** A row as it stands there, for somebody who looks for a payment. */
    SeenPayment see(RowCursor row) {
        OwnerlessPayment usable = readOwnerless(row, new DecimalTotal());
        if (usable != null) {
            return new SeenPayment(
                    usable.line(),
                    usable.paymentId(),
                    usable.loanId(),
                    Optional.of(usable.valueDate()),
                    Optional.of(usable.amount()),
                    usable.type(),
                    usable.bookedOn(),
                    usable.borrowerId(),
                    usable.payerName(),
                    usable.reference(),
                    List.of());
        }
        List<Rejection> rejections = List.copyOf(cells.faults());
        boolean fits = rejections.stream().noneMatch(rejection -> rejection.reason() == RejectReason.COLUMN_COUNT);
        return new SeenPayment(
                cells.line(),
                fits ? asWritten(row, paymentId).orElse("") : "",
                fits ? asWritten(row, loanId) : Optional.empty(),
                fits ? Optional.ofNullable(cells.date(valueDate)) : Optional.empty(),
                fits ? plainAmount() : Optional.empty(),
                lastType,
                Optional.empty(),
                fits ? asWritten(row, borrowerId) : Optional.empty(),
                fits ? asWritten(row, payerName) : Optional.empty(),
                fits ? asWritten(row, reference) : Optional.empty(),
                rejections);
    }

    private Optional<BigDecimal> plainAmount() {
        int before = cells.faults().size();
        BigDecimal plain = cells.requiredPlain(amount, new DecimalTotal());
        return cells.faults().size() == before ? Optional.of(plain) : Optional.empty();
    }

    private static Optional<String> asWritten(RowCursor row, Column column) {
        int from = row.start(column.place());
        String text = new String(row.bytes(), from, row.end(column.place()) - from, StandardCharsets.UTF_8);
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    /** Reads a row of a loan whose own row cannot be used: its amount counts, that is all. */
    void count(RowCursor row, DecimalTotal total) {
        cells.begin(row);
        cells.count(amount, total);
    }

    /**
     * Whether nobody can say which loan the last row names: it does not fit the header, so that its cells may have
     * moved, or its loan_id is none.
     */
    boolean isUnplaceable(RowCursor row, RowSource source) {
        return source.isBroken(row)
                || (!cells.isEmpty(loanId) && (cells.isBadIdentifier(loanId) || !order.takes(row, loanId.place())));
    }

    /** The type of the last row; REPAYMENT where it cannot be read. */
    PaymentType lastType() {
        return lastType;
    }

    /** Whether the last row is PENDING and was posted under another loan_id. */
    boolean isPostedElsewhere() {
        return repeated.postedElsewhere().contains(cells.line());
    }

    private @Nullable String id() {
        String id = cells.identifier(paymentId);
        if (id != null && repeated.repeats().contains(cells.line())) {
            cells.fault(paymentId, RejectReason.DUPLICATE);
        }
        return id;
    }

    private Optional<String> reverses() {
        if (lastType == PaymentType.REVERSAL && cells.isEmpty(reverses)) {
            cells.fault(reverses, RejectReason.MISSING_VALUE);
        }
        return cells.optionalIdentifier(reverses);
    }
}
