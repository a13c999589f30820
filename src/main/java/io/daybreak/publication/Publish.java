package io.daybreak.publication;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The steps by which staged files appear, whole or not at all. The caller keeps the order and writes to its store in
 * between: {@link #forceTree}, note that the run is publishing, {@link #rename}, note that it is published, {@link
 * #linkCurrent} and {@link #linkLatest}. Every step may be done again.
 */
public final class Publish {
    private Publish() {}

    /** Forces every staged file and folder to disk. */
    public static void forceTree(Path staging) throws IOException {
        PrivateFiles.forceTree(staging);
        PrivateFiles.force(parent(staging));
    }

    /**
     * Moves the staged folder to its place by one atomic rename, and forces both parents to disk.
     *
     * @throws IOException when the target is there already, or lies on another file system
     */
    public static void rename(Path staging, Path target) throws IOException {
        PrivateFiles.createFolders(parent(target));
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(
                    target.toString(), null, "an attempt that is there is never replaced; nothing was moved");
        }
        Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.force(parent(target));
        PrivateFiles.force(parent(staging));
        deleteIfEmpty(parent(staging));
    }

    /** Forces the two folders above an attempt to disk, so that its name survives a power failure. */
    public static void forceParents(Path target) throws IOException {
        PrivateFiles.force(parent(target));
        PrivateFiles.force(parent(parent(target)));
    }

    /** Removes a folder that was only made for a dry run, with all that is in it. */
    public static void removeTree(Path folder) throws IOException {
        PrivateFiles.deleteTree(folder);
    }

    /** Lets {@code <date>/current} lead to the attempt. */
    public static void linkCurrent(OutputFolder output, LocalDate date, int attempt) throws IOException {
        link(output.day(date).resolve("current"), output.attempt(date, attempt).getFileName());
    }

    /** Lets {@code latest} lead to the attempt; only for the newest published date. */
    public static void linkLatest(OutputFolder output, LocalDate date, int attempt) throws IOException {
        link(output.root().resolve("latest"), output.root().relativize(output.attempt(date, attempt)));
    }

    /**
     * Where an attempt stands: whether the target, or else the staging folder, has the control file with that digest, and
     * every file with the digest that the control file says.
     */
    public static PublishState inspect(Path staging, Path target, String controlDigest) throws IOException {
        if (isComplete(target, controlDigest)) {
            return PublishState.TARGET_COMPLETE;
        }
        return isComplete(staging, controlDigest) ? PublishState.STAGING_COMPLETE : PublishState.NEITHER;
    }

    /** Whether a folder has the control file with that digest, and every file with the digest that it says. */
    static boolean isComplete(Path folder, String controlDigest) throws IOException {
        Optional<Control> control = Control.read(folder, controlDigest);
        if (control.isEmpty()) {
            return false;
        }
        for (Control.Line line : control.get().lines()) {
            Path file = folder.resolve(line.file());
            if (!Files.isRegularFile(file) || !Sha256.of(file).equals(line.sha256())) {
                return false;
            }
        }
        return true;
    }

    /** Swaps a symbolic link atomically: the new one is made beside it and renamed over it. */
    private static void link(Path link, Path target) throws IOException {
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
            return;
        }
        Path fresh = link.resolveSibling("." + link.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, target);
        Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.force(parent(link));
    }

    static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return; // another attempt is being staged there, or it was removed before
        }
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no parent folder");
        }
        return parent;
    }
}
