package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * What people wrote into names, references and ids does nothing where it is shown, what is personal stands only where it
 * must, and nobody but the owner reads any of it.
 */
class NothingLeaksTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 28);
    private static final LocalDate NEXT = LocalDate.of(2026, 6, 29);
    private static final LocalDate HELD_NIGHT = LocalDate.of(2026, 7, 1);
    private static final String TAG = "<img src=x onerror=alert(1)>";
    private static final String FORMULA = "=HYPERLINK(\"http://example.com/\"&A1)";

    @TempDir
    private Path folder;

    /** Published, settled again, held, refused, explained, answered, purged: every kind of file there is. */
    @Test
    void everyFileIsItsOwnersAlone() throws IOException {
        House house = House.in(folder.resolve("house"));
        for (LocalDate night : List.of(NIGHT, NEXT, LocalDate.of(2026, 6, 30))) {
            done(house.run(night, delivery(night)));
        }
        assertThat(house.run(HELD_NIGHT, delivery(HELD_NIGHT)).exitCode()).isEqualTo(5);
        done(house.rerun(NIGHT, NEXT, delivery(NEXT)));
        Path refused = Files.createDirectory(folder.resolve("refused"));
        assertThat(house.run(HELD_NIGHT.plusDays(1), refused).exitCode()).isEqualTo(4);
        assertThat(house.runInOwnProcess(HELD_NIGHT, delivery(NEXT), "").exitCode())
                .isEqualTo(4);
        done(house.command(
                "explain",
                "L00004",
                "--date",
                NIGHT.toString(),
                "--html",
                house.output().resolve("page.html").toString(),
                "--input",
                "sample-data/{date}"));
        done(house.command("verify", "sample-data/complaints.csv", "--input", "sample-data/{date}"));
        assertThat(house.output())
                .isDirectoryContaining(path -> path.getFileName().toString().startsWith("rerun-"));

        List<String> open = new ArrayList<>();
        for (Path place : List.of(house.store(), house.output())) {
            try (Stream<Path> paths = Files.walk(place)) {
                for (Path path : paths.filter(one -> !Files.isSymbolicLink(one)).toList()) {
                    String mode = PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
                    if (!mode.equals(Files.isDirectory(path) ? "rwx------" : "rw-------")) {
                        open.add(mode + " " + folder.relativize(path));
                    }
                }
            }
        }
        assertThat(open).isEmpty();
    }

    /** The log at its most talkative, of everything that runs; and what goes to the terminal. */
    @Test
    void logsAndTerminalNameNobody() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.daybreak");
        Level before = root.getLevel();
        Level oursBefore = ours.getLevel();
        House house = House.in(folder.resolve("house"));
        StringBuilder said = new StringBuilder();
        try {
            root.setLevel(Level.DEBUG);
            ours.setLevel(Level.TRACE);
            for (LocalDate night : List.of(NIGHT, NEXT, LocalDate.of(2026, 6, 30), HELD_NIGHT)) {
                Night ran = house.run(night, delivery(night));
                said.append(ran.out()).append(ran.err());
            }
            Night released = house.command("release", "--date", HELD_NIGHT.toString(), "--by", "Li", "--reason", "x");
            said.append(released.out()).append(released.err());
        } finally {
            root.setLevel(before);
            ours.setLevel(oursBefore);
        }
        String log = String.join("\n", Tree.all(house.output().resolve(".log")).values());
        assertThat(log).contains("DEBUG");
        Set<String> personal = personal();
        assertThat(personal).hasSizeGreaterThan(400);
        assertThat(personal.stream().filter(log::contains)).as("in the log").isEmpty();
        assertThat(personal.stream().filter(said.toString()::contains))
                .as("on the terminal")
                .isEmpty();
        String rejects = Stream.of(NIGHT, NEXT)
                .map(night -> Tree.all(house.published(night)).get("rejects.csv"))
                .collect(Collectors.joining());
        assertThat(personal.stream().filter(rejects::contains))
                .as("in rejects.csv")
                .isEmpty();
    }

    private static Set<String> personal() {
        Set<String> personal = new TreeSet<>();
        for (LocalDate night : List.of(NIGHT, NEXT, LocalDate.of(2026, 6, 30), HELD_NIGHT)) {
            for (Table.Row row :
                    Table.read(delivery(night).resolve("borrowers.csv")).rows()) {
                for (String column : List.of("name", "phone", "email", "address")) {
                    personal.add(row.cell(column));
                }
            }
            Table.read(delivery(night).resolve("payments.csv"))
                    .rows()
                    .forEach(row -> personal.add(row.cell("payer_name")));
        }
        // A single letter stands in every log.
        personal.removeIf(text -> text.length() < 2);
        return personal;
    }

    @Test
    void whatStandsInADeliveryDoesNothingWhereItIsShown() throws IOException {
        DeliveryDraft draft = DeliveryDraft.read(delivery(NIGHT));
        String loan = "../../L00004" + TAG;
        String other = "=1+cmd|' /C calc'!A1";
        for (Table table : List.of(draft.loans(), draft.installments(), draft.payments(), draft.holds())) {
            String column = table.file().equals("holds.csv") ? "subject_id" : "loan_id";
            table.rows().stream()
                    .filter(row -> row.cell(column).equals("L00004"))
                    .forEach(row -> row.put(column, loan));
            table.rows().stream()
                    .filter(row -> row.cell(column).equals("L00006"))
                    .forEach(row -> row.put(column, other));
        }
        int number = 0;
        for (Table.Row row : draft.loans().rows()) {
            String text = number++ % 2 == 0 ? TAG : FORMULA;
            row.put("product_name", text).put("contract_ref", text + number);
        }
        for (Table.Row row : draft.borrowers().rows()) {
            String text = number++ % 2 == 0 ? TAG : FORMULA;
            row.put("name", text).put("address", text);
        }
        for (Table.Row row : draft.payments().rows()) {
            String text = number++ % 2 == 0 ? TAG : FORMULA;
            row.put("payer_name", text).put("reference", text).put("channel", text);
        }
        Path input = folder.resolve("in");
        draft.sorted().writeTo(input, NIGHT);
        House house = House.in(folder.resolve("house"));

        Night ran = house.run(NIGHT, input);

        assertThat(ran.exitCode()).as(ran.toString()).isIn(0, 5);
        Path files = ran.exitCode() == 0 ? house.published(NIGHT) : house.held(NIGHT, 1);
        done(house.command(
                "explain",
                loan,
                "--date",
                NIGHT.toString(),
                "--html",
                folder.resolve("page.html").toString(),
                "--input",
                input.toString()));
        Path complaints = house.file(
                "complaints.csv",
                "complaint_id,loan_id,text\n" + quoted(loan) + "," + quoted(loan) + "," + quoted(FORMULA) + "\n");
        done(house.command(
                "verify",
                complaints.toString(),
                "--to",
                folder.resolve("house/answers").toString(),
                "--input",
                input.toString()));
        for (Path page :
                pages(List.of(folder.resolve("page.html"), files.toRealPath(), folder.resolve("house/answers")))) {
            assertThat(Files.readString(page)).as(page.toString()).doesNotContain("<img", "http://example.com/\"&A1<");
        }
        for (String name : List.of("collections.csv", "collections_removed.csv", "rejects.csv", "unmatched.csv")) {
            Table.read(files.resolve(name)).rows().stream()
                    .flatMap(row -> row.cells().stream())
                    .forEach(cell -> assertThat(cell).as(name).doesNotContainPattern("^[=@\\t\\r]|^[+-](?![0-9.]+$)"));
        }
        assertThat(Tree.all(folder).keySet()).allMatch(name -> !name.contains("<") && !name.contains(".."));
    }

    private static String start(String text) {
        return text.substring(0, Math.min(20, text.length()));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static List<Path> pages(List<Path> places) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path place : places) {
            try (Stream<Path> paths = Files.walk(place)) {
                paths.filter(path -> path.toString().endsWith(".html")).forEach(pages::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(2);
        return pages;
    }

    /** What an operator writes is kept for good, and shown on terminals. */
    @Test
    void anOperatorsWordsCannotSteerATerminal() {
        House house = House.in(folder.resolve("house"));
        Night refused =
                house.command("discard", "--date", NIGHT.toString(), "--by", "Li\u001b[2J", "--reason", "looked at");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("control characters").doesNotContain("\u001b");
    }

    /** Small files that would grow without end, or make objects: each is a problem of the file, soon told. */
    @Test
    void aFilePeopleWriteIsOnlyEverText() {
        House house = House.in(folder.resolve("house"));
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int level = 1; level < 60; level++) {
            laughs.append("a" + level + ": &a" + level + " [" + ("*a" + (level - 1) + ",").repeat(9) + "]\n");
        }
        for (String text : List.of(
                laughs.toString(),
                "name: " + "[".repeat(200_000),
                "? ".repeat(50_000),
                "- ".repeat(50_000) + "x",
                "name: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://example.com\"]]\n",
                "name: p\nname: q\n",
                "<<: {name: p}\n",
                "name: " + "x".repeat(2 << 20))) {
            Path file = house.file("bomb.yaml", text);
            Night policy = house.command("policy", "lint", file.toString());
            assertThat(policy.exitCode()).as(start(text) + policy).isEqualTo(2);
            assertThat(policy.err()).doesNotContain("Exception", "\tat ");
            Night settings = House.in(folder.resolve("house")).settings(file).command("status");
            assertThat(settings.exitCode()).as(start(text) + settings).isEqualTo(2);
            assertThat(settings.err()).doesNotContain("Exception", "\tat ");
        }
    }

    /** Wherever somebody writes a password, it is not said again. */
    @Test
    void aPasswordIsNeverSaidAgain() throws IOException {
        for (String url : List.of(
                "jdbc:postgresql://lena:s3cret@localhost:1/daybreak",
                "jdbc:postgresql://localhost:1/daybreak?user=lena&password=s3cret",
                "jdbc:postgresql://localhost:1/daybreak?user=lena&%70assword=s3cret",
                "jdbc:postgresql://localhost:1/daybreak?sslpassword=s3cret",
                "jdbc:mysql://lena:s3cret@localhost/daybreak")) {
            House house = House.on(url, Files.createTempDirectory(folder, "house"));
            for (Night ran : List.of(house.run(NIGHT, delivery(NIGHT)), house.command("status"))) {
                assertThat(ran.exitCode()).as(url + ran).isEqualTo(2);
                assertThat(ran.out() + ran.err()).as(url).doesNotContain("s3cret");
            }
            assertThat(house.output()).doesNotExist();
        }
    }

    private static Path delivery(LocalDate night) {
        return Path.of("sample-data", night.toString());
    }
}
