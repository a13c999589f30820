package io.daybreak.publication;

import io.daybreak.publication.ReproductionCheck.Compared;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of one published file when its date was run again as it was known then; or of a date that could not be.
 *
 * @param date the business date
 * @param attempt the published attempt; empty where none is
 * @param compared the file and how it compares; a file without a name stands for the whole date
 * @param reason why it is not the same; empty where it is
 * @param detail what shows the reason
 */
public record ReproductionRow(
        LocalDate date, OptionalInt attempt, Compared compared, Optional<Reason> reason, String detail) {

    /** Why bytes were not reproduced, the first that applies. */
    public enum Reason {
        /** Nothing of the date is published. */
        NOT_PUBLISHED,
        /** Its delivery is not where {@code --input} says. */
        DELIVERY_MISSING,
        /** Its delivery cannot be used now. */
        DELIVERY_REFUSED,
        /** The policy it was bound to is not in the store, or this program cannot read it. */
        POLICY_NOT_KEPT,
        /** The same of the templates. */
        TEMPLATES_NOT_KEPT,
        /** The same of the settings. */
        SETTINGS_NOT_KEPT,
        /** It does not reconcile now. */
        DOES_NOT_TIE,
        /** Its delivery is not the one that was published. */
        DELIVERY_DIFFERS,
        /** What it was compared with is not there any more, as it was published. */
        BASELINE_GONE,
        /** Runs before it were published when the store did not write down yet what a run changes in it. */
        MEMORY_NOT_KEPT,
        /** Another version of the program made it. */
        PROGRAM_DIFFERS,
        /** The published files are not there any more, so that nobody can say where they differ. */
        PUBLISHED_FILES_GONE,
        /** None of these: a fault of the program or of the machine. */
        UNEXPLAINED
    }
}
