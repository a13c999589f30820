package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.Term;
import io.daybreak.sample.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every identity broken on purpose: a night is stopped between two of its steps, one figure that it kept is put out by
 * one, and the same command goes on. It must see that the night does not tie, say which identity, and publish nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenIdentityTest {
    private static final Path DELIVERIES = Path.of("sample-data").toAbsolutePath();
    private static final LocalDate BEFORE = SampleData.nights().get(0);
    private static final LocalDate NIGHT = SampleData.nights().get(1);
    private static final String CURRENCY = "currency\tCNY";
    private static final String FIRST = " where ordinal = (select min(ordinal) from run_partition"
            + " where run_id = (select max(run_id) from run)) and run_id = (select max(run_id) from run)";

    private Path settled;

    @BeforeAll
    void aNightThatStoppedHalfway(@TempDir Path folder) throws IOException {
        settled = Files.createDirectory(folder.resolve("settled"));
        House house = House.in(settled);
        Night first = house.run(BEFORE, delivery(BEFORE));
        assertThat(first.exitCode()).as(first.toString()).isZero();
        Night stopped = house.runInOwnProcess(NIGHT, delivery(NIGHT), "before-decide");
        assertThat(stopped.exitCode()).as(stopped.toString()).isEqualTo(Night.KILLED);
    }

    @Test
    void theSameNightTiesWhenNothingIsPutOut(@TempDir Path folder) throws IOException {
        Path lab = folder.resolve("lab");
        copy(settled, lab);
        Night ran = House.in(lab).run(NIGHT, delivery(NIGHT));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "LOANS, LOANS_NOT_YET_DISBURSED",
        "LOANS, LOANS_NOT_CLASSIFIED",
        "PAYMENTS, PAYMENTS_VOID",
        "PAYMENTS, PAYMENTS_PENDING",
        "CREDITS, CREDIT_LEFT",
        "CREDITS, WAIVED",
        "DUES, NOT_YET_OVERDUE",
        "DUES, CHARGED_BACK",
        "TIERS, CLOSING",
        "TIERS, MOVED_OUT",
        "DECISIONS, PAST_DUE",
        "WORKLIST, LEFT_OUT_NOT_PAST_DUE",
        "BASELINE, BASELINE_READ",
        "DELIVERY, PAYMENTS_READ"
    })
    void aFigureThatIsOutByOneBreaksItsIdentity(Identity.Name identity, Term term, @TempDir Path folder)
            throws Exception {
        Path lab = folder.resolve("lab");
        copy(settled, lab);
        putOut(House.in(lab), term);
        assertBroken(House.in(lab), identity);
    }

    @Test
    void aCentChangedInAFileIsSeenWhenItIsReadBack(@TempDir Path folder) throws Exception {
        Path lab = folder.resolve("lab");
        copy(settled, lab);
        Path part = part(House.in(lab), NIGHT + ".classification.csv");
        String text = Files.readString(part);
        Files.writeString(part, text.replaceFirst("000\\.00", "000.01"));
        assertThat(part).content().isNotEqualTo(text);
        assertBroken(House.in(lab), Identity.Name.READ_BACK);
    }

    private static void assertBroken(House house, Identity.Name identity) throws IOException {
        Night ran = house.run(NIGHT, delivery(NIGHT));
        assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(3);
        assertThat(ran.err()).contains("  " + identity.word(), "DOES_NOT_TIE").doesNotContain("\tat ");
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
        Path report = house.refused(NIGHT, 1);
        assertThat(Files.readString(report.resolve("run.json")))
                .contains("\"BROKEN\"", "\"exit_code\" : 3", identity.word());
        assertThat(report.resolve("reconciliation.csv")).isNotEmptyFile();
        assertThat(report.resolve("rejects.csv")).isNotEmptyFile();
        assertThat(report.resolve("notices")).doesNotExist();
        assertThat(house.run(NIGHT, delivery(NIGHT)).exitCode())
                .as("the same inputs again")
                .isEqualTo(3);
    }

    /** Puts a term of the first partition out by one, and its amount by a hundred minor units. */
    private static void putOut(House house, Term term) throws SQLException {
        try (Connection store = house.openDatabase();
                PreparedStatement update = store.prepareStatement("update run_partition set tally = ?" + FIRST)) {
            try (Statement query = store.createStatement();
                    ResultSet partition = query.executeQuery("select tally from run_partition" + FIRST)) {
                assertThat(partition.next()).isTrue();
                update.setString(1, outByOne(partition.getString(1), term));
            }
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** The text form of a tally is a line a figure: what it is, its count, its amount. */
    private static String outByOne(String tally, Term term) {
        List<String> lines = new ArrayList<>(tally.lines().toList());
        int at = lines.indexOf(CURRENCY) + 1;
        while (at < lines.size() && !lines.get(at).contains("\t" + term + "\t")) {
            at++;
        }
        if (at == lines.size()) {
            lines.add(lines.indexOf(CURRENCY) + 1, "term\t" + term + "\t1\t100");
        } else {
            String[] fields = lines.get(at).split("\t", -1);
            int last = fields.length - 1;
            fields[last - 1] = Long.toString(Long.parseLong(fields[last - 1]) + 1);
            fields[last] = Long.toString(Long.parseLong(fields[last]) + 100);
            lines.set(at, String.join("\t", fields));
        }
        return String.join("\n", lines) + "\n";
    }

    /** The first part of a name with anything in it. */
    private static Path part(House house, String name) throws IOException {
        try (Stream<Path> paths = Files.walk(house.output().resolve(".work"))) {
            return paths.filter(path -> path.endsWith(name))
                    .filter(path -> path.toFile().length() > 0)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Copies a house, links as links: store and outputs belong together by id, not by path. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path).toString()),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Path delivery(LocalDate night) {
        return DELIVERIES.resolve(night.toString());
    }
}
