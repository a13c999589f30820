/**
 * Measures a night against one query of an analytical database over the same files, and the leaves of the program by
 * themselves. Not part of the build; {@code mvn -B -Pbench} runs it, and the README says what it prints.
 */
@NullMarked
package io.daybreak.bench;

import org.jspecify.annotations.NullMarked;
