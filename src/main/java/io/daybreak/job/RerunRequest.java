package io.daybreak.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a rerun needs beside the request of its last date.
 *
 * @param from first date, inclusive
 * @param reason why, in a person's words; kept for good
 * @param deliveries where the delivery of a business date lies, as far as it is still there: what a difference came from
 *     is looked up in it
 * @param knownOn a day: only what was known on it counts, and nothing is published; empty: all that is known now
 */
public record RerunRequest(
        LocalDate from, String reason, Function<LocalDate, Path> deliveries, Optional<LocalDate> knownOn) {}
