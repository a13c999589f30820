package io.daybreak.reconciliation;

import java.util.Locale;

/**
 * Every reason for which a finished run is held: the guards of the policy, and what always holds. Codes are stable:
 * files and the store carry them.
 */
public enum GuardName {
    CONTROL_FILE("Have the sender deliver a control file, or make it optional in the policy."),
    PAYMENTS_FRESH_WITHIN_DAYS("Ask for the payments up to the business date; run again with them."),
    PAYMENTS_IDENTICAL("Ask the sender for tonight's payments: these are the last published night's, byte for byte."),
    PAYMENTS_SHRINK_MAX_PERCENT("Ask the sender where the rows are: a delivery has every payment since disbursement."),
    REJECTS_MAX_PERCENT("Look at rejects.csv; have the sender mend the rows."),
    NOTICES_MAX_GROWTH_PERCENT("Look at notices/ and at what is newly past due before anyone is told."),
    NEWLY_PAST_DUE_MAX_PERCENT("Find out whether a feed of payments is missing or due dates were moved."),
    HISTORY_CHANGED_MAX_PERCENT("Ask the sender what happened to schedules and payments that were published before."),
    QUARANTINED_MAX_PERCENT("Look at the loans in suppressed.csv whose days jumped; find what they have in common."),
    OWNERLESS_MAX_PERCENT("Look at unmatched.csv; have the money matched, and run again."),
    CORRECTIONS_MAX("Look at corrections.csv; find out why so many notices were wrong."),
    FIRST_RUN_NOTICES_MAX("Read some of the notices; a first run has no night to be compared with."),

    POLICY_CHANGED(
            "Let whoever signs the policy look at the difference; put the published policy back, or release this run."),
    TEMPLATES_CHANGED("Let a person read the new messages; put the published templates back, or release this run."),
    RECHECK_DIFFERS("Report it: one of the two computations has a fault. The loans are in suppressed.csv."),
    BASELINE_NOT_AS_PUBLISHED("Restore the output folder from its backup, discard this run and start again."),
    UNREADABLE_SUBJECT("Correct the row and deliver the file again."),
    UNREADABLE_PAYMENT_LOAN("Correct the row and deliver the file again; an empty loan_id is allowed.");

    private final String whatToDo;

    GuardName(String whatToDo) {
        this.whatToDo = whatToDo;
    }

    /** The word in files: of a guard its key in the policy. */
    public String word() {
        return this == FIRST_RUN_NOTICES_MAX ? "first_run.notices_max" : name().toLowerCase(Locale.ROOT);
    }

    /** What a person does about it, in one line. */
    public String whatToDo() {
        return whatToDo;
    }
}
