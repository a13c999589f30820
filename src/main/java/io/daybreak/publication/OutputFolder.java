package io.daybreak.publication;

import io.daybreak.reconciliation.FileFigures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that receives what nights leave: where everything lies, and which store it belongs to. A marker file
 * carries the store's id; folder and store belong together by that id, not by path.
 *
 * @param root the folder
 */
public record OutputFolder(Path root) {
    private static final String MARKER = ".daybreak-store-id";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ATTEMPT = Pattern.compile("attempt-\\d{1,9}");
    private static final Pattern WORK = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-attempt-(\\d{1,9})(-removed)?");
    private static final Pattern STAGED_RERUN =
            Pattern.compile("rerun-\\d{4}-\\d{2}-\\d{2}-(\\d{4}-\\d{2}-\\d{2})-attempt-(\\d{1,9})");
    private static final Pattern STAGED_DAY = Pattern.compile("(refused-)?\\d{4}-\\d{2}-\\d{2}");
    private static final int DAY_LENGTH = "2026-06-30".length();

    /** Whether a store and this folder belong together. */
    public sealed interface Pairing {
        /** They do. */
        record Paired() implements Pairing {}

        /** The folder belongs to no store yet and nothing was published into it. */
        record Fresh() implements Pairing {}

        /**
         * They do not.
         *
         * @param message why, and what to do
         */
        record Foreign(String message) implements Pairing {}
    }

    /** Whether the attempt that the next one is compared with is what was published. */
    public sealed interface Baseline {
        /**
         * Its control file is the published one.
         *
         * @param classification its {@code classification.csv}
         * @param figures what the control file says of it
         * @param sha256 digest its bytes must have; whoever reads the file compares, or asks {@link #bytesMatch}
         */
        record Verified(Path classification, FileFigures figures, String sha256) implements Baseline {
            /** Reads the whole file and compares its digest. */
            public boolean bytesMatch() throws IOException {
                return Sha256.of(classification).equals(sha256);
            }
        }

        /**
         * It is missing, or not what was published.
         *
         * @param message what is wrong, and what to do
         */
        record NotAsPublished(String message) implements Baseline {}
    }

    /** Folder of a business date. */
    public Path day(LocalDate date) {
        return root.resolve(date.toString());
    }

    /** Folder of a published attempt. */
    public Path attempt(LocalDate date, int attempt) {
        return day(date).resolve("attempt-" + attempt);
    }

    /** Where an attempt is put together. */
    public Path staging(LocalDate date, int attempt) {
        return root.resolve(".staging").resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** Where a refused or broken attempt's report is put together. */
    public Path stagingOfRefused(LocalDate date, int attempt) {
        return root.resolve(".staging").resolve("refused-" + date).resolve("attempt-" + attempt);
    }

    /** Work files of an attempt: parts, and whatever else does not outlive it. */
    public Path work(LocalDate date, int attempt) {
        return root.resolve(".work").resolve(date + "-attempt-" + attempt);
    }

    /** Where an attempt is put whose files are being removed as a whole. */
    public Path removed(LocalDate date, int attempt) {
        return root.resolve(".work").resolve(date + "-attempt-" + attempt + "-removed");
    }

    /**
     * A folder that some process worked in.
     *
     * @param folder where it lies
     * @param date business date of its attempt
     * @param attempt number of it; 0 for what lay there before the attempt was known
     */
    public record Leftover(Path folder, LocalDate date, int attempt) {}

    /**
     * Every work and staging folder of an attempt, whoever needs it still. What a comparison puts together is not among
     * them: it does not take the store, and may be under way in another process.
     */
    public List<Leftover> leftovers() throws IOException {
        List<Leftover> found = new ArrayList<>();
        Path staging = root.resolve(".staging");
        found.addAll(leftovers(root.resolve(".work"), WORK));
        found.addAll(leftovers(staging, STAGED_RERUN));
        for (String day : names(staging, STAGED_DAY)) {
            for (String attempt : names(staging.resolve(day), ATTEMPT)) {
                found.add(new Leftover(
                        staging.resolve(day).resolve(attempt),
                        LocalDate.parse(day.substring(day.length() - DAY_LENGTH)),
                        Integer.parseInt(attempt.substring("attempt-".length()))));
            }
        }
        return found;
    }

    /** Folders whose names tell the date and the number of their attempt. */
    private static List<Leftover> leftovers(Path in, Pattern pattern) throws IOException {
        List<Leftover> found = new ArrayList<>();
        for (String name : names(in, pattern)) {
            Matcher told = pattern.matcher(name);
            if (told.matches()) {
                found.add(new Leftover(
                        in.resolve(name), LocalDate.parse(told.group(1)), Integer.parseInt(told.group(2))));
            }
        }
        return found;
    }

    /** Removes a work or staging folder, and the one above it when it is empty then. */
    public void remove(Leftover leftover) throws IOException {
        remove(leftover.folder());
        Publish.deleteIfEmpty(leftover.folder().resolveSibling(""));
    }

    /** Report of an attempt that was refused or did not tie. */
    public Path refused(LocalDate date, int attempt) {
        return root.resolve("refused").resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** An attempt that waits for release. */
    public Path held(LocalDate date, int attempt) {
        return root.resolve("held").resolve(date.toString()).resolve("attempt-" + attempt);
    }

    /** An attempt that lies among the held ones, whatever became of it. */
    public record HeldAttempt(LocalDate date, int attempt) {}

    /** Every attempt that lies among the held ones, oldest first. */
    public List<HeldAttempt> heldAttempts() throws IOException {
        return attemptsIn(root.resolve("held"), HeldAttempt::new);
    }

    /** A published attempt that lies in the folder. */
    public record PublishedAttempt(LocalDate date, int attempt) {}

    /** Every published attempt that lies in the folder, oldest date first. */
    public List<PublishedAttempt> publishedAttempts() throws IOException {
        return attemptsIn(root, PublishedAttempt::new);
    }

    /** Makes a value of the place of an attempt. */
    private interface OfAttempt<T> {
        T make(LocalDate date, int attempt);
    }

    private static <T> List<T> attemptsIn(Path folder, OfAttempt<T> value) throws IOException {
        List<T> attempts = new ArrayList<>();
        for (String day : names(folder, DAY)) {
            for (String attempt : names(folder.resolve(day), ATTEMPT)) {
                attempts.add(
                        value.make(LocalDate.parse(day), Integer.parseInt(attempt.substring("attempt-".length()))));
            }
        }
        return attempts;
    }

    /** Where {@code <date>/current} leads, by name; empty when it is no link. */
    public Optional<String> current(LocalDate date) throws IOException {
        return linked(day(date).resolve("current"));
    }

    /** Where {@code latest} leads, relative to the folder; empty when it is no link. */
    public Optional<String> latest() throws IOException {
        return linked(root.resolve("latest"));
    }

    private static Optional<String> linked(Path link) throws IOException {
        return Files.isSymbolicLink(link)
                ? Optional.of(Files.readSymbolicLink(link).toString())
                : Optional.empty();
    }

    private static List<String> names(Path folder, Pattern pattern) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> pattern.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Every date with a published attempt, oldest first. */
    public List<LocalDate> publishedDates() throws IOException {
        return names(root, DAY).stream()
                .filter(day -> Files.exists(root.resolve(day).resolve("current")))
                .map(LocalDate::parse)
                .toList();
    }

    /** What a rerun changed. */
    public Path rerun(LocalDate from, LocalDate to, int attempt) {
        return root.resolve("rerun-" + from + "-" + to + "-attempt-" + attempt);
    }

    /** What a range run again as it was known then came to. */
    public Path rerunAsKnownThen(LocalDate from, LocalDate to) {
        return root.resolve("rerun-" + from + "-" + to + "-as-known-then");
    }

    /** What a range settled again from what was known on a day came to. */
    public Path rerunAsKnownOn(LocalDate from, LocalDate to, LocalDate day) {
        return root.resolve("rerun-" + from + "-" + to + "-as-known-on-" + day);
    }

    /** Where a folder beside the attempts is put together before it is renamed. */
    public Path freshOf(Path folder) {
        return root.resolve(".staging").resolve(String.valueOf(folder.getFileName()));
    }

    /** Answers to a file of complaints. */
    public Path complaints(String name) {
        return root.resolve("complaints").resolve(name);
    }

    /** Makes the folder, and a folder inside it, mode 0700; those that are there are left as they are. */
    public void create(Path folderInside) throws IOException {
        PrivateFiles.createFolders(root);
        PrivateFiles.createFolders(folderInside);
    }

    /** Removes a work or staging folder with all that is in it. */
    public void remove(Path folderInside) throws IOException {
        if (!folderInside.normalize().startsWith(root.normalize()) || folderInside.equals(root)) {
            throw new IllegalArgumentException(folderInside + " is not inside " + root);
        }
        PrivateFiles.deleteTree(folderInside);
    }

    /** Whether a store belongs to this folder. Writes nothing. */
    public Pairing pair(String storeId) throws IOException {
        Path marker = root.resolve(MARKER);
        if (Files.isRegularFile(marker)) {
            String found = Files.readString(marker, StandardCharsets.UTF_8).strip();
            return found.equals(storeId)
                    ? new Pairing.Paired()
                    : new Pairing.Foreign(root + " belongs to store " + found + ", not to this store " + storeId
                            + ": give the output folder and the store that belong together");
        }
        if (!publishedAttempts().isEmpty()) {
            return new Pairing.Foreign(root + " has published nights but no " + MARKER
                    + ": restore that file with the id of their store, or give another output folder");
        }
        return new Pairing.Fresh();
    }

    /** Lets the folder belong to a store from now on. */
    public void mark(String storeId) throws IOException {
        PrivateFiles.createFolders(root);
        replace(root.resolve(MARKER), (storeId + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The classification of a published attempt, checked against its control file, and that against the digest the store
     * kept.
     */
    public Baseline baseline(LocalDate date, int attempt, String controlDigest) throws IOException {
        return baseline(attempt(date, attempt), controlDigest);
    }

    /** The same for an attempt that lies in any folder, staged or published. */
    public static Baseline baseline(Path folder, String controlDigest) throws IOException {
        Optional<Control> control = Control.read(folder, controlDigest);
        if (control.isEmpty()) {
            return new Baseline.NotAsPublished(folder.resolve(OutputFile.CONTROL.path())
                    + " is missing or not the one that was published: restore " + folder + " from a backup");
        }
        Path classification = folder.resolve(OutputFile.CLASSIFICATION.path());
        Optional<Control.Line> line = control.get().line(OutputFile.CLASSIFICATION);
        if (line.isEmpty() || !Files.isRegularFile(classification)) {
            return new Baseline.NotAsPublished(classification + " is missing: restore " + folder + " from a backup");
        }
        FileFigures figures =
                FileFigures.of(line.get().file(), line.get().rows(), line.get().amountTotal());
        return new Baseline.Verified(classification, figures, line.get().sha256());
    }

    /** Replaces a file's content at once: a reader sees the old or the new one, whole. */
    static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = PrivateFiles.createFile(fresh)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            PrivateFiles.force(parent);
        }
    }
}
