package io.daybreak.sample;

import static io.daybreak.sample.LoanBook.FIRST;
import static io.daybreak.sample.LoanBook.MONTH_END;
import static io.daybreak.sample.LoanBook.SECOND;

import java.time.LocalDate;

/** What can be said of a payment besides that it came. */
final class MoneyStories {
    private MoneyStories() {}

    static void tell(LoanBook book) {
        bookedLate(book);
        takenBack(book);
        notCountedYet(book);
        withoutHome(book);
        otherTypes(book);
    }

    private static void bookedLate(LoanBook book) {
        LoanScript late = book.owing(LocalDate.of(2026, 6, 20), 7);
        late.payment(LocalDate.of(2026, 6, 20), late.amount(8)).booked(SECOND);
        book.story(
                "Paid on time, booked nine days later",
                "The delivery of " + FIRST + " does not have the payment: dpd 8 and a notice that was right by what was"
                        + " known. From " + SECOND + " on it has: dpd 0. The case for a correction (booked late).",
                late);
    }

    private static void takenBack(LoanBook book) {
        LoanScript bounced = book.owing(LocalDate.of(2026, 6, 10), 7);
        PaymentScript paid = bounced.payment(LocalDate.of(2026, 6, 10), bounced.amount(8));
        bounced.payment(SECOND, bounced.amount(8)).undoing("REVERSAL", paid);
        book.story(
                "A payment bounces",
                "Paid on 2026-06-10, reversed with value date " + SECOND + ": dpd 0 on " + FIRST + ", 19 on " + SECOND
                        + ", as though it had never been paid.",
                bounced);

        LoanScript charged = book.owing(LocalDate.of(2026, 6, 14), 8);
        PaymentScript taken = charged.payment(charged.due(9), charged.amount(9)).channel(LoanScript.CARD);
        charged.payment(SECOND, charged.amount(9)).undoing("CHARGEBACK", taken).channel(LoanScript.CARD);
        book.story(
                "A card payment is charged back",
                "Paid on 2026-06-14, taken back by the payer's bank on " + SECOND + ": it falls due again that day, as"
                        + " principal, and the past stays. dpd 0 on " + SECOND + ", 1 on " + MONTH_END
                        + " (a reversal would have made it 16).",
                charged);
    }

    private static void notCountedYet(LoanBook book) {
        LoanScript replaced = book.owing(FIRST.minusDays(2), 6);
        PaymentScript announced = replaced.payment(FIRST, replaced.amount(7))
                .type("PENDING")
                .channel(LoanScript.CARD)
                .goneOn(SECOND);
        replaced.payment(FIRST, replaced.amount(7))
                .paymentId(announced.paymentId())
                .booked(SECOND)
                .channel(LoanScript.CARD);
        LoanScript both = book.owing(FIRST.minusDays(2), 5);
        PaymentScript seen = both.payment(FIRST, both.amount(6)).type("PENDING").channel(LoanScript.CARD);
        both.payment(FIRST, both.amount(6))
                .paymentId(seen.paymentId())
                .booked(SECOND)
                .channel(LoanScript.CARD);
        book.story(
                "Pending, posted the next night",
                "dpd 2 on " + FIRST + ", but the money is announced: no notice. On " + SECOND
                        + " it is posted under the"
                        + " same payment_id; the second loan's delivery keeps the PENDING row beside it, and posted wins.",
                replaced,
                both);

        LoanScript future = book.owing(LocalDate.of(2026, 6, 25), 6);
        future.payment(MONTH_END, future.amount(7)).booked(FIRST);
        book.story(
                "Money with a later value date",
                "Booked on " + FIRST + " for " + MONTH_END + ": dpd 3 and 4 on the nights before, but no notice.",
                future);
    }

    private static void withoutHome(LoanBook book) {
        LoanScript known = book.owing(LocalDate.of(2026, 6, 22), 6);
        PaymentScript found = known.payment(LocalDate.of(2026, 6, 26), known.amount(7))
                .loanId("")
                .payer(known.person().borrowerId(), known.person().name(), "还款")
                .goneOn(MONTH_END);
        known.payment(LocalDate.of(2026, 6, 26), known.amount(7))
                .paymentId(found.paymentId())
                .payer(known.person().borrowerId(), known.person().name(), "还款")
                .booked(MONTH_END);
        book.story(
                "Unmatched money of a known borrower",
                "In unmatched.csv with this loan as a candidate until somebody matches it on " + MONTH_END
                        + "; no notice while it is in the air.",
                known);

        LoanScript unknown = book.owing(LocalDate.of(2026, 6, 19), 6);
        unknown.payment(LocalDate.of(2026, 6, 19), unknown.amount(7))
                .loanId("")
                .payer("", "H. SAMPLE", "installment 7");
        book.story(
                "Unmatched money of nobody, of exactly an unpaid installment",
                "The row names no borrower, but its amount and date fit this loan's installment 7: a candidate in"
                        + " unmatched.csv, and a reason not to write.",
                unknown);

        LoanScript typo = book.owing(LocalDate.of(2026, 6, 23), 6);
        typo.payment(LocalDate.of(2026, 6, 23), typo.amount(7))
                .loanId("L90017")
                .payer(typo.person().borrowerId(), typo.person().name(), "L90017");
        book.story(
                "Orphan money",
                "Paid under loan_id L90017, which does not exist; the borrower is known. No notice.",
                typo);
    }

    private static void otherTypes(LoanBook book) {
        LoanScript waived = book.owing(LocalDate.of(2026, 7, 6), 8);
        waived.alsoDue(new Terms.Due(101, LocalDate.of(2026, 6, 16), 0, 0, 0, 2_000), LocalDate.of(2026, 6, 16));
        waived.payment(LocalDate.of(2026, 6, 17), 2_000).type("WAIVER").channel("");
        book.story("A penalty is waived", "Allocated like a payment, but no cash: its own term in the report.", waived);

        LoanScript taken = book.lend(Terms.car(6_000_000, 12, LocalDate.of(2026, 2, 25)));
        long before = taken.amount(1) + taken.amount(2) + taken.amount(3);
        taken.payment(LocalDate.of(2026, 5, 1), before).type("OPENING").channel("");
        taken.paysOnTime(4, 5);
        book.story("History taken over", "Paid 3 installments in an older system: one OPENING row.", taken);

        LoanScript over =
                book.lend(Terms.shop(300_000, 6, LocalDate.of(2026, 1, 5))).paysOnTime(1, 5);
        over.payment(over.due(6), over.amount(6) + 5_000);
        over.payment(LocalDate.of(2026, 6, 20), 5_000).type("REFUND");
        book.story("Overpaid and refunded", "50.00 too much with the last installment, paid back out of credit.", over);

        LoanScript directed = book.owing(LocalDate.of(2026, 6, 15), 6);
        directed.payment(LocalDate.of(2026, 6, 15), directed.amount(8)).towards(8);
        book.story(
                "Money directed to a later installment",
                "The payer named installment 8, which is due in July; oldest-first pays installment 7 with it, all but"
                        + " the difference of interest.",
                directed);

        LoanScript holiday =
                book.lend(Terms.car(4_800_000, 12, LocalDate.of(2025, 10, 1))).paysOnTime(1, 9);
        holiday.alsoDue(new Terms.Due(102, LocalDate.of(2026, 6, 20), 0, 0, 0, 0), LocalDate.of(2026, 1, 1));
        book.story("An installment of zero", "Zero amounts are legal and never overdue.", holiday);
    }
}
