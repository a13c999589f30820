package io.daybreak.store;

import java.time.Instant;

/**
 * Where notices of an older system came from.
 *
 * @param fileName name of the file
 * @param importedBy operating-system user
 * @param importedAt when, to the microsecond
 */
public record Origin(String fileName, String importedBy, Instant importedAt) {}
