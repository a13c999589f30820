/**
 * The second computation of days past due and overdue amount: plain, slow, and written without a look at
 * {@code delinquency}, so that both are wrong together only by accident. {@link io.daybreak.recheck.Recheck} pours
 * money into pots; {@link io.daybreak.recheck.Undone} says which rows count for nothing.
 */
@NullMarked
package io.daybreak.recheck;

import org.jspecify.annotations.NullMarked;
