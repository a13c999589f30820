package io.daybreak.delinquency;

/**
 * What a day remembers of the days before it, for rules that look back.
 *
 * @param materialSince first day of the running row of day-ends with material arrears, or {@link DayNumber#NONE}
 * @param defaultSince first day in the default tiers since the loan was last outside them, or {@link DayNumber#NONE}
 * @param keptRank rank of the worst band reached since then
 * @param clearedOn first day of the running stretch without a miss, or {@link DayNumber#NONE} while arrears are there
 */
record Spell(int materialSince, int defaultSince, int keptRank, int clearedOn) {
    static final Spell NEVER_LATE = new Spell(DayNumber.NONE, DayNumber.NONE, -1, DayNumber.NONE);

    boolean isInDefault() {
        return defaultSince != DayNumber.NONE;
    }

    boolean isCleared() {
        return clearedOn != DayNumber.NONE;
    }

    Spell materialSince(int day) {
        return day == materialSince ? this : new Spell(day, defaultSince, keptRank, clearedOn);
    }

    Spell enterDefault(int day, int rank) {
        return new Spell(materialSince, day, rank, DayNumber.NONE);
    }

    Spell keep(int rank) {
        return rank <= keptRank ? this : new Spell(materialSince, defaultSince, rank, clearedOn);
    }

    Spell cleared(int day) {
        return day == clearedOn ? this : new Spell(materialSince, defaultSince, keptRank, day);
    }

    Spell leaveDefault() {
        return new Spell(materialSince, DayNumber.NONE, -1, DayNumber.NONE);
    }
}
