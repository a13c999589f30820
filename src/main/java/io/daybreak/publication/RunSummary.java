package io.daybreak.publication;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.Figure;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.Tally;
import io.daybreak.reconciliation.Term;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code run.json} says: the run in short, for other programs. The only file of an attempt that carries times.
 *
 * @param businessDate the day that was closed
 * @param attempt number of the try at that day
 * @param outcome how it ended, one upper-case word, for example PUBLISHED or REFUSED
 * @param exitCode the command's exit code
 * @param program the program's version
 * @param startedAt when the run began
 * @param finishedAt when this summary was written, just before publishing
 * @param digests digests of what the attempt is bound to, by name: delivery, policy, templates, settings, program
 * @param baseline the attempt it was compared with, as date/attempt; empty on a first run
 * @param notes what the reader should know, a line each: files read by the slower path, columns ignored, policy keys not
 *     in force
 * @param problems why nothing is published; empty otherwise
 * @param settled what was counted; empty when it did not come to that
 * @param decisions what was decided; empty when it did not come to that
 * @param identities the identities; empty when it did not come to that
 * @param guards the checks over the whole run; empty when it did not come to that
 */
public record RunSummary(
        LocalDate businessDate,
        int attempt,
        String outcome,
        int exitCode,
        String program,
        Instant startedAt,
        Instant finishedAt,
        SortedMap<String, String> digests,
        Optional<String> baseline,
        List<String> notes,
        List<Problem> problems,
        Optional<Tally> settled,
        Optional<DecisionTally> decisions,
        List<Identity> identities,
        List<Guard> guards) {
    private static final JsonFactory JSON = new JsonFactory();

    public RunSummary {
        digests = new TreeMap<>(digests);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
        identities = List.copyOf(identities);
        guards = List.copyOf(guards);
    }

    /**
     * One reason why nothing is published.
     *
     * @param code stable code
     * @param place where: a file, with line and column where there is one
     * @param message what is wrong, without personal data
     * @param whatToDo what to do
     */
    public record Problem(String code, String place, String message, String whatToDo) {}

    void writeTo(Path file) throws IOException {
        try (FileChannel channel = PrivateFiles.createFile(file)) {
            OutputStream stream = Channels.newOutputStream(channel);
            try (JsonGenerator json = JSON.createGenerator(stream)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.useDefaultPrettyPrinter();
                write(json);
            }
            stream.write('\n');
            channel.force(true);
        }
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("business_date", businessDate.toString());
        json.writeNumberField("attempt", attempt);
        json.writeStringField("outcome", outcome);
        json.writeNumberField("exit_code", exitCode);
        json.writeStringField("program", program);
        json.writeStringField("started_at", startedAt.toString());
        json.writeStringField("finished_at", finishedAt.toString());
        json.writeObjectFieldStart("digests");
        for (Map.Entry<String, String> digest : digests.entrySet()) {
            json.writeStringField(digest.getKey(), digest.getValue());
        }
        json.writeEndObject();
        if (baseline.isPresent()) {
            json.writeStringField("baseline", baseline.get());
        }
        json.writeArrayFieldStart("notes");
        for (String note : notes) {
            json.writeString(note);
        }
        json.writeEndArray();
        problems(json);
        if (settled.isPresent()) {
            settled(json, settled.get());
        }
        if (decisions.isPresent()) {
            decisions(json, decisions.get());
        }
        identities(json);
        guards(json);
        json.writeEndObject();
    }

    private void problems(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeStringField("code", problem.code());
            json.writeStringField("place", problem.place());
            json.writeStringField("message", problem.message());
            json.writeStringField("what_to_do", problem.whatToDo());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void settled(JsonGenerator json, Tally tally) throws IOException {
        json.writeObjectFieldStart("counted");
        for (String currency : tally.currencies()) {
            json.writeObjectFieldStart(currency.isEmpty() ? "unknown" : currency);
            for (Term term : Term.values()) {
                figure(json, term.word(), tally.figure(term, currency));
            }
            json.writeObjectFieldStart("tiers");
            for (String tier : tally.tiers(currency)) {
                figure(json, tier, tally.figure(Term.CLOSING, currency, tier));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void decisions(JsonGenerator json, DecisionTally tally) throws IOException {
        json.writeObjectFieldStart("notices");
        for (String currency : tally.currencies()) {
            json.writeObjectFieldStart(currency);
            for (var level : tally.noticed(currency).entrySet()) {
                String name = level.getKey().level() + " " + level.getKey().channel();
                figure(json, name, level.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("suppressions");
        for (String currency : tally.currencies()) {
            json.writeObjectFieldStart(currency);
            for (var code : tally.suppressed(currency).entrySet()) {
                figure(json, code.getKey().name(), code.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void identities(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("identities");
        json.writeNumberField("checked", identities.size());
        json.writeArrayFieldStart("breaks");
        for (Identity identity : identities) {
            if (!identity.ties()) {
                json.writeStartObject();
                json.writeStringField("name", identity.name().word());
                json.writeStringField("currency", identity.currency());
                json.writeStringField("subject", identity.subject());
                figure(json, "left", identity.leftSum());
                figure(json, "right", identity.rightSum());
                figure(json, "difference", identity.difference());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void guards(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("guards");
        for (Guard guard : guards) {
            json.writeStartObject();
            json.writeStringField("name", guard.name().word());
            if (!guard.subject().isEmpty()) {
                json.writeStringField("subject", guard.subject());
            }
            number(json, "value", guard.value());
            number(json, "limit", guard.limit());
            number(json, "baseline", guard.baseline());
            json.writeBooleanField("tripped", guard.tripped());
            json.writeStringField("seen", guard.seen().sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, Optional<BigDecimal> number) throws IOException {
        if (number.isPresent()) {
            json.writeStringField(name, number.get().toPlainString());
        }
    }

    /** Nothing is written for nothing: a reader takes an absent figure for zero. */
    private static void figure(JsonGenerator json, String name, Figure figure) throws IOException {
        if (figure.sameAs(Figure.ZERO)) {
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", figure.count());
        json.writeStringField("amount", figure.amount().toPlainString());
        json.writeEndObject();
    }
}
