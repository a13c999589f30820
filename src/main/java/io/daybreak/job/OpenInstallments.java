package io.daybreak.job;

import io.daybreak.delinquency.Unpaid;
import io.daybreak.loan.Loan;
import io.daybreak.loan.Money;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What money without a home might be meant for: unpaid installments due before the business date or within ten days
 * after it, and the arrears of a loan. Lines of a work file.
 */
final class OpenInstallments {
    /** How far a payment's value date and a due date may lie apart for the amount to be taken as meant for it. */
    static final int DAYS_APART_MAX = 10;

    private OpenInstallments() {}

    static void append(ByteArrayOutputStream out, Loan loan, DayResult.Classified day) {
        LocalDate last = day.date().plusDays(DAYS_APART_MAX);
        for (Unpaid unpaid : day.unpaidSoon()) {
            if (!unpaid.dueDate().isAfter(last)) {
                append(out, loan, unpaid.dueDate().toString(), unpaid.missing().totalMinor());
            }
        }
        long arrears = day.now().overdue().totalMinor();
        if (arrears > 0) {
            append(out, loan, "", arrears);
        }
    }

    private static void append(ByteArrayOutputStream out, Loan loan, String dueDate, long amountMinor) {
        WorkLine.append(out, loan.loanId(), loan.borrowerId(), dueDate, Money.plain(amountMinor, loan.currency()));
    }

    /** Offers a line to the money without a home. */
    static void offer(String line, OwnerlessMatcher matcher) {
        List<String> fields = WorkLine.fields(line);
        Optional<LocalDate> dueDate =
                Optional.of(fields.get(2)).filter(text -> !text.isEmpty()).map(LocalDate::parse);
        matcher.open(fields.get(0), dueDate, new BigDecimal(fields.get(3)));
    }
}
