package io.daybreak.policy;

import java.util.List;

/**
 * A policy in words, for the person who signs it. Plain lines of text without line ends; the same policy gives the same
 * lines.
 */
public final class PolicyWords {
    private PolicyWords() {}

    /** Everything the policy says, with both ends of every band and what each rule means for a borrower. */
    public static List<String> show(Policy policy) {
        return new PolicyShow().lines(policy);
    }

    /**
     * What a careful reader would ask about: lines that begin with {@code off:} name a minimum, cap or guard that is
     * not set, lines that begin with {@code note:} something legal that may not be meant.
     *
     * @return empty when there is nothing to ask
     */
    public static List<String> lint(Policy policy) {
        return PolicyLint.lines(policy);
    }

    /** The days of a band with both ends: {@code "91–270 days"}, {@code "271 days or more"}. */
    public static String band(Rules rules, Tier tier) {
        int from = tier.fromDpd();
        return rules.tiers().stream()
                .filter(other -> other.isBand() && other.rank() > tier.rank())
                .findFirst()
                .map(next -> band(from, next.fromDpd() - 1))
                .orElse(from + " days or more");
    }

    private static String band(int from, int to) {
        if (from == to) {
            return days(from);
        }
        return from + "–" + to + " days";
    }

    static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    static String count(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** Hundredths of a percent as people write it: {@code 0.1 %}. */
    static String percent(int basisPoints) {
        int whole = basisPoints / 100;
        int rest = basisPoints % 100;
        if (rest == 0) {
            return whole + " %";
        }
        return whole + "." + (rest % 10 == 0 ? Integer.toString(rest / 10) : (rest < 10 ? "0" : "") + rest) + " %";
    }
}
