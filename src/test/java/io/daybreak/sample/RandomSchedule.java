package io.daybreak.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** A schedule of odd but legal installments, some of them replaced by later versions. */
final class RandomSchedule {
    private final SplittableRandom random;
    private final String loanId;
    private final String currency;
    private final LocalDate firstDue;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Long> totals = new ArrayList<>();
    private final List<LocalDate> dueDates = new ArrayList<>();

    RandomSchedule(SplittableRandom random, String loanId, String currency, LocalDate firstDue) {
        this.random = random;
        this.loanId = loanId;
        this.currency = currency;
        this.firstDue = firstDue;
    }

    /** Every version of a number of installments, in no order. */
    List<RandomLoan.Row> rows(int count) {
        List<RandomLoan.Row> rows = new ArrayList<>();
        int step = random.nextInt(5) == 0 ? 10 : 1;
        int rhythm = random.nextInt(4);
        boolean versioned = random.nextInt(5) == 0;
        LocalDate due = firstDue;
        for (int i = 0; i < count; i++) {
            int number = (i + 1) * step;
            List<String> amounts = amounts();
            numbers.add(number);
            dueDates.add(due);
            if (versioned && random.nextInt(3) == 0) {
                rows.addAll(versions(number, due, amounts));
            } else {
                rows.add(row(number, due, amounts, "", "", LocalDate.MIN, LocalDate.MAX));
            }
            due = switch (rhythm) {
                case 0 -> due.plusDays(7);
                case 1 -> due.plusDays(random.nextInt(3) == 0 ? 0 : 30);
                default -> due.plusMonths(1);
            };
        }
        shuffle(rows);
        return rows;
    }

    /** A number that the schedule has. */
    int someNumber() {
        return numbers.get(random.nextInt(numbers.size()));
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** The amount due of some installment as first agreed, minor units. */
    long someTotal() {
        return totals.get(random.nextInt(totals.size()));
    }

    private List<RandomLoan.Row> versions(int number, LocalDate due, List<String> amounts) {
        LocalDate changed =
                RandomDelivery.FIRST_NIGHT.minusDays(random.nextInt(60)).plusDays(3);
        String on = changed.toString();
        List<RandomLoan.Row> rows = new ArrayList<>();
        rows.add(row(number, due, amounts, "", "", LocalDate.MIN, changed));
        rows.add(row(number, due, amounts, "", on, changed, LocalDate.MAX));
        if (random.nextInt(6) > 0) {
            LocalDate newDue = due.plusDays(random.nextInt(120) - 20L);
            List<String> newAmounts = random.nextBoolean() ? amounts : amounts();
            rows.add(row(number, newDue, newAmounts, on, "", changed, LocalDate.MAX));
        }
        return rows;
    }

    private List<String> amounts() {
        long principal = random.nextInt(10) == 0 ? 0 : random.nextInt(100_000);
        long interest = random.nextInt(3) == 0 ? 0 : random.nextInt(5_000);
        long fee = random.nextInt(4) == 0 ? random.nextInt(500) : 0;
        long penalty = random.nextInt(6) == 0 ? random.nextInt(500) : 0;
        totals.add(principal + interest + fee + penalty);
        return List.of(
                RandomLoan.amount(random, currency, principal),
                RandomLoan.amount(random, currency, interest),
                fee == 0 && random.nextBoolean() ? "" : RandomLoan.amount(random, currency, fee),
                penalty == 0 && random.nextBoolean() ? "" : RandomLoan.amount(random, currency, penalty));
    }

    private RandomLoan.Row row(
            int number,
            LocalDate due,
            List<String> amounts,
            String bookedOn,
            String replacedOn,
            LocalDate firstNight,
            LocalDate goneOn) {
        List<String> cells = new ArrayList<>(List.of(loanId, Integer.toString(number), due.toString()));
        cells.addAll(amounts);
        cells.add(bookedOn);
        cells.add(replacedOn);
        return new RandomLoan.Row(DeliveryDraft.INSTALLMENTS, firstNight, goneOn, cells);
    }

    private void shuffle(List<RandomLoan.Row> rows) {
        if (random.nextInt(4) == 0) {
            for (int i = rows.size() - 1; i > 0; i--) {
                Collections.swap(rows, i, random.nextInt(i + 1));
            }
        }
    }
}
