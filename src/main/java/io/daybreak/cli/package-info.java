/**
 * The command line: commands, settings, exit codes and {@link io.daybreak.cli.Main}.
 */
@NullMarked
package io.daybreak.cli;

import org.jspecify.annotations.NullMarked;
