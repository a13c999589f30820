/**
 * What must be remembered between nights: runs, partitions and totals, decisions, the notice ledger, quarantine and
 * approvals. The only home of migrations.
 */
@NullMarked
package io.daybreak.store;

import org.jspecify.annotations.NullMarked;
