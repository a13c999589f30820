package io.daybreak.delinquency;

/** How a day remembers the days before it: one segment after the other. */
final class Replay {
    private final Measure measure;
    private final Yardstick yardstick;

    Replay(Measure measure, Yardstick yardstick) {
        this.measure = measure;
        this.yardstick = yardstick;
    }

    /** What the last day of a stretch of a segment remembers, given what the day before the stretch did. */
    Spell after(Spell before, Segment segment, int firstDay, int lastDay) {
        Spell spell = before.materialSince(materialSince(before, segment, firstDay));
        if (yardstick.defaultRank == Integer.MAX_VALUE) {
            return spell;
        }
        if (spell.isInDefault() && !yardstick.sticks && rank(segment, spell, firstDay) < yardstick.defaultRank) {
            spell = spell.leaveDefault();
        }
        if (!spell.isInDefault()) {
            int entry = firstDayOfRank(spell, segment, yardstick.defaultRank, firstDay, lastDay);
            return entry == DayNumber.NONE ? spell : spell.enterDefault(entry, rank(segment, spell, lastDay));
        }
        return segment.isClear()
                ? afterClearDays(spell, segment, firstDay, lastDay)
                : afterArrears(spell, segment, lastDay);
    }

    private static int materialSince(Spell before, Segment segment, int firstDay) {
        if (!segment.isMaterial() || !segment.isOverdue()) {
            return DayNumber.NONE;
        }
        return before.materialSince() == DayNumber.NONE ? firstDay : before.materialSince();
    }

    private Spell afterArrears(Spell spell, Segment segment, int lastDay) {
        Spell kept = spell.keep(rank(segment, spell, lastDay));
        return measure.isMiss(segment, spell, lastDay) ? kept.cleared(DayNumber.NONE) : kept;
    }

    /** The way out: from the day arrears were cleared, the longer of the months and the due dates met. */
    private Spell afterClearDays(Spell spell, Segment segment, int firstDay, int lastDay) {
        Spell cleared = spell.isCleared() ? spell : spell.cleared(firstDay);
        if (yardstick.probationPeriods > 0
                && dueDatesMet(segment, cleared.clearedOn(), firstDay) < yardstick.probationPeriods) {
            return cleared;
        }
        boolean over = yardstick.probationMonths == 0
                || DayNumber.plusMonths(cleared.clearedOn(), yardstick.probationMonths) <= lastDay;
        return over ? cleared.leaveDefault() : cleared;
    }

    /** Due dates after a day, up to and including another, on which nothing is unpaid; those of nothing do not count. */
    private int dueDatesMet(Segment segment, int afterDay, int lastDay) {
        Filling filling = segment.filling();
        Dues dues = filling.dues;
        int met = 0;
        int lastMet = afterDay;
        for (int due = dues.countDueBefore(afterDay + 1); due < dues.size && dues.dueDay[due] <= lastDay; due++) {
            if (dues.dueDay[due] == lastDay && filling.isUnpaid(yardstick, due)) {
                return lastMet == lastDay ? met - 1 : met;
            }
            boolean isInstallment = dues.number[due] != Dues.NO_NUMBER && dues.total[due] > 0;
            if (isInstallment && dues.dueDay[due] > lastMet) {
                lastMet = dues.dueDay[due];
                met++;
            }
        }
        return met;
    }

    private int rank(Segment segment, Spell spell, int day) {
        return measure.countedBand(segment, spell, day).rank();
    }

    /**
     * First day of a stretch whose band has a rank or a worse one, or {@link DayNumber#NONE}: days only grow within a
     * segment, so it is found by halving.
     */
    int firstDayOfRank(Spell spell, Segment segment, int rank, int firstDay, int lastDay) {
        if (rank(segment, spell, lastDay) < rank) {
            return DayNumber.NONE;
        }
        int low = firstDay;
        int high = lastDay;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (rank(segment, spell, middle) >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
