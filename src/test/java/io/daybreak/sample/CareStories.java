package io.daybreak.sample;

import static io.daybreak.sample.LoanBook.FIRST;
import static io.daybreak.sample.LoanBook.MONTH_END;
import static io.daybreak.sample.LoanBook.SECOND;

import java.time.LocalDate;

/** Whom not to write to, and whom one cannot: holds, schedule changes, names, languages and phones. */
final class CareStories {
    private CareStories() {}

    static void tell(LoanBook book) {
        relief(book);
        holds(book);
        twoLoans(book);
        phones(book);
        names(book);
    }

    private static void relief(LoanBook book) {
        LoanScript deferred = book.owing(LocalDate.of(2026, 6, 15), 7);
        deferred.postponed(8, LocalDate.of(2026, 8, 15), SECOND).postponed(9, LocalDate.of(2026, 9, 15), SECOND);
        book.story(
                "A deferral",
                "Installments 8 and 9 are moved to August and September, booked on " + SECOND + ": dpd 13 on " + FIRST
                        + ", 0 after. Both versions stand in installments.csv.",
                deferred);

        LoanScript paused = book.owing(LocalDate.of(2026, 6, 8), 7);
        book.hold(
                "H001", "LOAN", paused.loanId(), "PAUSE", LocalDate.of(2026, 6, 18), "2026-07-18", FIRST.minusDays(9));
        book.story(
                "A pause stops the clock",
                "dpd goes on (20, 21, 22), policy_dpd stays at the 10 days before the pause. No notice.",
                paused);

        LoanScript moved = book.owing(LocalDate.of(2026, 7, 3), 7);
        moved.overwritten(8, "2026-06-26", SECOND);
        book.story(
                "A due date that moved without a trace",
                "Due on 2026-07-03 in the delivery of " + FIRST + ", on 2026-06-26 from " + SECOND + " on, no"
                        + " booked_on: dpd 0, then 3. A jump that nothing explains; no notice that night.",
                moved);

        LoanScript appeared = book.owing(LocalDate.of(2026, 6, 5), 6).firstSeen(MONTH_END);
        book.story(
                "New in the delivery and late already",
                "First seen on " + MONTH_END + " with dpd 25: no notice to somebody the baseline does not know.",
                appeared);
    }

    private static void holds(LoanBook book) {
        LoanScript disputed = book.owing(LocalDate.of(2026, 6, 6), 5);
        book.hold("H002", "BORROWER", disputed.person().borrowerId(), "DISPUTE", LocalDate.of(2026, 6, 14), "", FIRST);
        book.story("A dispute", "The clock runs (dpd 22), the notices stop: HOLD.", disputed);

        LoanScript hardship = book.owing(LocalDate.of(2026, 4, 27), 4);
        book.hold(
                "H003",
                "BORROWER",
                hardship.person().borrowerId(),
                "HARDSHIP",
                LocalDate.of(2026, 5, 20),
                "2026-08-20",
                FIRST);
        book.story("Hardship", "dpd 62, on a hardship plan: HOLD.", hardship);

        LoanScript silent = book.owing(LocalDate.of(2026, 6, 4), 5);
        book.hold(
                "H004",
                "BORROWER",
                silent.person().borrowerId(),
                "DO_NOT_CONTACT",
                LocalDate.of(2026, 1, 1),
                "",
                FIRST);
        book.story("Do not contact", "Late, on the worklist, not to be contacted.", silent);

        LoanScript unheard = book.owing(LocalDate.of(2026, 6, 7), 5);
        book.hold("H005", "LOAN", unheard.loanId(), "MEDIATION", LocalDate.of(2026, 6, 20), "", FIRST);
        book.story(
                "A hold of a kind nobody listed",
                "The policy does not know MEDIATION: that stops notices too.",
                unheard);

        LoanScript freed = book.owing(LocalDate.of(2026, 6, 2), 5);
        book.hold("H006", "LOAN", freed.loanId(), "DISPUTE", LocalDate.of(2026, 6, 10), MONTH_END.toString(), FIRST);
        book.story(
                "A dispute that ends",
                "The hold ends with " + MONTH_END + ", its first free day, so notices stop through " + SECOND
                        + " and level 1 goes on " + MONTH_END + ".",
                freed);
    }

    private static void twoLoans(LoanBook book) {
        Person one = book.people().chinese();
        LoanScript late = book.owing(one, LocalDate.of(2026, 6, 13), 5);
        LoanScript fine = book.lend(one, Terms.shop(240_000, 12, LocalDate.of(2026, 1, 10)))
                .paysOnTime(1, 6);
        book.story("Two loans, one late", "The notice is about the late loan alone.", late, fine);

        Person both = book.people().chinese();
        LoanScript longer = book.owing(both, LocalDate.of(2026, 5, 26), 5);
        LoanScript shorter = book.owing(both, LocalDate.of(2026, 6, 21), 4);
        book.story("Two loans, both late", "One borrower, two claims: what max_per_borrower is for.", longer, shorter);
    }

    private static void phones(LoanBook book) {
        LoanScript none = book.owing(book.people().chinese().withPhone(""), LocalDate.of(2026, 6, 3), 5);
        book.story("No phone", "NO_ADDRESS on every night.", none);

        Person first = book.people().chinese();
        Person second = book.people().chinese().withPhone(first.phone());
        LoanScript one = book.owing(first, LocalDate.of(2026, 6, 14), 5);
        LoanScript other = book.owing(second, LocalDate.of(2026, 6, 16), 5);
        book.story(
                "Two borrowers, one phone",
                "More borrowers on one number than shared_contact_limit allows.",
                one,
                other);

        LoanScript bad = book.owing(book.people().chinese().withPhone("138-0000"), LocalDate.of(2026, 6, 1), 5);
        book.story("A phone that is none", "The borrower's row is rejected (BAD_PHONE); nobody is texted.", bad);
    }

    private static void names(LoanBook book) {
        LoanScript english = book.owing(
                book.people().chinese().withName("Aurora Sample").withLanguage("en"), LocalDate.of(2026, 6, 17), 5);
        LoanScript mixed = book.owing(book.people().chinese().withName("Leo 晨样"), LocalDate.of(2026, 6, 18), 5);
        LoanScript other = book.owing(
                book.people().chinese().withName("Édouard Exemple").withLanguage("fr"), LocalDate.of(2026, 6, 24), 5);
        LoanScript unstated = book.owing(book.people().chinese().withLanguage(""), LocalDate.of(2026, 6, 24), 4);
        book.story(
                "Names and languages",
                "English, mixed, French (no such template) and not stated: see the language column of notices/sms.csv"
                        + " and the fallback.",
                english,
                mixed,
                other,
                unstated);

        LoanScript formula = book.owing(book.people().chinese().withName("=1+1 Sample"), LocalDate.of(2026, 5, 30), 5);
        LoanScript quoted =
                book.owing(book.people().chinese().withName("Sample, \"Dawn\" Jr."), LocalDate.of(2026, 5, 28), 5);
        book.story(
                "Names that a file must survive",
                "A name that a spreadsheet would run, neutralised in collections.csv; a name with comma and quotes.",
                formula,
                quoted);
    }
}
