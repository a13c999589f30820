package io.daybreak.sample;

import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The records of one loan of a draft as values, without the intake; only for loans whose rows can all be used. */
final class DraftRecords {
    private final DeliveryDraft draft;
    private final String loanId;
    private final Table.Row loan;
    private final Currency currency;

    private DraftRecords(DeliveryDraft draft, String loanId) {
        this.draft = draft;
        this.loanId = loanId;
        this.loan = draft.loans().rows().stream()
                .filter(row -> row.cell("loan_id").equals(loanId))
                .findFirst()
                .orElseThrow();
        this.currency = Currency.getInstance(loan.cell("currency"));
    }

    static LoanRecords of(DeliveryDraft draft, String loanId) {
        DraftRecords records = new DraftRecords(draft, loanId);
        return new LoanRecords(
                records.loan(),
                records.rows(draft.installments()).stream()
                        .map(records::installment)
                        .toList(),
                records.rows(draft.payments()).stream().map(records::payment).toList(),
                draft.holds().rows().stream()
                        .filter(records::isMine)
                        .map(DraftRecords::hold)
                        .toList());
    }

    private List<Table.Row> rows(Table table) {
        return table.rows().stream()
                .filter(row -> row.cell("loan_id").equals(loanId))
                .toList();
    }

    private Loan loan() {
        return new Loan(
                loanId,
                loan.cell("borrower_id"),
                loan.cell("product"),
                currency,
                minor(loan.cell("principal")),
                LocalDate.parse(loan.cell("disbursed_on")),
                LoanStatus.valueOf(loan.cell("status").isEmpty() ? "ACTIVE" : loan.cell("status")),
                date(loan.cell("status_on")),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                line(draft.loans(), loan));
    }

    private Installment installment(Table.Row row) {
        return new Installment(
                Integer.parseInt(row.cell("installment_no")),
                LocalDate.parse(row.cell("due_date")),
                minor(row.cell("principal_due")),
                minor(row.cell("interest_due")),
                minor(row.cell("fee_due")),
                minor(row.cell("penalty_due")),
                date(row.cell("booked_on")),
                date(row.cell("replaced_on")),
                line(draft.installments(), row));
    }

    private Payment payment(Table.Row row) {
        return new Payment(
                row.cell("payment_id"),
                LocalDate.parse(row.cell("value_date")),
                minor(row.cell("amount")),
                PaymentType.valueOf(row.cell("type").isEmpty() ? "REPAYMENT" : row.cell("type")),
                text(row.cell("reverses")),
                date(row.cell("booked_on")),
                row.cell("installment_no").isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(row.cell("installment_no"))),
                text(row.cell("borrower_id")),
                text(row.cell("payer_name")),
                text(row.cell("reference")),
                text(row.cell("channel")),
                line(draft.payments(), row));
    }

    private boolean isMine(Table.Row hold) {
        return switch (HoldScope.valueOf(hold.cell("scope"))) {
            case LOAN -> hold.cell("subject_id").equals(loanId);
            case BORROWER -> hold.cell("subject_id").equals(loan.cell("borrower_id"));
            case PRODUCT -> hold.cell("subject_id").equals(loan.cell("product"));
            case ALL -> true;
        };
    }

    private static Hold hold(Table.Row row) {
        return new Hold(
                row.cell("hold_id"),
                HoldScope.valueOf(row.cell("scope")),
                row.cell("subject_id"),
                row.cell("kind"),
                LocalDate.parse(row.cell("from")),
                date(row.cell("to")),
                date(row.cell("entered_on")),
                0);
    }

    private long minor(String cell) {
        return cell.isEmpty()
                ? 0
                : new BigDecimal(cell)
                        .movePointRight(currency.getDefaultFractionDigits())
                        .longValueExact();
    }

    private static long line(Table table, Table.Row row) {
        return table.lineOf(row);
    }

    private static Optional<LocalDate> date(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cell));
    }

    private static Optional<String> text(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }
}
