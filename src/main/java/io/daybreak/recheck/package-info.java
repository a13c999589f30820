/**
 * The second computation of days past due and overdue amount: plain, slow, and written without a look at
 * {@code delinquency}, so that both are wrong together only by accident.
 */
@NullMarked
package io.daybreak.recheck;

import org.jspecify.annotations.NullMarked;
