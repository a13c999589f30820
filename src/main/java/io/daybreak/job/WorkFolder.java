package io.daybreak.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;

/**
 * Where the work files of one attempt lie, on the filesystem of the outputs.
 *
 * @param root the folder, made when first needed, mode 0700
 */
record WorkFolder(Path root) {

    /** A part that each settled date has its own of. */
    Path part(String partition, LocalDate date, Part part) {
        return root.resolve(partition).resolve(date + "." + part.fileName());
    }

    /** A part that belongs to the delivery, not to a date. */
    Path part(String partition, Part part) {
        return root.resolve(partition).resolve(part.fileName());
    }

    /** The folder of one partition, made if it is not there. */
    Path partition(String partition) throws IOException {
        return folder(root.resolve(partition));
    }

    /** A folder for the copies and indexes of the delivery, made if it is not there. */
    Path delivery() throws IOException {
        return folder(root.resolve("delivery"));
    }

    /** A folder for the work files of the close job, made if it is not there. */
    Path close() throws IOException {
        return folder(root.resolve("close"));
    }

    private static Path folder(Path folder) throws IOException {
        return Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
