/**
 * Who may be told what: the ladder, the suppressions, the evidence and the message. Doubt stops the notice, never
 * the truth.
 */
@NullMarked
package io.daybreak.notice;

import org.jspecify.annotations.NullMarked;
