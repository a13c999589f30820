package io.daybreak.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether there is room left on a disk: databases and mapped files do not always say that this is what they missed. */
public final class DiskRoom {
    /** With less than this no night comes far. */
    private static final long BYTES_MIN = 256L << 10;

    private DiskRoom() {}

    /** That the disk of a folder is full, in words; empty when it is not, or nobody knows. */
    public static Optional<String> missing(Path folder) {
        try {
            Path there = folder.toAbsolutePath();
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            long bytes = Files.getFileStore(there).getUsableSpace();
            return bytes < BYTES_MIN
                    ? Optional.of("the disk of " + there + " is full: " + bytes / 1_000 + " kB are left")
                    : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
