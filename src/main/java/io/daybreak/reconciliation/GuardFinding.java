package io.daybreak.reconciliation;

import java.util.Arrays;
import java.util.List;

/**
 * What a guard saw: a kind of finding and its values, so that it can be said in any language.
 *
 * @param kind what was found
 * @param values dates, counts and amounts, as text; without personal data
 */
public record GuardFinding(Kind kind, List<String> values) {
    public GuardFinding {
        values = List.copyOf(values);
    }

    /** What can be found. */
    public enum Kind {
        CORRECTIONS("{0} notices of earlier nights turned out wrong."),
        FIRST_RUN_NOTICES("A first run would send {0} notices."),
        CONTROL_TOTALS_THERE("The sender's control totals are there."),
        NO_CONTROL_TOTALS("There are no control totals."),
        NO_PAYMENTS_YET("Nothing says up to when the payments are complete, and there is none up to {0}."),
        PAYMENTS_COMPLETE_THROUGH("The sender says that payments are complete through {0}."),
        NEWEST_PAYMENT("The newest payment has the value date {0}."),
        PAYMENTS_IDENTICAL("payments.csv has the very bytes of the last published night's."),
        PAYMENTS_NOT_IDENTICAL("payments.csv is not the last published night's."),
        PAYMENT_ROWS("{0} payment rows now, and {1} in the baseline."),
        ROWS_REJECTED("{0} of {1} rows were rejected."),
        NOTICES_GROWN("{0} notices, and {1} at most on the last 35 published nights."),
        NEWLY_PAST_DUE(
                "{0} loans went from 0 days past due to more, and {1} installments fell due since the baseline."),
        HISTORY_CHANGED("The past of {0} loans is not what was published, of {1} compared."),
        QUARANTINED("{0} loans are in quarantine, of {1} compared."),
        OWNERLESS("{0} new payments of {1} name neither a known loan nor a borrower, of {2} new since the baseline."),
        BASELINE_PAYMENTS_UNKNOWN("The store remembers nothing of the baseline's payments."),
        /** What is wrong with the last published night's classification. */
        BASELINE_FLAW("{0}."),
        /** A row that names nobody; the refusal it would be says which. */
        UNREADABLE("{0}"),
        POLICY_CHANGED("The policy changed since {0}, the last published night."),
        TEMPLATE_CHANGED("A message template changed since {0}, the last published night."),
        COMPUTATIONS_DISAGREE("The two computations of days and amounts disagree on {0} loan(s).");

        private final String english;

        Kind(String english) {
            this.english = english;
        }
    }

    static GuardFinding of(Kind kind, long... counts) {
        return new GuardFinding(
                kind, Arrays.stream(counts).mapToObj(Long::toString).toList());
    }

    /** One sentence in English. */
    public String sentence() {
        return filled(kind.english);
    }

    /** A sentence whose gaps {0}, {1}, … are filled with the values. */
    public String filled(String pattern) {
        String sentence = pattern;
        for (int index = 0; index < values.size(); index++) {
            sentence = sentence.replace("{" + index + "}", values.get(index));
        }
        return sentence;
    }
}
