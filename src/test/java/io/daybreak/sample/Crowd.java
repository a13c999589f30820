package io.daybreak.sample;

import static io.daybreak.sample.LoanBook.FIRST;
import static io.daybreak.sample.LoanBook.INCIDENT;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The many loans without a story: most pay on time, some a few days late, a few have stopped. What makes the incident
 * night's figures look the way they do is fixed here: which feed a loan pays by and on which days a product falls due.
 */
final class Crowd {
    /** A shift of these days by {@link Incident#DAYS_EARLIER} never makes a good payer exactly one day late. */
    private static final List<Integer> SHOP_DUE_DAYS = List.of(5, 5, 10, 10, 15, 20);

    private static final List<Integer> CAR_DUE_DAYS = List.of(1, 25, 28);
    private static final List<Integer> TRAVEL_DUE_DAYS = List.of(3, 18, 29);
    private static final List<String> FEEDS = List.of(LoanScript.BANK, LoanScript.WALLET, LoanScript.CARD);

    private final LoanBook book;
    private final SplittableRandom random;

    private Crowd(LoanBook book, SplittableRandom random) {
        this.book = book;
        this.random = random;
    }

    /** Lends until the book has a number of loans. */
    static void fill(LoanBook book, int loans, SplittableRandom random) {
        Crowd crowd = new Crowd(book, random);
        while (book.loans() < loans) {
            crowd.lend();
        }
    }

    private void lend() {
        LoanScript loan = book.lend(terms()).by(pick(FEEDS));
        int habit = random.nextInt(100);
        if (habit < 68) {
            pays(loan, 3, 0, loan.terms().months());
        } else if (habit < 90) {
            pays(loan, 0, 14, loan.terms().months());
        } else {
            int due = duesBy(loan, FIRST);
            pays(loan, 2, 0, Math.max(0, due - 1 - random.nextInt(4)));
        }
        if (loan.due(loan.terms().months()).isBefore(FIRST.minusDays(14)) && habit < 90) {
            LocalDate closedOn = loan.due(loan.terms().months()).plusDays(14);
            loan.status(closedOn, "CLOSED", closedOn);
        }
    }

    private Terms terms() {
        int kind = random.nextInt(100);
        if (kind < 44) {
            return Terms.cash(thousands(4, 20), pick(List.of(6, 12, 12)), firstDue(1 + random.nextInt(28)));
        }
        if (kind < 80) {
            return Terms.shop(thousands(1, 6), pick(List.of(6, 12)), firstDue(pick(SHOP_DUE_DAYS)));
        }
        if (kind < 91) {
            return Terms.car(thousands(40, 90), 12, firstDue(pick(CAR_DUE_DAYS)));
        }
        return Terms.travel(thousands(1, 4), 12, firstDue(pick(TRAVEL_DUE_DAYS)));
    }

    /**
     * A first due date from July 2025 to May 2026. Never June: a loan whose only installment was paid by the feed that
     * the incident loses would look like any loan that has become late, which continuity alone cannot tell.
     */
    private LocalDate firstDue(int dayOfMonth) {
        return LocalDate.of(2025, 7, dayOfMonth).plusMonths(random.nextInt(11));
    }

    private long thousands(int least, int most) {
        return (least + random.nextInt(most - least + 1)) * 100_000L;
    }

    /** Pays installments 1 to {@code last}, each up to some days early or late, as far as the nights have seen it. */
    private void pays(LoanScript loan, int daysEarly, int daysLate, int last) {
        for (int number = 1; number <= last; number++) {
            LocalDate paidOn =
                    loan.due(number).minusDays(random.nextInt(daysEarly + 1)).plusDays(random.nextInt(daysLate + 1));
            if (!paidOn.isAfter(INCIDENT)) {
                loan.pays(number, paidOn);
            }
        }
    }

    private static int duesBy(LoanScript loan, LocalDate date) {
        return (int) loan.terms().schedule().stream()
                .filter(due -> due.date().isBefore(date))
                .count();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
