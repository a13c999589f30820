package io.daybreak.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What a named person decided. Never changed and never removed.
 *
 * @param action what was decided
 * @param run the run it was decided of; empty when it is about something else
 * @param subject what else it is about, a loan or a product; empty when it is about a run
 * @param by the person's name, as given
 * @param user operating-system user who gave the command
 * @param reason why, in the person's words
 * @param detail what came of it, in words
 * @param at when, to the microsecond
 */
public record Approval(
        Action action,
        Optional<RunId> run,
        String subject,
        String by,
        String user,
        String reason,
        String detail,
        Instant at) {

    /** What can be decided. */
    public enum Action {
        /** A held run was published. */
        RELEASE,
        /** A held run was thrown away. */
        DISCARD,
        /** A loan or a product was taken out of quarantine. */
        CLEAR
    }

    /** What was decided of a run. */
    public static Approval ofRun(
            Action action, RunId run, String by, String user, String reason, String detail, Instant at) {
        return new Approval(action, Optional.of(run), "", by, user, reason, detail, at);
    }
}
