/**
 * What must be remembered between nights, in an embedded H2 file or a PostgreSQL database. The only home of migrations,
 * and with intake's database source the only one of JDBC; knows nothing of Spring, but keeps its tables.
 *
 * <p>A {@link io.daybreak.store.StoreLocation} says where a store lies; {@link io.daybreak.store.Store} opens it, holds
 * its lock and has the two halves of publishing that are one transaction each. {@link io.daybreak.store.Runs} knows
 * every attempt and which steps between {@link io.daybreak.store.RunState states} are allowed,
 * {@link io.daybreak.store.Partitions} the frozen plan of each run and how far it got,
 * {@link io.daybreak.store.NoticeLedger} every notice that was or may have been sent,,
 * {@link io.daybreak.store.Chain} in which order everything was published, link by link, and
 * {@link io.daybreak.store.KeptTexts} the policies, templates and settings of past nights.
 *
 * <p>Statements are written once for both databases; what differs lies in {@code db/migration/h2} and
 * {@code db/migration/postgresql}. {@link io.daybreak.store.Database} decides whose a transaction is.
 */
@NullMarked
package io.daybreak.store;

import org.jspecify.annotations.NullMarked;
