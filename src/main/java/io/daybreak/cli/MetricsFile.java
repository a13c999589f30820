package io.daybreak.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybreak.job.NightExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures of the last run for Prometheus, as a file that the node exporter's textfile collector reads. It is replaced as
 * a whole. What the last published night said stays in it while later nights are held, refused or fail. It is the one
 * file that others than its owner may read, and holds no personal data.
 *
 * @param file where it lies; its name should end in {@code .prom}
 */
record MetricsFile(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Names of what belongs to the last published night. */
    private static final List<String> OF_SUCCESS = List.of(
            "daybreak_last_success_timestamp_seconds",
            "daybreak_last_success_business_date_timestamp_seconds",
            "daybreak_last_success_duration_seconds",
            "daybreak_loans",
            "daybreak_notices",
            "daybreak_suppressions");

    /**
     * Replaces the file.
     *
     * @param exit how the run ended
     * @param folder where its {@code run.json} lies; empty when it left none
     * @param now when it ended
     */
    void write(NightExit exit, Optional<Path> folder, Instant now) throws IOException {
        Optional<JsonNode> run = summary(folder);
        StringBuilder text = new StringBuilder();
        metric(text, "daybreak_last_run_timestamp_seconds", "When the last run ended.", now.getEpochSecond());
        metric(text, "daybreak_last_run_exit_code", "Its exit code.", exit.code());
        metric(text, "daybreak_held", "1 while the last run waits for release.", exit == NightExit.HELD ? 1 : 0);
        metric(
                text,
                "daybreak_breaks",
                "Identities of the last run that did not tie.",
                run.map(json -> json.path("identities").path("breaks").size()).orElse(0));
        boolean published = exit == NightExit.PUBLISHED || exit == NightExit.ALREADY_PUBLISHED;
        if (published && run.isPresent()) {
            success(text, run.get());
        } else {
            kept(text);
        }
        replace(text.toString());
    }

    private static Optional<JsonNode> summary(Optional<Path> folder) throws IOException {
        Optional<Path> summary = folder.map(path -> path.resolve("run.json")).filter(Files::isRegularFile);
        return summary.isPresent() ? Optional.of(JSON.readTree(Files.readString(summary.get()))) : Optional.empty();
    }

    private static void success(StringBuilder text, JsonNode run) {
        Instant began = Instant.parse(run.path("started_at").asText());
        Instant ended = Instant.parse(run.path("finished_at").asText());
        LocalDate date = LocalDate.parse(run.path("business_date").asText());
        metric(
                text,
                "daybreak_last_success_timestamp_seconds",
                "When a night was last published.",
                ended.getEpochSecond());
        metric(
                text,
                "daybreak_last_success_business_date_timestamp_seconds",
                "Its business date, at midnight UTC.",
                date.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        metric(
                text,
                "daybreak_last_success_duration_seconds",
                "How long it took.",
                Duration.between(began, ended).toSeconds());
        head(text, "daybreak_loans", "Loans of the last published night by tier.");
        each(
                run.path("counted"),
                (currency, counted) -> each(
                        counted.path("tiers"),
                        (tier, figure) -> sample(
                                text,
                                "daybreak_loans",
                                label("currency", currency) + "," + label("tier", tier),
                                figure)));
        head(text, "daybreak_notices", "Notices of the last published night.");
        each(
                run.path("notices"),
                (currency, levels) -> each(levels, (name, figure) -> {
                    int space = name.indexOf(' ');
                    sample(
                            text,
                            "daybreak_notices",
                            label("currency", currency) + "," + label("level", name.substring(0, Math.max(0, space)))
                                    + "," + label("channel", name.substring(space + 1)),
                            figure);
                }));
        head(text, "daybreak_suppressions", "Past-due loans of the last published night without a notice.");
        each(
                run.path("suppressions"),
                (currency, codes) -> each(
                        codes,
                        (code, figure) -> sample(
                                text,
                                "daybreak_suppressions",
                                label("currency", currency) + "," + label("reason", code),
                                figure)));
    }

    /** What the file says of the last published night stays, line by line. */
    private void kept(StringBuilder text) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        for (String line : Files.readAllLines(file)) {
            String rest = line.replaceFirst("^# (HELP|TYPE) ", "");
            String name = rest.split("[ {]", 2)[0];
            if (OF_SUCCESS.contains(name)) {
                text.append(line).append('\n');
            }
        }
    }

    /** Takes what stands under a name. */
    @FunctionalInterface
    private interface Named {
        void take(String name, JsonNode value);
    }

    private static void each(JsonNode parent, Named named) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = parent.properties().iterator(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            named.take(field.getKey(), field.getValue());
        }
    }

    private static void metric(StringBuilder text, String name, String help, long value) {
        head(text, name, help);
        text.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private static void sample(StringBuilder text, String name, String labels, JsonNode figure) {
        text.append(name)
                .append('{')
                .append(labels)
                .append("} ")
                .append(figure.path("count").asLong())
                .append('\n');
    }

    private static String label(String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return name + "=\"" + escaped + "\"";
    }

    private void replace(String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            createFolders(folder);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        letOthersRead(fresh, "rw-r--r--");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes a folder and those above it; those that are there are left as they are. */
    private static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            createFolders(parent);
        }
        Files.createDirectory(folder);
        letOthersRead(folder, "rwxr-xr-x");
    }

    /** The launcher lets nobody but the owner read what is made: this is the one file that is for somebody else. */
    private static void letOthersRead(Path path, String mode) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }
}
