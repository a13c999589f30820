package io.daybreak.sample;

import static io.daybreak.sample.LoanBook.FIRST;
import static io.daybreak.sample.LoanBook.MONTH_END;
import static io.daybreak.sample.LoanBook.SECOND;

import java.time.LocalDate;
import java.util.List;

/** Loans at their end and at their beginning, another currency, and rows that cannot be used. */
final class RecordStories {
    private RecordStories() {}

    static void tell(LoanBook book) {
        statuses(book);
        currencies(book);
        rejectedRows(book);
        rejectedKeys(book);
    }

    private static void statuses(LoanBook book) {
        LoanScript closed =
                book.lend(Terms.cash(600_000, 6, LocalDate.of(2026, 1, 7))).paysOnTime(1, 6);
        closed.status(LocalDate.of(2026, 6, 7), "CLOSED", LocalDate.of(2026, 6, 7));
        book.story("Closed", "Zeros and the first tier.", closed);

        LoanScript owing =
                book.lend(Terms.cash(600_000, 6, LocalDate.of(2025, 12, 9))).paysOnTime(1, 5);
        owing.status(LocalDate.of(2026, 6, 1), "CLOSED", LocalDate.of(2026, 6, 1));
        book.story("Closed while something is owed", "tier_reason CLOSED_WITH_ARREARS; nobody is written to.", owing);

        LoanScript charged = book.owing(LocalDate.of(2025, 11, 11), 3);
        charged.status(LocalDate.of(2026, 5, 31), "CHARGED_OFF", LocalDate.of(2026, 5, 31));
        book.story("Charged off", "Goes on counting: dpd 229.", charged);

        LoanScript written = book.owing(LocalDate.of(2025, 6, 24), 1);
        written.status(FIRST.minusDays(20), "WRITTEN_OFF", LocalDate.of(2026, 6, 8));
        book.story("Written off", "Amounts and days shown, tier empty, queue RECOVERY, WRITTEN_OFF.", written);

        LoanScript ending =
                book.lend(Terms.cash(600_000, 6, MONTH_END.minusMonths(5))).paysOnTime(1, 6);
        ending.status(MONTH_END, "CLOSED", MONTH_END);
        book.story("Closes at the month end", "Last installment paid on " + MONTH_END + ", CLOSED that day.", ending);

        LoanScript coming =
                book.lend(Terms.cash(900_000, 12, LocalDate.of(2026, 7, 30))).disbursed(MONTH_END);
        book.story(
                "Disbursed after the business date",
                "In every delivery; counted as not yet disbursed through " + SECOND + ", classified from " + MONTH_END
                        + " on.",
                coming);
    }

    private static void currencies(LoanBook book) {
        LoanScript late =
                book.lend(Terms.travel(240_000, 12, LocalDate.of(2025, 12, 18))).paysOnTime(1, 6);
        LoanScript fine =
                book.lend(Terms.travel(120_000, 12, LocalDate.of(2025, 12, 3))).paysOnTime(1, 7);
        book.story("Dollars", "The first is 10 days late on " + FIRST + "; totals are per currency.", late, fine);
    }

    private static void rejectedRows(LoanBook book) {
        LoanScript badDate = book.owing(LocalDate.of(2026, 7, 9), 7);
        badDate.overwritten(10, "2026-09-31", LocalDate.MIN);
        badDate.overwritten(10, badDate.due(10).toString(), MONTH_END);
        book.story(
                "A due date that does not exist",
                "2026-09-31 is rejected (BAD_DATE): the loan is not classified and nobody is written to, until the"
                        + " delivery of " + MONTH_END + " brings the right date.",
                badDate);

        LoanScript decimals = book.owing(LocalDate.of(2026, 6, 27), 5);
        decimals.payment(LocalDate.of(2026, 6, 26), 0).amount("1050.005");
        book.story("Too many decimals", "A payment of 1050.005 CNY is rejected: the loan is not classified.", decimals);

        LoanScript twice = book.owing(LocalDate.of(2026, 7, 11), 7);
        PaymentScript original = twice.payment(LocalDate.of(2026, 6, 11), 10_000);
        twice.payment(LocalDate.of(2026, 6, 11), 10_000).paymentId(original.paymentId());
        book.story("A payment_id twice", "The repeat is rejected (DUPLICATE).", twice);

        LoanScript astray = book.owing(LocalDate.of(2026, 7, 13), 7);
        astray.payment(LocalDate.of(2026, 6, 25), 5_000).towards(99);
        book.story("Money for an installment that is not there", "installment_no 99: UNKNOWN_INSTALLMENT.", astray);

        LoanScript nowhere = book.owing(LocalDate.of(2026, 7, 16), 7);
        PaymentScript paid = nowhere.payment(LocalDate.of(2026, 6, 2), 30_000);
        nowhere.payment(LocalDate.of(2026, 6, 4), 30_000).undoing("REVERSAL", paid);
        nowhere.payment(LocalDate.of(2026, 6, 5), 30_000).undoing("REVERSAL", paid);
        book.story("Reversed twice", "The second reversal is rejected (ALREADY_REVERSED).", nowhere);
    }

    private static void rejectedKeys(LoanBook book) {
        LoanScript money = book.owing(LocalDate.of(2026, 7, 17), 3).currencyCell("RMB");
        book.story(
                "A currency that is none",
                "RMB is not an ISO 4217 code: the loan's own row is rejected, and its rows with it.",
                money);

        LoanScript empty =
                book.lend(Terms.cash(500_000, 6, LocalDate.of(2026, 8, 1))).withoutSchedule();
        empty.disbursed(LocalDate.of(2026, 6, 1));
        book.story("No schedule", "Active, without installments: NO_SCHEDULE.", empty);

        book.chronicle().always(DeliveryDraft.INSTALLMENTS, List.of("L90023", "1", "2026-06-10", "100.00", "1.00"));
        book.story("An installment of nobody's loan", "installments.csv has a row of L90023: UNKNOWN_LOAN.");
    }
}
