package io.daybreak.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files under a folder as texts by path: what two runs are compared by. */
final class Tree {
    private Tree() {}

    /** Every business file: all but {@code run.json}, which carries times. */
    static Map<String, String> business(Path folder) {
        Map<String, String> files = all(folder);
        files.keySet().removeIf(name -> name.equals("run.json"));
        return files;
    }

    /** Every regular file; links are not followed below the folder itself. */
    static Map<String, String> all(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try {
            Path real = folder.toRealPath();
            try (Stream<Path> paths = Files.walk(real)) {
                for (Path path : paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    String name = real.relativize(path).toString().replace('\\', '/');
                    files.put(name, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
