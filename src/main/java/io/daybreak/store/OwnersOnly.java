package io.daybreak.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files and folders that only their owner may look into: the store holds names, numbers and texts. */
final class OwnersOnly {
    private static final Set<PosixFilePermission> FILE_MODES = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> FILE = PosixFilePermissions.asFileAttribute(FILE_MODES);
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OwnersOnly() {}

    /** What a new file is made with: mode 0600; nothing where the file system has no modes. */
    static FileAttribute<?>[] fileAttributes(Path file) {
        return hasModes(file) ? new FileAttribute<?>[] {FILE} : new FileAttribute<?>[0];
    }

    /** Makes the folder a file is to lie in, and those above it, with mode 0700; one that is there keeps its mode. */
    static void createFolderOf(Path file) throws IOException {
        Path folder = file.resolveSibling(".").normalize();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, hasModes(folder) ? new FileAttribute<?>[] {FOLDER} : new FileAttribute<?>[0]);
        }
    }

    /** Makes an empty file; one that is there stays as it is. */
    static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, fileAttributes(file));
        } catch (FileAlreadyExistsException there) {
            // that is what is wanted
        }
    }

    /** Gives a file that somebody else made mode 0600. */
    static void restrict(Path file) throws IOException {
        if (hasModes(file)) {
            Files.setPosixFilePermissions(file, FILE_MODES);
        }
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
