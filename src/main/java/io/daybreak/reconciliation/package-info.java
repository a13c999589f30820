/**
 * Whether the night ties: control totals, identities, movements between tiers, and the guards over the whole run.
 */
@NullMarked
package io.daybreak.reconciliation;

import org.jspecify.annotations.NullMarked;
