package io.daybreak.publication;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code .progress.json} in the output folder: how far a run is, for {@code status} while the run has the store.
 *
 * @param file where it lies
 */
public record ProgressFile(Path file) {
    private static final JsonFactory JSON = new JsonFactory();

    /** The progress file of an output folder. */
    public static ProgressFile of(OutputFolder output) {
        return new ProgressFile(output.root().resolve(".progress.json"));
    }

    /**
     * How far a run is.
     *
     * @param businessDate the day being closed
     * @param attempt number of the try
     * @param phase what is being done
     * @param loansDone loans done in this phase
     * @param loansExpected loans it will go through; 0 when unknown
     * @param startedAt when the run began
     * @param writtenAt when this was written
     */
    public record Progress(
            LocalDate businessDate,
            int attempt,
            String phase,
            long loansDone,
            long loansExpected,
            Instant startedAt,
            Instant writtenAt) {}

    /** Replaces the file; a reader sees the old or the new one, whole. */
    public void write(Progress progress) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("business_date", progress.businessDate().toString());
            json.writeNumberField("attempt", progress.attempt());
            json.writeStringField("phase", progress.phase());
            json.writeNumberField("loans_done", progress.loansDone());
            json.writeNumberField("loans_expected", progress.loansExpected());
            json.writeStringField("started_at", progress.startedAt().toString());
            json.writeStringField("written_at", progress.writtenAt().toString());
            json.writeEndObject();
        }
        OutputFolder.replace(file, bytes.toByteArray());
    }

    /** What the file says; empty when no run is under way. */
    public Optional<Progress> read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(Files.readString(file))) {
            while (json.nextToken() != null) {
                if (json.currentToken().isScalarValue()) {
                    values.put(json.currentName(), json.getText());
                }
            }
        }
        return Optional.of(new Progress(
                LocalDate.parse(value(values, "business_date")),
                Integer.parseInt(value(values, "attempt")),
                value(values, "phase"),
                Long.parseLong(value(values, "loans_done")),
                Long.parseLong(value(values, "loans_expected")),
                Instant.parse(value(values, "started_at")),
                Instant.parse(value(values, "written_at"))));
    }

    private String value(Map<String, String> values, String name) throws IOException {
        String value = values.get(name);
        if (value == null) {
            throw new IOException(file + " has no " + name);
        }
        return value;
    }

    /** Removes the file at the end of a run. */
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
