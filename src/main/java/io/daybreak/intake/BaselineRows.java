package io.daybreak.intake;

import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.Rejection;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads rows of the last published {@code classification.csv}. The program wrote it and its digest was verified, so a
 * row that cannot be read is a failure and no rejection. For one thread.
 */
final class BaselineRows {
    private final Cells cells;
    private final Column loanId;
    private final Column borrowerId;
    private final Column product;
    private final Column currency;
    private final Column dpd;
    private final Column policyDpd;
    private final Column tier;
    private final Column tierReason;
    private final Column oldestUnpaidDueDate;
    private final Column overdueTotal;
    private final Column outstandingPrincipal;
    private final Column scheduleDigest;
    private final Column paymentsCounted;
    private final Column paymentsTotal;
    private final Column reversalsCounted;
    private final Column recordsDigest;

    BaselineRows(RowSource source) {
        cells = new Cells(source, Long.MAX_VALUE);
        loanId = Column.of(source, "loan_id");
        borrowerId = Column.of(source, "borrower_id");
        product = Column.of(source, "product");
        currency = Column.of(source, "currency");
        dpd = Column.of(source, "dpd");
        policyDpd = Column.of(source, "policy_dpd");
        tier = Column.of(source, "tier");
        tierReason = Column.of(source, "tier_reason");
        oldestUnpaidDueDate = Column.of(source, "oldest_unpaid_due_date");
        overdueTotal = Column.of(source, "overdue_total");
        outstandingPrincipal = Column.of(source, "outstanding_principal");
        scheduleDigest = Column.of(source, "schedule_digest");
        paymentsCounted = Column.of(source, "payments_counted");
        paymentsTotal = Column.of(source, "payments_total");
        reversalsCounted = Column.of(source, "reversals_counted");
        recordsDigest = Column.of(source, "records_digest");
    }

    /** Reads a row. */
    PublishedStanding read(RowCursor row) throws IOException {
        cells.begin(row);
        boolean isBroken = cells.isBroken();
        String id = cells.identifier(loanId);
        String borrower = cells.identifier(borrowerId);
        String productCode = cells.code(product);
        Currency money = cells.currency(currency);
        int digits = money == null ? -1 : money.getDefaultFractionDigits();
        OptionalInt days = cells.optionalNumber(dpd);
        OptionalInt daysByPolicy = cells.optionalNumber(policyDpd);
        Optional<String> tierCode = cells.optionalCode(tier);
        String reason = cells.code(tierReason);
        Optional<LocalDate> claim = cells.optionalDate(oldestUnpaidDueDate);
        OptionalLong overdue = cells.signedMinor(overdueTotal, digits);
        OptionalLong outstanding = cells.signedMinor(outstandingPrincipal, digits);
        Optional<String> digest = cells.optionalIdentifier(scheduleDigest);
        OptionalLong payments = count(paymentsCounted);
        OptionalLong paid = cells.signedMinor(paymentsTotal, digits);
        OptionalLong reversals = count(reversalsCounted);
        Optional<String> recordsThen = cells.optionalIdentifier(recordsDigest);
        if (isBroken
                || id == null
                || borrower == null
                || productCode == null
                || money == null
                || reason == null
                || cells.hasFaults()) {
            throw unreadable();
        }
        return new PublishedStanding(
                id,
                borrower,
                productCode,
                money.getCurrencyCode(),
                days,
                daysByPolicy,
                tierCode,
                reason,
                claim,
                overdue,
                outstanding,
                digest,
                payments,
                paid,
                reversals,
                recordsThen);
    }

    private OptionalLong count(Column column) {
        OptionalInt count = cells.optionalNumber(column);
        return count.isPresent() ? OptionalLong.of(count.getAsInt()) : OptionalLong.empty();
    }

    private IOException unreadable() {
        Rejection fault = cells.faults().get(0);
        return new IOException("baseline " + fault.file() + ":" + fault.line() + ":" + fault.field()
                + " cannot be read (" + fault.reason() + "): it is not what was published");
    }
}
