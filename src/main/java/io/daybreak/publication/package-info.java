/**
 * The files a night leaves: parts, staging, rendering, re-reading from disk, and the one atomic rename that
 * publishes.
 */
@NullMarked
package io.daybreak.publication;

import org.jspecify.annotations.NullMarked;
