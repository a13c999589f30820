package io.daybreak.intake;

import io.daybreak.loan.Installment;
import io.daybreak.loan.RejectReason;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code installments.csv}. For one thread. */
final class InstallmentRows {
    private final Cells cells;
    private final Column loanId;
    private final Column number;
    private final Column dueDate;
    private final Column principalDue;
    private final Column interestDue;
    private final Column feeDue;
    private final Column penaltyDue;
    private final Column bookedOn;
    private final Column replacedOn;

    InstallmentRows(RowSource source) {
        cells = new Cells(source);
        loanId = Column.of(source, "loan_id");
        number = Column.of(source, "installment_no");
        dueDate = Column.of(source, "due_date");
        principalDue = Column.of(source, "principal_due");
        interestDue = Column.of(source, "interest_due");
        feeDue = Column.of(source, "fee_due");
        penaltyDue = Column.of(source, "penalty_due");
        bookedOn = Column.of(source, "booked_on");
        replacedOn = Column.of(source, "replaced_on");
    }

    /** What {@link #read} found. */
    Cells cells() {
        return cells;
    }

    /**
     * Reads a row of a known loan.
     *
     * @param fractionDigits decimals of the loan's currency
     * @return the installment; null when the row cannot be used, {@link #cells} then says why
     */
    @Nullable
    Installment read(RowCursor row, int fractionDigits, DecimalTotal total) {
        cells.begin(row);
        if (cells.isBroken()) {
            countAmounts(total);
            return null;
        }
        int installmentNumber = cells.number(number);
        LocalDate due = cells.date(dueDate);
        long principal = cells.requiredMinor(principalDue, fractionDigits, total);
        long interest = cells.requiredMinor(interestDue, fractionDigits, total);
        long fee = cells.optionalMinor(feeDue, fractionDigits, total);
        long penalty = cells.optionalMinor(penaltyDue, fractionDigits, total);
        Optional<LocalDate> booked = cells.optionalDate(bookedOn);
        Optional<LocalDate> replaced = cells.optionalDate(replacedOn);
        if (booked.isPresent() && replaced.isPresent() && !replaced.get().isAfter(booked.get())) {
            cells.fault(replacedOn, RejectReason.INVERTED_PERIOD);
        }
        if (due == null || cells.hasFaults()) {
            return null;
        }
        return new Installment(
                installmentNumber, due, principal, interest, fee, penalty, booked, replaced, cells.line());
    }

    /** Reads a row of a loan that is not there or not readable: its amounts count, that is all. */
    void count(RowCursor row, DecimalTotal total) {
        cells.begin(row);
        countAmounts(total);
    }

    /** Notes what is wrong with a row of a loan that is not there. Only after {@link #count}. */
    void judgeStray() {
        if (!cells.isBroken()) {
            cells.fault(loanId, cells.isEmpty(loanId) ? RejectReason.MISSING_VALUE : RejectReason.UNKNOWN_LOAN);
        }
    }

    private void countAmounts(DecimalTotal total) {
        cells.count(principalDue, total);
        cells.count(interestDue, total);
        cells.count(feeDue, total);
        cells.count(penaltyDue, total);
    }
}
