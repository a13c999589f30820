package io.daybreak.publication;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads what later nights need of a line that {@link EvidenceSheet} wrote. */
public final class EvidenceLine {
    private static final JsonFactory JSON = new JsonFactory();

    private EvidenceLine() {}

    /** The digest of the loan's schedule as it was that night; empty where the line has none. */
    public static Optional<String> scheduleDigest(String line) {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isWanted = json.currentName().equals("schedule_digest");
                JsonToken value = json.nextToken();
                if (isWanted) {
                    return value == JsonToken.VALUE_STRING ? Optional.of(json.getText()) : Optional.empty();
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("evidence cannot be read", e);
        }
    }
}
