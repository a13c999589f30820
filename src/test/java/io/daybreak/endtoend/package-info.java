/**
 * Whole runs from the command line to the files: {@link io.daybreak.endtoend.House} is an installation of a test's own,
 * {@link io.daybreak.endtoend.Night} what came of one command in it. Nothing is replaced by a stand-in: real files, the
 * real store, and a process of its own where a test ends it.
 */
@NullMarked
package io.daybreak.endtoend;

import org.jspecify.annotations.NullMarked;
