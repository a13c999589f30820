/**
 * What the records and the policy make of a loan at a date: allocation, the timeline of a loan, days past due, tiers
 * and contagion. Pure functions; nothing is carried over from yesterday.
 *
 * <p><b>What a timeline is.</b> {@link io.daybreak.delinquency.Timeline} answers any date from one loan's records. Two
 * things change under its feet: which money rows are live (it changes on the value dates of reversals; between two of
 * them lies an <i>era</i>) and which installment versions are in force (between two of those changes lies a
 * <i>version</i>). A {@code Chapter} is one era with one version: rows sorted once, sums running along. Within a chapter
 * the state of a day is two prefixes, the dues sorted by due date and the money sorted by value date; pouring the one
 * into the other gives a {@code Filling}: the first due that money did not fill, and what is missing from there on.
 *
 * <p>The state <i>at</i> T is the filling of chapter (era of T, version of T) at T: for plain rules that is all, no day
 * is walked. The <i>history</i> that T looks back on is told with the money of T's era: a payment reversed by T never
 * was, before the reversal's date it still is. Each day of it has the version in force on that day. Sticky tiers, the
 * material counter, episodes and "tier since" are a {@code History}: one replay per era over its segments, the
 * stretches between two dates on which anything can change; within a segment the days only grow, so thresholds are
 * found by halving, not by counting days.
 *
 * <p><b>Decided here.</b> Allocation is order-free: it pours all money up to the day into all dues of the day, so a
 * split, a shuffle or a late booking changes nothing. A chargeback is a due of its own on its value date. Credit is
 * what no due, due already or not, has room for; refunds take it in order of value date, after the money of the same
 * day. Waivers settle before cash, so what is left over is cash. A payment directed to an installment that the version
 * in force does not have goes to the oldest due. "Cleared" and "on time" go by the policy's own idea of unpaid.
 */
@NullMarked
package io.daybreak.delinquency;

import org.jspecify.annotations.NullMarked;
