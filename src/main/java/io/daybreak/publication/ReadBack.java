package io.daybreak.publication;

import io.daybreak.reconciliation.FileFigures;

/**
 * A file as it was read back from disk.
 *
 * @param figures what it contains
 * @param sha256 digest of its bytes, 64 lower-case hex digits
 */
public record ReadBack(FileFigures figures, String sha256) {}
