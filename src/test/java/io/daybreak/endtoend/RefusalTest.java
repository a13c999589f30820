package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.SampleData;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reason to refuse a delivery, on the second night of a lender whose first was published: exit 4, the code, the
 * place and what to do on standard error and in {@code out/refused}, nothing published. Afterwards the right delivery
 * is published as if nothing had been.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
    private static final LocalDate BEFORE = SampleData.nights().get(0);
    private static final LocalDate NIGHT = SampleData.nights().get(1);
    private static final SampleData SAMPLE = SampleData.tell();

    private House house;
    private Path folder;
    private int attempts;

    /** How one delivery is wrong. */
    private record Spoilt(String code, String how, Spoiler spoiler) {
        @Override
        public String toString() {
            return code + ": " + how;
        }
    }

    /** Makes a right delivery wrong. */
    @FunctionalInterface
    private interface Spoiler {
        void spoil(DeliveryDraft draft, Path input) throws IOException;
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(files(), texts(), controls()).flatMap(List::stream);
    }

    private static List<Spoilt> files() {
        return List.of(
                new Spoilt("MISSING_FILE", "no folder", (draft, input) -> {}),
                new Spoilt(
                        "MISSING_FILE",
                        "no payments.csv",
                        (draft, input) -> write(draft.without(DeliveryDraft.PAYMENTS), input)),
                new Spoilt("MISSING_FILE", "a listed file is not there", (draft, input) -> {
                    write(draft, input);
                    Files.delete(input.resolve(DeliveryDraft.BORROWERS));
                }),
                new Spoilt(
                        "HOLDS_MISSING",
                        "the last run had one",
                        (draft, input) -> write(draft.without(DeliveryDraft.HOLDS), input)),
                new Spoilt("CONTROL_MISSING", "the policy requires one", (draft, input) -> {
                    write(draft, input);
                    Files.delete(input.resolve(DeliveryDraft.CONTROL));
                }));
    }

    private static List<Spoilt> texts() {
        return List.of(
                new Spoilt("WRONG_HEADER", "a required column is missing", (draft, input) -> {
                    List<String> columns = new ArrayList<>(draft.loans().columns());
                    columns.remove("currency");
                    write(draft.replace(draft.loans().arranged(columns)), input);
                }),
                new Spoilt(
                        "WRONG_HEADER",
                        "a column twice",
                        (draft, input) -> rewrite(draft, input, text -> text.replace("contract_ref", "product"))),
                new Spoilt("WRONG_HEADER", "an empty file", (draft, input) -> rewrite(draft, input, text -> "")),
                new Spoilt("NOT_UTF8", "another charset", (draft, input) -> {
                    write(draft, input);
                    resign(
                            input,
                            DeliveryDraft.LOANS,
                            text(input, DeliveryDraft.LOANS).getBytes(Charset.forName("GB18030")));
                }),
                new Spoilt(
                        "OPEN_QUOTE",
                        "never closed",
                        (draft, input) -> rewrite(draft, input, text -> text.replaceFirst("晨光", "\"晨光"))),
                new Spoilt(
                        "LINE_TOO_LONG",
                        "two mebibytes in a cell",
                        (draft, input) ->
                                rewrite(draft, input, text -> text.replaceFirst("C-00007", "x".repeat(2 << 20)))));
    }

    private static List<Spoilt> controls() {
        return List.of(
                control("CONTROL_ROWS_DIFFER", "rows", "300000"),
                control("CONTROL_AMOUNT_DIFFERS", "amount_total", "1.00"),
                control("CONTROL_SHA256_DIFFERS", "sha256", "0".repeat(64)),
                control("CONTROL_DATE_DIFFERS", "business_date", "2026-06-01"),
                control("CONTENT_NOT_FULL", "content", "DELTA"),
                control("CONTROL_UNREADABLE", "rows", "many"));
    }

    private static Spoilt control(String code, String column, String value) {
        return new Spoilt(code, column + " " + value, (draft, input) -> {
            write(draft, input);
            Table control = Table.read(input.resolve(DeliveryDraft.CONTROL));
            control.row(0).put(column, value);
            Files.write(input.resolve(DeliveryDraft.CONTROL), control.toBytes());
        });
    }

    @BeforeAll
    void theNightBeforeIsPublished(@TempDir Path temporary) {
        folder = temporary;
        house = House.in(folder);
        SAMPLE.delivery(BEFORE).writeTo(folder.resolve("before"), BEFORE);
        Night ran = house.run(BEFORE, folder.resolve("before"));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void isRefused(Spoilt spoilt) throws IOException {
        Path input = folder.resolve("spoilt-" + ++attempts);
        spoilt.spoiler().spoil(SAMPLE.delivery(NIGHT), input);
        Night ran = house.run(NIGHT, input);
        assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(4);
        assertThat(ran.err()).contains(spoilt.code(), "To do:").doesNotContain("Exception", "\tat ");
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
        assertThat(newestRefusal()).contains("\"" + spoilt.code() + "\"");
        assertThat(house.command("status").out())
                .as("status tells this refusal, not one before it")
                .contains(spoilt.code());
    }

    @AfterAll
    void theRightDeliveryIsPublished() {
        SAMPLE.delivery(NIGHT).writeTo(folder.resolve("right"), NIGHT);
        Night ran = house.run(NIGHT, folder.resolve("right"));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
    }

    private String newestRefusal() throws IOException {
        Path refused = house.output().resolve("refused").resolve(NIGHT.toString());
        try (Stream<Path> found = Files.list(refused)) {
            Path newest = found.max((one, other) -> Integer.compare(number(one), number(other)))
                    .orElseThrow();
            return Files.readString(newest.resolve("run.json"));
        }
    }

    private static int number(Path attempt) {
        return Integer.parseInt(attempt.getFileName().toString().substring("attempt-".length()));
    }

    private static void write(DeliveryDraft draft, Path input) {
        draft.writeTo(input, NIGHT);
    }

    /** Changes the text of loans.csv and lets the sender's control file know the new bytes. */
    private static void rewrite(DeliveryDraft draft, Path input, UnaryOperator<String> change) throws IOException {
        write(draft, input);
        resign(
                input,
                DeliveryDraft.LOANS,
                change.apply(text(input, DeliveryDraft.LOANS)).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Path input, String file) throws IOException {
        return Files.readString(input.resolve(file));
    }

    private static void resign(Path input, String file, byte[] bytes) throws IOException {
        Files.write(input.resolve(file), bytes);
        Table control = Table.read(input.resolve(DeliveryDraft.CONTROL));
        control.rows().stream()
                .filter(row -> row.cell("file").equals(file))
                .forEach(row -> row.put("sha256", DeliveryDraft.sha256Of(bytes)));
        Files.write(input.resolve(DeliveryDraft.CONTROL), control.toBytes());
    }
}
