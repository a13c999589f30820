package io.daybreak.reconciliation;

import java.util.List;
import java.util.Locale;

/**
 * Two sums that must be equal, and are or are not. One that does not tie is a <em>break</em>: nothing is published.
 *
 * @param name which identity
 * @param currency ISO 4217 code; empty where the identity goes over all currencies or the currency is not known
 * @param subject tier, file or reason it is about; empty when it is about everything of the currency
 * @param measure what must be equal
 * @param left terms of the left side
 * @param right terms of the right side
 */
public record Identity(
        Name name, String currency, String subject, Measure measure, List<Entry> left, List<Entry> right) {
    public Identity {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /** The identities, in the order of the report. */
    public enum Name {
        /** Loans read = classified + not yet disbursed + rejected. */
        LOANS,
        /** Payment rows read = what became of them. */
        PAYMENTS,
        /** Money that came in = what it settled + what is left of it. */
        CREDITS,
        /** Everything ever due = what was settled + what is open. */
        DUES,
        /** Opening tiers + restated + new − gone ± moved ± changed = closing, tier by tier and in all. */
        TIERS,
        /** Past due + not classified = noticed + suppressed, by reason. */
        DECISIONS,
        /** Classification = worklist + left out, by reason. */
        WORKLIST,
        /** The baseline's own totals = its rows as they were read. */
        BASELINE,
        /** Rows of the delivery as scanned = as read = as counted. */
        DELIVERY,
        /** The sender's control totals = what was read. */
        CONTROL,
        /** What was counted while working = what the written files say when read back. */
        READ_BACK;

        /** The word in files: lower case, words joined by underscores. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What must be equal on both sides. */
    public enum Measure {
        COUNT_AND_AMOUNT,
        COUNT,
        AMOUNT
    }

    /**
     * One term of a side.
     *
     * @param term the word of a {@link Term}, or a file, code or level
     * @param subtracted whether it is taken off the sum
     * @param figure its value, without that sign
     */
    public record Entry(String term, boolean subtracted, Figure figure) {
        /** The value as it enters the sum. */
        public Figure signed() {
            return subtracted ? figure.negated() : figure;
        }
    }

    /** The sum of the left side. */
    public Figure leftSum() {
        return sum(left);
    }

    /** The sum of the right side. */
    public Figure rightSum() {
        return sum(right);
    }

    /** Left minus right. */
    public Figure difference() {
        return leftSum().plus(rightSum().negated());
    }

    /** Whether both sides are equal in what this identity measures. */
    public boolean ties() {
        Figure difference = difference();
        boolean countTies = difference.count() == 0;
        boolean amountTies = difference.amount().signum() == 0;
        return switch (measure) {
            case COUNT_AND_AMOUNT -> countTies && amountTies;
            case COUNT -> countTies;
            case AMOUNT -> amountTies;
        };
    }

    private static Figure sum(List<Entry> entries) {
        return entries.stream().map(Entry::signed).reduce(Figure.ZERO, Figure::plus);
    }
}
