package io.daybreak.reconciliation;

/** Coarse bands of contractual days past due, for the histogram and the shares at risk beyond 30, 60 and 90 days. */
public enum DpdBand {
    NOT_PAST_DUE(0, 0),
    FROM_1(1, 30),
    FROM_31(31, 60),
    FROM_61(61, 90),
    FROM_91(91, 120),
    FROM_121(121, 180),
    FROM_181(181, 360),
    FROM_361(361, Integer.MAX_VALUE);

    private final int fromInclusive;
    private final int toInclusive;

    DpdBand(int fromInclusive, int toInclusive) {
        this.fromInclusive = fromInclusive;
        this.toInclusive = toInclusive;
    }

    /** The band of a dpd of 0 or more. */
    public static DpdBand of(int dpd) {
        if (dpd <= 0) {
            return NOT_PAST_DUE;
        }
        if (dpd <= FROM_91.toInclusive) {
            return dpd <= 30 ? FROM_1 : dpd <= 60 ? FROM_31 : dpd <= 90 ? FROM_61 : FROM_91;
        }
        return dpd <= 180 ? FROM_121 : dpd <= 360 ? FROM_181 : FROM_361;
    }

    /** The word in files: {@code 0}, {@code 1-30}, {@code 361+}. */
    public String word() {
        if (this == NOT_PAST_DUE) {
            return "0";
        }
        return this == FROM_361 ? fromInclusive + "+" : fromInclusive + "-" + toInclusive;
    }
}
