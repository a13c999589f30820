package io.daybreak.sample;

import static io.daybreak.sample.LoanBook.FIRST;
import static io.daybreak.sample.LoanBook.INCIDENT;
import static io.daybreak.sample.LoanBook.MONTH_END;
import static io.daybreak.sample.LoanBook.SECOND;

import java.time.LocalDate;

/** Who pays, who does not, and for how long: the tiers and the rungs of the ladder. */
final class LatenessStories {
    private LatenessStories() {}

    static void tell(LoanBook book) {
        onTime(book);
        freshlyLate(book);
        everyTier(book);
        partPayments(book);
        secondClaim(book);
    }

    private static void onTime(LoanBook book) {
        LoanScript prompt = book.owing(LocalDate.of(2026, 7, 8), 9);
        book.story("Pays on time", "dpd 0 on every night; in no list but classification.csv.", prompt);

        LoanScript onTheDay = book.owing(FIRST, 8).pays(9, FIRST);
        book.story(
                "Pays on the due date itself",
                "Due and paid on " + FIRST + ": the due date is day 0, so nothing is ever late.",
                onTheDay);

        LoanScript ahead = book.owing(LocalDate.of(2026, 7, 12), 6);
        ahead.payment(LocalDate.of(2026, 6, 20), ahead.amount(7) + ahead.amount(8))
                .channel(LoanScript.WALLET);
        book.story(
                "Pays two installments ahead", "The money settles installments 7 and 8 before they fall due.", ahead);
    }

    private static void freshlyLate(LoanBook book) {
        LoanScript dayOne = book.owing(FIRST.minusDays(1), 7).pays(8, MONTH_END);
        book.story(
                "One day late, then pays",
                "dpd 1 on " + FIRST + " (level 1), 2 on " + SECOND + " (ALREADY_SENT), paid on " + MONTH_END + ".",
                dayOne);

        LoanScript dayZero = book.owing(FIRST, 5);
        book.story(
                "Due today is not late",
                "dpd 0 on " + FIRST + ", 1 on " + SECOND + " (level 1), 2 on " + MONTH_END + ".",
                dayZero);

        LoanScript monthEnd = book.owing(SECOND, 3);
        book.story("Late at the month end", "dpd 1 on " + MONTH_END + " (level 1).", monthEnd);

        LoanScript lastNight = book.owing(MONTH_END, 3);
        book.story(
                "Really late on the incident night",
                "dpd 1 on " + INCIDENT + ": one of the few whom that night's reminder would reach rightly.",
                lastNight);
    }

    private static void everyTier(LoanBook book) {
        LoanScript mention = book.owing(LocalDate.of(2026, 5, 18), 6);
        book.story(
                "SPECIAL_MENTION for weeks",
                "dpd 41 on " + FIRST + ". Never told before, so level 1 goes first; the next level is TOO_SOON on the"
                        + " nights after.",
                mention);

        LoanScript boundary = book.owing(LocalDate.of(2026, 3, 30), 4);
        book.story(
                "From day 90 to day 91",
                "dpd 90 on " + FIRST + " is SPECIAL_MENTION, 91 on " + SECOND + " is SUBSTANDARD.",
                boundary);

        LoanScript substandard = book.owing(LocalDate.of(2026, 3, 21), 5);
        book.story("SUBSTANDARD", "dpd 99 on " + FIRST + ".", substandard);

        LoanScript doubtful = book.owing(LocalDate.of(2025, 10, 1), 2);
        book.story("From day 270 to day 271", "SUBSTANDARD on " + FIRST + ", DOUBTFUL on " + SECOND + ".", doubtful);

        LoanScript loss = book.owing(LocalDate.of(2025, 6, 20), 1);
        book.story("LOSS", "dpd 373 on " + FIRST + "; every installment but the first is overdue.", loss);
    }

    private static void partPayments(LoanBook book) {
        LoanScript most = book.owing(LocalDate.of(2026, 6, 12), 6);
        most.payment(LocalDate.of(2026, 6, 12), most.amount(7) * 6 / 10);
        most.payment(SECOND, most.amount(7) - most.amount(7) * 6 / 10);
        book.story(
                "Pays in parts",
                "60 % on the due date leaves the installment unpaid: dpd 16 on " + FIRST + ". The rest comes on "
                        + SECOND + ".",
                most);

        LoanScript few = book.owing(LocalDate.of(2026, 6, 9), 7);
        few.payment(LocalDate.of(2026, 6, 9), few.amount(8) - 500);
        book.story("Five yuan short", "dpd 19, but below the policy's min_overdue: BELOW_MIN_OVERDUE.", few);

        LoanScript cent = book.owing(LocalDate.of(2026, 6, 11), 7);
        cent.payment(LocalDate.of(2026, 6, 11), cent.amount(8) - 1);
        book.story("One cent short", "One cent keeps an installment unpaid: dpd 17, overdue_total 0.01.", cent);
    }

    private static void secondClaim(LoanBook book) {
        LoanScript again = book.owing(SECOND.minusMonths(1), 6).pays(7, MONTH_END);
        book.story(
                "Pays the old claim while the next falls due",
                "Late since " + SECOND.minusMonths(1) + " and told so on " + FIRST + ". Pays that on " + MONTH_END
                        + ", when the installment of " + SECOND + " is one day late: a new claim, but the same borrower"
                        + " was written to two days ago.",
                again);
    }
}
