package io.daybreak.policy;

/**
 * Something in a policy file that keeps it from being used.
 *
 * @param code stable code
 * @param path where in the file, for example {@code tiers[2].from_dpd}, counted from 0; empty for the file as a whole
 * @param line line in the file, the first being 1; 0 when none can be named
 * @param message what is wrong, with the value, and what to do about it
 */
public record PolicyProblem(Code code, String path, int line, String message) {

    /** Stable codes of problems. */
    public enum Code {
        /** The text is not YAML, or uses YAML that has no place in a policy: anchors, tags, several documents. */
        NOT_YAML,
        /** A key stands twice in one mapping. */
        DUPLICATE_KEY,
        /** A key that means nothing here. */
        UNKNOWN_KEY,
        /** A key that must be there is not. */
        MISSING_KEY,
        /** A key with nothing behind it. */
        NO_VALUE,
        /** A list where a mapping must stand, or the like. */
        WRONG_SHAPE,
        /** Not a number in plain digits. */
        NOT_A_NUMBER,
        /** A number, but not one that makes sense here. */
        OUT_OF_BOUNDS,
        /** More decimals than a percentage, or the currency, has. */
        TOO_MANY_DECIMALS,
        /** Not one of the words that may stand here. */
        UNKNOWN_WORD,
        /** Not an ISO 4217 currency with a minor unit. */
        UNKNOWN_CURRENCY,
        /** A name with characters that names may not have. */
        BAD_NAME,
        /** Not a calendar date. */
        BAD_DATE,
        /** Not a time of day, or hours that are empty. */
        BAD_HOURS,
        /** A word that Daybreak keeps for itself. */
        RESERVED_WORD,
        /** Days that belong to no tier. */
        GAP,
        /** Days that belong to two tiers. */
        OVERLAP,
        /** The first tier is not a band of days, so a loan that owes nothing would have no tier. */
        FIRST_TIER_NOT_A_BAND,
        /** A tier that begins below day 0. */
        TIER_BELOW_ZERO,
        /** Tiers are not in ascending order. */
        TIERS_NOT_ASCENDING,
        /** Days on a tier that is not a band of days. */
        NOT_A_BAND,
        /** A tier no loan can come to. */
        UNREACHABLE_TIER,
        /** A tier code that the tiers do not have. */
        UNKNOWN_TIER,
        /** A code or name that stands twice. */
        DUPLICATE_CODE,
        /** Installments' worth asked for, though only days are measured. */
        INSTALLMENTS_WITHOUT_AMOUNT,
        /** A level of the ladder given by tier: a notice rests on the loan's own days alone. */
        LEVEL_BY_TIER,
        /** A level that would reach a borrower who is not late. */
        LEVEL_BELOW_DAY_ONE,
        /** Levels are not numbered 1, 2, 3, …: the rung before would be missing. */
        LEVELS_NOT_CONSECUTIVE,
        /** A level does not begin later than the one before it. */
        LEVELS_NOT_ASCENDING,
        /** {@code component_order} does not hold every component once. */
        INCOMPLETE_ORDER,
        /** A list that must hold something is empty, or holds something twice. */
        BAD_LIST,
        /** The rule needs another key to mean anything. */
        NEEDS_ANOTHER_KEY,
        /** A key that is about the whole run stands under a product. */
        NOT_PER_PRODUCT
    }

    /** The problem in one line for people: {@code file:line: path: message [CODE]}. */
    public String in(String file) {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        text.append(": ");
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        return text.append(message).append(" [").append(code).append(']').toString();
    }
}
