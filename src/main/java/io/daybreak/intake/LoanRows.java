package io.daybreak.intake;

import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.RejectReason;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code loans.csv}. For one thread. */
final class LoanRows {
    /** The longest text shown to a borrower, in characters. */
    private static final int MAX_TEXT = 256;

    private static final Map<String, LoanStatus> STATUSES = Words.of(LoanStatus.values());

    private final Cells cells;
    private final LoanIdOrder order;
    private final Column loanId;
    private final Column borrowerId;
    private final Column product;
    private final Column currency;
    private final Column principal;
    private final Column disbursedOn;
    private final Column status;
    private final Column statusOn;
    private final Column exposure;
    private final Column contractRef;
    private final Column productName;
    private final Column paidToDate;
    private final Column coreDpd;
    private final Column coreOverdue;

    LoanRows(RowSource source, LoanIdOrder order) {
        cells = new Cells(source);
        this.order = order;
        loanId = Column.of(source, "loan_id");
        borrowerId = Column.of(source, "borrower_id");
        product = Column.of(source, "product");
        currency = Column.of(source, "currency");
        principal = Column.of(source, "principal");
        disbursedOn = Column.of(source, "disbursed_on");
        status = Column.of(source, "status");
        statusOn = Column.of(source, "status_on");
        exposure = Column.of(source, "exposure");
        contractRef = Column.of(source, "contract_ref");
        productName = Column.of(source, "product_name");
        paidToDate = Column.of(source, "paid_to_date");
        coreDpd = Column.of(source, "core_dpd");
        coreOverdue = Column.of(source, "core_overdue");
    }

    /** What {@link #read} found. */
    Cells cells() {
        return cells;
    }

    /**
     * Reads a row.
     *
     * @return the loan; null when the row cannot be used, {@link #cells} then says why
     */
    @Nullable
    Loan read(RowCursor row, DecimalTotal total) {
        cells.begin(row);
        if (cells.isBroken()) {
            cells.count(principal, total);
            return null;
        }
        String id = cells.identifier(loanId);
        if (id != null && !order.takes(row, loanId.place())) {
            cells.fault(loanId, RejectReason.BAD_IDENTIFIER);
        }
        String borrower = cells.identifier(borrowerId);
        String productCode = cells.code(product);
        Currency money = cells.currency(currency);
        int digits = money == null ? -1 : money.getDefaultFractionDigits();
        long lent = cells.requiredMinor(principal, digits, total);
        LocalDate disbursed = cells.date(disbursedOn);
        LoanStatus now = cells.word(status, STATUSES).orElse(LoanStatus.ACTIVE);
        Optional<LocalDate> since = cells.optionalDate(statusOn);
        OptionalLong exposed = exposure(digits);
        Optional<String> contract = cells.optionalText(contractRef, MAX_TEXT);
        Optional<String> shownProduct = cells.optionalText(productName, MAX_TEXT);
        CoreFigures core = core(digits);
        if (id == null
                || borrower == null
                || productCode == null
                || money == null
                || disbursed == null
                || cells.hasFaults()) {
            return null;
        }
        return new Loan(
                id,
                borrower,
                productCode,
                money,
                lent,
                disbursed,
                now,
                since,
                exposed,
                contract,
                shownProduct,
                core,
                cells.line());
    }

    /** Notes that a row repeats the loan_id of the row before it. */
    void readRepeat(RowCursor row, DecimalTotal total) {
        cells.begin(row);
        cells.count(principal, total);
        if (!cells.isBroken()) {
            cells.fault(loanId, RejectReason.DUPLICATE);
        }
    }

    private OptionalLong exposure(int digits) {
        OptionalLong exposed = cells.signedMinor(exposure, digits);
        if (exposed.isPresent() && exposed.getAsLong() < 0) {
            cells.fault(exposure, RejectReason.NEGATIVE_AMOUNT);
        }
        return exposed;
    }

    private CoreFigures core(int digits) {
        Optional<LocalDate> paidTo = cells.optionalDate(paidToDate);
        OptionalInt dpd = cells.optionalNumber(coreDpd);
        OptionalLong overdue = cells.signedMinor(coreOverdue, digits);
        return paidTo.isEmpty() && dpd.isEmpty() && overdue.isEmpty()
                ? CoreFigures.NONE
                : new CoreFigures(paidTo, dpd, overdue);
    }
}
