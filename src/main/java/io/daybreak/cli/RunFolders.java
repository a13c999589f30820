package io.daybreak.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs that an output folder tells of by itself, in the {@code run.json} of every attempt: what {@code status}
 * knows while another process has the store.
 *
 * @param output the output folder
 */
record RunFolders(Path output) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The runs that began last, newest first. */
    List<RunLine> recent(int count) throws IOException {
        List<RunLine> lines = new ArrayList<>();
        for (Path file : summaries()) {
            lines.add(line(file));
        }
        return lines.stream()
                .sorted(Comparator.comparing(RunLine::startedAt).reversed())
                .limit(count)
                .toList();
    }

    private List<Path> summaries() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path parent : List.of(output, output.resolve("refused"), output.resolve("held"))) {
            for (Path day : folders(parent, "[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                for (Path attempt : folders(day, "attempt-[0-9]+")) {
                    Path summary = attempt.resolve("run.json");
                    if (Files.isRegularFile(summary)) {
                        files.add(summary);
                    }
                }
            }
        }
        return files;
    }

    private static List<Path> folders(Path parent, String name) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> String.valueOf(entry.getFileName()).matches(name))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    /** One that is not as a run wrote it must not keep the others from being seen: its folder still tells which it is. */
    private static RunLine line(Path file) throws IOException {
        try {
            return line(JSON.readTree(Files.readString(file)));
        } catch (JsonProcessingException | CharacterCodingException | DateTimeException damaged) {
            Path attempt = file.resolveSibling("").toAbsolutePath().normalize();
            return new RunLine(
                    LocalDate.parse(String.valueOf(
                            attempt.resolveSibling("").normalize().getFileName())),
                    Integer.parseInt(String.valueOf(attempt.getFileName()).substring("attempt-".length())),
                    "not known",
                    Files.getLastModifiedTime(file).toInstant(),
                    Optional.empty(),
                    file + " is not as a run wrote it; status --verify says what else is not",
                    List.of());
        }
    }

    private static RunLine line(JsonNode run) {
        List<String> messages = new ArrayList<>();
        run.path("problems")
                .forEach(problem -> messages.add(problem.path("message").asText()));
        boolean held = run.path("outcome").asText().equals("HELD");
        return new RunLine(
                LocalDate.parse(run.path("business_date").asText()),
                run.path("attempt").asInt(),
                run.path("outcome").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                Instant.parse(run.path("started_at").asText()),
                Optional.of(Instant.parse(run.path("finished_at").asText())),
                held || messages.isEmpty() ? "" : messages.get(0),
                held ? messages : List.of());
    }
}
