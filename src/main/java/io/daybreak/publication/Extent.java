package io.daybreak.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How much some files are.
 *
 * @param files how many
 * @param bytes how many bytes they hold
 */
public record Extent(long files, long bytes) {
    /** Nothing. */
    public static final Extent NONE = new Extent(0, 0);

    private static final long KILO = 1_000;

    /** Of every file under a folder; follows no link. */
    public static Extent of(Path folder) throws IOException {
        return of(PrivateFiles.tree(folder));
    }

    /** Of these files; folders count nothing. */
    static Extent of(List<Path> paths) throws IOException {
        Extent all = NONE;
        for (Path path : paths) {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                all = all.plus(new Extent(1, Files.isSymbolicLink(path) ? 0 : Files.size(path)));
            }
        }
        return all;
    }

    /** Both together. */
    public Extent plus(Extent other) {
        return new Extent(Math.addExact(files, other.files), Math.addExact(bytes, other.bytes));
    }

    /** The same in words, such as {@code 12 files, 3.4 MB}: a megabyte is a million bytes, cut after one decimal. */
    @Override
    public String toString() {
        return files + (files == 1 ? " file, " : " files, ") + size();
    }

    private String size() {
        if (bytes < KILO) {
            return bytes + " B";
        }
        long unit = KILO;
        int place = 0;
        while (bytes / unit >= KILO && place < 2) {
            unit *= KILO;
            place++;
        }
        long tenths = bytes / (unit / 10);
        return String.format(
                Locale.ROOT,
                "%d.%d %s",
                tenths / 10,
                tenths % 10,
                List.of("kB", "MB", "GB").get(place));
    }
}
