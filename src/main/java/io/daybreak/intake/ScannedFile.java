package io.daybreak.intake;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.OptionalLong;

/**
 * What one raw pass over a file found.
 *
 * @param path the delivered file
 * @param bytes its size
 * @param modified when it was last changed
 * @param sha256 digest of its bytes, lower-case hex
 * @param rows rows without header and empty lines
 * @param firstLineOutOfOrder the first row whose loan_id is less than the one before; empty when there is none, or where
 *     the order does not matter
 * @param isTranscoded whether the source is a copy in UTF-8
 * @param source its rows
 */
record ScannedFile(
        Path path,
        long bytes,
        FileTime modified,
        String sha256,
        long rows,
        OptionalLong firstLineOutOfOrder,
        boolean isTranscoded,
        RowSource source) {}
