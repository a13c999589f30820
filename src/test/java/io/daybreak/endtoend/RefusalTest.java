package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A delivery that cannot be trusted as a whole is refused: exit 4, one clear message, a report, nothing published. */
class RefusalTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 28);
    private static final Path SAMPLE = Path.of("sample-data", "2026-06-28");

    /** What is done to a good delivery, by name. */
    private static final Map<String, Damage> DAMAGES = Map.ofEntries(
            Map.entry("loans.csv is missing", folder -> Files.delete(folder.resolve("loans.csv"))),
            Map.entry("control.csv is missing", folder -> Files.delete(folder.resolve("control.csv"))),
            Map.entry(
                    "a required column is missing",
                    edit("payments.csv", text -> text.replaceFirst("value_date", "valuedate"))),
            Map.entry(
                    "payments.csv is cut in half", edit("payments.csv", text -> text.substring(0, text.length() / 2))),
            Map.entry(
                    "a row too few",
                    edit("payments.csv", text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1))),
            Map.entry("made for another date", edit("control.csv", text -> text.replace("2026-06-28", "2026-06-27"))),
            Map.entry("a delta", edit("control.csv", text -> text.replace("FULL", "DELTA"))),
            Map.entry("a quote that is never closed", edit("loans.csv", text -> text + "\"L99999,B1\n")),
            Map.entry("bytes that are no text", RefusalTest::notText));

    /** Damages a copy of the delivery. */
    @FunctionalInterface
    private interface Damage {
        void to(Path folder) throws IOException;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "loans.csv is missing, MISSING_FILE",
        "control.csv is missing, CONTROL_MISSING",
        "a required column is missing, WRONG_HEADER",
        "payments.csv is cut in half, CONTROL_",
        "a row too few, CONTROL_",
        "made for another date, CONTROL_DATE_DIFFERS",
        "a delta, CONTENT_NOT_FULL",
        "a quote that is never closed, OPEN_QUOTE",
        "bytes that are no text, NOT_UTF8",
    })
    void isRefused(String damage, String code, @TempDir Path folder) throws IOException {
        Path delivery = copy(folder.resolve("delivery"));
        Damage done = DAMAGES.get(damage);
        assertThat(done).as("a damage called " + damage).isNotNull();
        done.to(delivery);
        House house = House.in(folder);

        Night night = house.run(NIGHT, delivery);

        assertThat(night.exitCode()).as(night.toString()).isEqualTo(4);
        assertThat(night.err()).contains(code).contains("To do:").doesNotContain("\tat ");
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
        assertThat(Files.readString(house.refused(NIGHT, 1).resolve("run.json")))
                .contains(code);
        assertThat(house.run(NIGHT, SAMPLE).exitCode()).as("the good delivery").isZero();
    }

    @Test
    void holdsThatWereThereAndAreGone(@TempDir Path folder) throws IOException {
        House house = House.in(folder);
        assertThat(house.run(NIGHT, SAMPLE).exitCode()).isZero();
        LocalDate next = NIGHT.plusDays(1);
        Path delivery = folder.resolve("next");
        copyAll(Path.of("sample-data", next.toString()), delivery);
        Files.delete(delivery.resolve("holds.csv"));
        edit("control.csv", text -> text.replaceAll("holds\\.csv,[^\n]*\n", "")).to(delivery);

        Night night = house.run(next, delivery);

        assertThat(night.exitCode()).as(night.toString()).isEqualTo(4);
        assertThat(night.err()).contains("HOLDS_MISSING");
    }

    @Test
    void aPolicyThatChangedSinceTheLastNightIsNotPublishedByItself(@TempDir Path folder) throws IOException {
        House house = House.in(folder);
        assertThat(house.run(NIGHT, SAMPLE).exitCode()).isZero();
        String policy = Files.readString(Path.of("jobs", "policies", "cn-2023-consumer.yaml"));
        Path edited = house.file("edited.yaml", policy + "\n# edited\n");

        LocalDate next = NIGHT.plusDays(1);
        Night night = house.policy(edited).run(next, Path.of("sample-data", next.toString()));

        assertThat(night.exitCode()).as(night.toString()).isEqualTo(4);
        assertThat(night.err()).contains("POLICY_CHANGED");
        assertThat(house.output().resolve(next.toString())).doesNotExist();
    }

    private static Damage edit(String file, Function<String, String> edit) {
        return folder -> {
            Path path = folder.resolve(file);
            Files.writeString(path, edit.apply(Files.readString(path)));
        };
    }

    private static void notText(Path folder) throws IOException {
        Path path = folder.resolve("loans.csv");
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] = (byte) 0xFF;
        Files.write(path, bytes);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("\u00ff");
    }

    private static Path copy(Path to) throws IOException {
        copyAll(SAMPLE, to);
        return to;
    }

    private static void copyAll(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
