package io.daybreak.publication;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Compares an attempt that was computed again with what was published, file by file and byte by byte. */
public final class ReproductionCheck {
    private final Path published;
    private final Path again;

    private ReproductionCheck(Path published, Path again) {
        this.published = published;
        this.again = again;
    }

    /** How a file compares. */
    public enum Outcome {
        SAME,
        DIFFERS,
        NOT_POSSIBLE
    }

    /**
     * One file.
     *
     * @param file path inside the attempt
     * @param outcome whether its bytes are those that were published
     * @param line first line that differs, from 1; empty where it cannot be told, or nothing differs
     */
    public record Compared(String file, Outcome outcome, OptionalLong line) {
        /** A date of which nothing could be computed. */
        public static Compared notPossible() {
            return new Compared("", Outcome.NOT_POSSIBLE, OptionalLong.empty());
        }
    }

    /**
     * Compares every business file; {@code run.json}, which carries times, is none.
     *
     * @param published the published attempt, as far as it is still there
     * @param publishedDigest its control digest, as the store keeps it: the same digest is the same bytes, whether or
     *     not the files are there
     * @param again the attempt computed again
     * @param againDigest its control digest
     * @return one for each file, in the order of their paths
     */
    public static List<Compared> of(Path published, String publishedDigest, Path again, String againDigest)
            throws IOException {
        return new ReproductionCheck(published, again).compare(publishedDigest, againDigest);
    }

    /** Whether the control file of a published attempt is there as it was published. */
    public static boolean isThere(Path published, String publishedDigest) throws IOException {
        return Control.read(published, publishedDigest).isPresent();
    }

    private List<Compared> compare(String publishedDigest, String againDigest) throws IOException {
        Map<String, String> now = digests(again, againDigest)
                .orElseThrow(() -> new IOException(again.resolve(OutputFile.CONTROL.path()) + " changed meanwhile"));
        now.put(OutputFile.CONTROL.path(), againDigest);
        if (publishedDigest.equals(againDigest)) {
            return now.keySet().stream()
                    .map(file -> new Compared(file, Outcome.SAME, OptionalLong.empty()))
                    .toList();
        }
        Optional<Map<String, String>> then = digests(published, publishedDigest);
        if (then.isEmpty()) {
            return List.of(new Compared(OutputFile.CONTROL.path(), Outcome.DIFFERS, OptionalLong.empty()));
        }
        then.get().put(OutputFile.CONTROL.path(), publishedDigest);
        Map<String, String> files = new TreeMap<>(now);
        files.putAll(then.get());
        List<Compared> compared = new ArrayList<>();
        for (String file : files.keySet()) {
            Optional<String> digest = Optional.ofNullable(then.get().get(file));
            boolean isSame = digest.equals(Optional.ofNullable(now.get(file)));
            compared.add(new Compared(
                    file,
                    isSame ? Outcome.SAME : Outcome.DIFFERS,
                    isSame ? OptionalLong.empty() : firstDifference(file, digest.orElse(""))));
        }
        return compared;
    }

    private static Optional<Map<String, String>> digests(Path folder, String controlDigest) throws IOException {
        return Control.read(folder, controlDigest).map(control -> {
            Map<String, String> digests = new TreeMap<>();
            control.lines().forEach(line -> digests.put(line.file(), line.sha256()));
            return digests;
        });
    }

    /** Lines of bytes: what the file says does not matter. Told only against the bytes that were published. */
    private OptionalLong firstDifference(String file, String publishedDigest) throws IOException {
        Path before = published.resolve(file);
        Path after = again.resolve(file);
        if (!Files.isRegularFile(before)
                || !Files.isRegularFile(after)
                || !Sha256.of(before).equals(publishedDigest)) {
            return OptionalLong.empty();
        }
        try (BufferedReader left = Files.newBufferedReader(before, StandardCharsets.ISO_8859_1);
                BufferedReader right = Files.newBufferedReader(after, StandardCharsets.ISO_8859_1)) {
            for (long number = 1; ; number++) {
                String line = left.readLine();
                String other = right.readLine();
                if (!Objects.equals(line, other)) {
                    return OptionalLong.of(number);
                }
                if (line == null) {
                    // They differ in how a line ends.
                    return OptionalLong.empty();
                }
            }
        }
    }
}
