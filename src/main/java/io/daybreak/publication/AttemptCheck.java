package io.daybreak.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares the files of an attempt with what was published: every byte of them. */
public final class AttemptCheck {
    private AttemptCheck() {}

    /**
     * What differs, one line for each file; empty when nothing does.
     *
     * @param folder of the attempt
     * @param controlDigest sha256 of its {@code control.csv} as it was published
     */
    public static List<String> differences(Path folder, String controlDigest) throws IOException {
        return differences(folder, controlDigest, file -> true);
    }

    /**
     * The same for an attempt that was kept long enough and of which only what was sent must still lie there; whatever
     * else does is compared too.
     */
    public static List<String> differencesOfRemoved(Path folder, String controlDigest) throws IOException {
        return differences(folder, controlDigest, ReplacedAttempt::stays);
    }

    private static List<String> differences(Path folder, String controlDigest, Predicate<String> mustBeThere)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of(folder + " is not there.");
        }
        List<String> differences = new ArrayList<>();
        if (!Files.isRegularFile(folder.resolve(OutputFile.RUN.path()))) {
            differences.add(folder.resolve(OutputFile.RUN.path()) + " is not there.");
        }
        Optional<Control> control = Control.read(folder, controlDigest);
        if (control.isEmpty()) {
            Path file = folder.resolve(OutputFile.CONTROL.path());
            differences.add(
                    Files.exists(file)
                            ? file + " is not the one that was published: its sha256 is " + Sha256.of(file) + ", not "
                                    + controlDigest + "."
                            : file + " is not there.");
            return differences;
        }
        for (Control.Line line : control.get().lines()) {
            Path file = folder.resolve(line.file());
            if (!Files.isRegularFile(file)) {
                if (mustBeThere.test(line.file())) {
                    differences.add(file + " is not there.");
                }
            } else if (!Sha256.of(file).equals(line.sha256())) {
                differences.add(file + " is not the one that was published: its sha256 is " + Sha256.of(file) + ", not "
                        + line.sha256() + ".");
            }
        }
        for (String extra : extras(folder, control.get())) {
            differences.add(folder.resolve(extra) + " was not published: control.csv does not name it.");
        }
        return differences;
    }

    private static Set<String> extras(Path folder, Control control) throws IOException {
        Set<String> named = control.lines().stream().map(Control.Line::file).collect(Collectors.toSet());
        Set<String> extras = new TreeSet<>();
        for (Path path : PrivateFiles.tree(folder)) {
            String name = folder.relativize(path).toString();
            boolean known = named.contains(name)
                    || name.equals(OutputFile.CONTROL.path())
                    || name.equals(OutputFile.RUN.path())
                    || Files.isDirectory(path);
            if (!known) {
                extras.add(name);
            }
        }
        return extras;
    }
}
