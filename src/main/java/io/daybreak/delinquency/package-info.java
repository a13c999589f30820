/**
 * What the records and the policy make of a loan at a date: allocation, the timeline of a loan, days past due, tiers
 * and contagion. Pure functions; nothing is carried over from yesterday.
 */
@NullMarked
package io.daybreak.delinquency;

import org.jspecify.annotations.NullMarked;
