/**
 * Portfolios that nobody owes: the generators of {@code sample-data/}, of big portfolios for measurements and of
 * random ones for laws, a slow reference computation to hold whole runs against, and the harness that runs them.
 *
 * <p>{@link io.daybreak.sample.DeliveryDraft} is a delivery as text that a test may spoil before it is written. {@link
 * io.daybreak.sample.SampleData} tells the stories, {@link io.daybreak.sample.PortfolioGenerator} makes the mass,
 * {@link io.daybreak.sample.RandomDelivery} the odd. {@link io.daybreak.sample.SlowReference} says what must come out.
 */
@NullMarked
package io.daybreak.sample;

import org.jspecify.annotations.NullMarked;
