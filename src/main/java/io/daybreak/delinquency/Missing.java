package io.daybreak.delinquency;

import io.daybreak.loan.Components;

/**
 * What a filling leaves missing as of a day, summed up.
 *
 * @param overdue what is missing of dues before the day
 * @param overdueMinor its total, minor units
 * @param duesOverdue how many dues that is
 * @param principalMinor principal missing, whenever due, minor units
 */
record Missing(Components overdue, long overdueMinor, int duesOverdue, long principalMinor) {

    static Missing of(Filling filling, Yardstick yardstick, int day) {
        Dues dues = filling.dues;
        long[] sums = new long[Dues.COMPONENTS];
        int count = 0;
        int due = filling.first;
        for (; due < dues.size && dues.dueDay[due] < day; due++) {
            count += filling.missing(due) > 0 ? 1 : 0;
            filling.spread(yardstick, due, sums);
        }
        Components overdue = count == 0 ? Components.ZERO : new Components(sums[0], sums[1], sums[2], sums[3]);
        for (; due < dues.size; due++) {
            filling.spread(yardstick, due, sums);
        }
        return new Missing(overdue, filling.overdueMinor(day), count, sums[0]);
    }
}
