package io.daybreak.cli;

import io.daybreak.notice.TemplateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The message templates of a folder: every {@code .txt} file in it is one, and its name says which.
 *
 * @param texts text by key
 */
record TemplateFolder(Map<TemplateKey, String> texts) {
    TemplateFolder {
        texts = Map.copyOf(texts);
    }

    /**
     * Reads a folder. Other files, such as a note to the next person, are left alone.
     *
     * @param problems what is wrong goes here, one line each
     */
    static TemplateFolder read(Path folder, Machine machine, List<String> problems) {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isRegularFile)
                    .filter(file -> name(file).endsWith(".txt"))
                    .forEach(file -> files.put(name(file), file));
        } catch (IOException failure) {
            problems.add(machine.shown(folder) + ": this folder of templates cannot be read ("
                    + failure.getClass().getSimpleName() + "); check settings: templates");
            return new TemplateFolder(Map.of());
        }
        Map<TemplateKey, String> texts = new HashMap<>();
        files.forEach((name, file) -> {
            Optional<TemplateKey> key = TemplateKey.parse(name);
            if (key.isEmpty()) {
                problems.add(machine.shown(file) + ": a template's file is named <name>.<channel>.<language>.txt,"
                        + " such as reminder.sms.en.txt; rename it or move it out of the folder");
                return;
            }
            TextReading reading = TextReading.of(file);
            if (reading instanceof TextReading.Text read) {
                texts.put(key.get(), read.text());
            } else {
                problems.add(machine.shown(file) + ": " + ((TextReading.Unreadable) reading).problem());
            }
        });
        return new TemplateFolder(texts);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
