package io.daybreak.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sample loan was lent on: equal principal every month, interest on what is left, amounts in minor units of a
 * currency with two decimals.
 *
 * @param product product code
 * @param productName what the borrower calls it
 * @param currency ISO 4217 code
 * @param principalMinor amount lent, minor units
 * @param months number of installments
 * @param firstDue due date of the first; the others fall due on the same day of the following months
 */
record Terms(String product, String productName, String currency, long principalMinor, int months, LocalDate firstDue) {
    /** One percent a month. */
    private static final long MONTHLY_RATE_DIVISOR = 100;

    /** Cash loan, consumer goods, car (all CNY) and travel (USD). */
    static Terms cash(long principalMinor, int months, LocalDate firstDue) {
        return new Terms("CASH", "晨光现金贷", "CNY", principalMinor, months, firstDue);
    }

    static Terms shop(long principalMinor, int months, LocalDate firstDue) {
        return new Terms("SHOP", "晨光商品分期", "CNY", principalMinor, months, firstDue);
    }

    static Terms car(long principalMinor, int months, LocalDate firstDue) {
        return new Terms("CAR", "晨光车贷", "CNY", principalMinor, months, firstDue);
    }

    static Terms travel(long principalMinor, int months, LocalDate firstDue) {
        return new Terms("TRAVEL", "Daybreak Travel Plan", "USD", principalMinor, months, firstDue);
    }

    LocalDate disbursedOn() {
        return firstDue.minusMonths(1);
    }

    /** The schedule as agreed: installments 1 to {@code months}, the remainder of the division on the last. */
    List<Due> schedule() {
        List<Due> schedule = new ArrayList<>();
        long share = principalMinor / months;
        long left = principalMinor;
        for (int number = 1; number <= months; number++) {
            long principal = number == months ? left : share;
            long interest = (left + MONTHLY_RATE_DIVISOR / 2) / MONTHLY_RATE_DIVISOR;
            long fee = number == 1 && product.equals("CASH") ? 1_000 : 0;
            schedule.add(new Due(number, firstDue.plusMonths(number - 1L), principal, interest, fee, 0));
            left -= principal;
        }
        return schedule;
    }

    /** One installment, minor units. */
    record Due(int number, LocalDate date, long principal, long interest, long fee, long penalty) {
        long total() {
            return principal + interest + fee + penalty;
        }

        Due on(LocalDate newDate) {
            return new Due(number, newDate, principal, interest, fee, penalty);
        }
    }
}
