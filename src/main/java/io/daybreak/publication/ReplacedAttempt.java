package io.daybreak.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The files of a published attempt that a later one of its date replaced, and what of them may be removed.
 *
 * <p>What was sent, and what it rests on, stays for good: {@code notices/}, {@code evidence.jsonl},
 * {@code corrections.csv}, {@code withdrawn.csv}, and {@code control.csv} and {@code run.json}, which prove that they
 * are what was published. An attempt that sent nothing goes as a whole.
 *
 * @param folder where it lies
 * @param removable what may be removed: files, or the folder itself when all of it may; empty when nothing is left to
 *     remove
 * @param extent of that
 */
public record ReplacedAttempt(Path folder, List<Path> removable, Extent extent) {
    private static final String NOTICES = "notices/";
    private static final Set<OutputFile> SENT = EnumSet.of(
            OutputFile.NOTICES_SMS,
            OutputFile.NOTICES_EMAIL,
            OutputFile.NOTICES_LETTER,
            OutputFile.EVIDENCE,
            OutputFile.CORRECTIONS,
            OutputFile.WITHDRAWN);

    public ReplacedAttempt {
        removable = List.copyOf(removable);
    }

    /** What came of looking at one. */
    public sealed interface Seen {
        /** It is as it was published, but for what was removed before. */
        record Whole(ReplacedAttempt attempt) implements Seen {}

        /**
         * It is not, and nothing of it may be removed.
         *
         * @param difference the first thing that differs
         */
        record Changed(String difference) implements Seen {}

        /** It does not lie there any more. */
        record Gone() implements Seen {}
    }

    /**
     * Looks at an attempt, every byte of it.
     *
     * @param controlDigest sha256 of its {@code control.csv} as it was published
     * @param noticed whether the ledger has notices of it
     * @param begun whether its removal was begun before, so that what may be removed may be missing
     */
    public static Seen look(Path folder, String controlDigest, boolean noticed, boolean begun) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new Seen.Gone();
        }
        List<String> differences = begun
                ? AttemptCheck.differencesOfRemoved(folder, controlDigest)
                : AttemptCheck.differences(folder, controlDigest);
        if (!differences.isEmpty()) {
            return new Seen.Changed(differences.get(0));
        }
        Control control = Control.read(folder, controlDigest)
                .orElseThrow(() -> new IOException(folder + " was changed while it was being read"));
        if (!noticed && !sentAnything(control)) {
            return new Seen.Whole(new ReplacedAttempt(folder, List.of(folder), Extent.of(folder)));
        }
        List<Path> removable = control.lines().stream()
                .map(Control.Line::file)
                .filter(file -> !stays(file))
                .map(folder::resolve)
                .filter(Files::exists)
                .toList();
        return new Seen.Whole(new ReplacedAttempt(folder, removable, Extent.of(removable)));
    }

    private static boolean sentAnything(Control control) {
        return SENT.stream().flatMap(file -> control.line(file).stream()).anyMatch(line -> line.rows() > 0);
    }

    /** Whether a file of an attempt, by its path inside it, stays for good where anything was sent. */
    static boolean stays(String file) {
        return file.startsWith(NOTICES)
                || file.equals(OutputFile.CONTROL.path())
                || file.equals(OutputFile.RUN.path())
                || SENT.stream().anyMatch(sent -> sent.path().equals(file));
    }

    /** Whether all of it may go. */
    public boolean isWhole() {
        return removable.equals(List.of(folder));
    }

    /**
     * Takes the whole folder out of the published ones, at once: what is left of it lies in a place that
     * {@link OutputFolder#leftovers} finds.
     *
     * @param aside where it is put
     */
    public void takeAway(Path aside) throws IOException {
        PrivateFiles.deleteTree(aside);
        PrivateFiles.createFolders(aside.resolveSibling(""));
        Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.force(folder.resolveSibling(""));
    }

    /** Removes one file that may go. */
    public void remove(Path file) throws IOException {
        if (!removable.contains(file) || file.equals(folder)) {
            throw new IllegalArgumentException(file + " may not be removed by itself");
        }
        Files.deleteIfExists(file);
    }
}
