package io.daybreak.publication;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of the outputs: where an attempt's files are staged, published, held or refused, and which store it
 * belongs to. Folders are 0700, files 0600.
 *
 * @param root the folder
 */
public record OutputFolder(Path root) {
    /** Names the store this folder belongs to; a copy of the folder keeps it. */
    private static final String STORE_ID = ".daybreak-store-id";

    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Whether a folder and a store belong together. */
    public enum Pairing {
        /** The folder names this store. */
        PAIRED,
        /** The folder names no store yet. */
        FRESH,
        /** The folder names another store. */
        FOREIGN
    }

    /** The id of the store the folder belongs to; empty when it belongs to none yet. */
    public Optional<String> storeId() throws IOException {
        try {
            return Optional.of(Files.readString(root.resolve(STORE_ID), StandardCharsets.UTF_8)
                            .strip())
                    .filter(id -> !id.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether the folder belongs to a store. */
    public Pairing pairing(String storeId) throws IOException {
        Optional<String> named = storeId();
        if (named.isEmpty()) {
            return Pairing.FRESH;
        }
        return named.get().equals(storeId) ? Pairing.PAIRED : Pairing.FOREIGN;
    }

    /** Makes the folder and writes down the store it belongs to, for good. */
    public void pair(String storeId) throws IOException {
        makeFolder(root);
        Path temporary = root.resolve(STORE_ID + ".new");
        Files.deleteIfExists(temporary);
        try (FileChannel channel = FileChannel.open(
                temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE_MODE)) {
            channel.write(StandardCharsets.UTF_8.encode(storeId + "\n"));
            channel.force(true);
        }
        Files.move(temporary, root.resolve(STORE_ID), StandardCopyOption.ATOMIC_MOVE);
        forceFolder(root);
    }

    /** Where a published attempt lies. */
    public Path published(LocalDate date, int attempt) {
        return root.resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** Where a held attempt waits. */
    public Path held(LocalDate date, int attempt) {
        return root.resolve("held").resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** Where the report of a refused or broken attempt lies. */
    public Path refused(LocalDate date, int attempt) {
        return root.resolve("refused").resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** Where an attempt is put together; on the same filesystem, so that it can be renamed into place. */
    public Path staging(LocalDate date, int attempt) {
        return root.resolve(".staging").resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** Where the work files of an attempt lie. */
    public Path work(LocalDate date, int attempt) {
        return root.resolve(".work").resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** Makes a folder with its parents, mode 0700; a folder that is there stays as it is. */
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER_MODE);
    }

    /** Makes an empty folder, mode 0700, removing whatever was there. */
    public static void makeEmpty(Path folder) throws IOException {
        remove(folder);
        makeFolder(folder);
    }

    /** Removes a folder and everything in it without following links; nothing happens when it is not there. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException error) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Forces a folder's entries to disk: a rename in it survives a power failure only then. */
    public static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Forces every file and folder of a tree to disk. */
    public static void forceTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException error) throws IOException {
                forceFolder(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Renames a forced tree into place and forces the parent folder. The target appears whole or not at all.
     *
     * @throws IOException when the target is there already, or the machine fails
     */
    public static void moveIntoPlace(Path from, Path to) throws IOException {
        Path parent = parent(to);
        makeFolder(parent);
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(to + " is there already; it is never overwritten");
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(parent);
        forceFolder(parent(parent));
    }

    /**
     * Points {@code <date>/current} and, for the newest date, {@code latest} at a published attempt, each by one atomic
     * rename. May be repeated.
     */
    public void link(LocalDate date, int attempt, boolean newest) throws IOException {
        swapLink(root.resolve(date.toString()).resolve("current"), Path.of("attempt-" + attempt));
        if (newest) {
            swapLink(root.resolve("latest"), Path.of(date.toString(), "attempt-" + attempt));
        }
    }

    private static void swapLink(Path link, Path target) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
            return;
        }
        Path temporary = link.resolveSibling("." + link.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createSymbolicLink(temporary, target);
        Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(parent(link));
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no parent folder");
        }
        return parent;
    }
}
