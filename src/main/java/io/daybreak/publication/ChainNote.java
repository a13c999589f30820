package io.daybreak.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which link of the chain of published runs an attempt is, as its {@code run.json} says under {@code chain}: where an
 * auditor finds it, outside of the store.
 *
 * @param values by name, as text
 */
public record ChainNote(Map<String, String> values) {
    private static final String FIELD = "chain";
    private static final ObjectMapper JSON = new ObjectMapper();

    public ChainNote {
        values = Map.copyOf(values);
    }

    /** Writes it into the {@code run.json} of a staged attempt, at once, in the place of one that is there. */
    public void writeInto(Path folder) throws IOException {
        Path file = folder.resolve(OutputFile.RUN.path());
        ObjectNode run = (ObjectNode) JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
        ObjectNode chain = run.putObject(FIELD);
        new TreeMap<>(values).forEach(chain::put);
        byte[] bytes = (JSON.writer(new DefaultPrettyPrinter()).writeValueAsString(run) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        OutputFolder.replace(file, bytes);
    }

    /** Reads it; empty when {@code run.json} says nothing of the chain or is no JSON; without the file, a failure. */
    public static Optional<ChainNote> read(Path folder) throws IOException {
        String text = Files.readString(folder.resolve(OutputFile.RUN.path()), StandardCharsets.UTF_8);
        try {
            JsonNode chain = JSON.readTree(text).path(FIELD);
            if (!chain.isObject()) {
                return Optional.empty();
            }
            Map<String, String> values = new TreeMap<>();
            chain.properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
            return Optional.of(new ChainNote(values));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
