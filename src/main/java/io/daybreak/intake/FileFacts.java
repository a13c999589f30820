package io.daybreak.intake;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the raw scan found out about one file, whatever its rows say.
 *
 * @param file which file
 * @param name the sender's name of it
 * @param bytes size
 * @param sha256 digest of the bytes as delivered, 64 lower-case hex digits
 * @param dataRows rows without header and without empty lines
 * @param path how it is read
 * @param firstLineOutOfOrder the line that made a sort necessary
 * @param ignoredColumns columns of the header that nothing reads
 */
public record FileFacts(
        DeliveryFile file,
        String name,
        long bytes,
        String sha256,
        long dataRows,
        ReadingPath path,
        OptionalLong firstLineOutOfOrder,
        List<String> ignoredColumns) {
    public FileFacts {
        ignoredColumns = List.copyOf(ignoredColumns);
    }
}
