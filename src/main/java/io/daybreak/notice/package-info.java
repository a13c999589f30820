/**
 * Who may be told what: the ladder, the suppressions, the evidence and the message. Doubt stops the notice, never
 * the truth.
 *
 * <p>{@link io.daybreak.notice.Decider} takes a {@link io.daybreak.notice.LateLoan} with its {@link
 * io.daybreak.notice.Surroundings} and answers a {@link io.daybreak.notice.Decision}: a {@link
 * io.daybreak.notice.Notice} with its {@link io.daybreak.notice.Evidence}, or a {@link
 * io.daybreak.notice.SuppressionCode}. {@link io.daybreak.notice.Caps} then lets one borrower have one message. {@link
 * io.daybreak.notice.Continuity} says what the store keeps of loans in doubt, {@link io.daybreak.notice.Hindsight}
 * whether an earlier notice was right, and {@link io.daybreak.notice.Corrector} takes back one that was not. {@link
 * io.daybreak.notice.TemplateChecks} goes over the texts before anything is written from them.
 */
@NullMarked
package io.daybreak.notice;

import org.jspecify.annotations.NullMarked;
