package io.daybreak.publication;

import java.nio.file.Path;

/**
 * A part as it counts: the bytes up to the length committed in the store.
 *
 * @param file where it lies
 * @param length bytes that count
 */
public record CommittedPart(Path file, long length) {}
