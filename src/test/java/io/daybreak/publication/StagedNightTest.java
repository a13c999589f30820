package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.daybreak.reconciliation.Identities;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.RandomNight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files of a whole night: what the writers counted is what is read back, and what is changed on disk is found. */
class StagedNightTest {
    private static final long SEED = 20_260_705;

    @TempDir
    private Path folder;

    @Test
    void a_night_written_and_read_back_ties() throws IOException {
        System.out.println("seed " + SEED);
        StagedNight night = night(3);

        assertThat(Identities.breaks(night.identities()))
                .filteredOn(identity -> identity.name() != Identity.Name.BASELINE)
                .isEmpty();
    }

    @Test
    void the_same_night_gives_the_same_bytes_however_it_is_cut() throws IOException {
        night(1).complete();
        List<String> whole = digests();
        night(7).complete();

        assertThat(digests()).isEqualTo(whole).hasSize(15);
    }

    @Test
    void control_file_says_what_is_on_disk() throws IOException {
        StagedNight night = night(2);
        String digest = night.complete();

        Control control = Control.read(staging(), digest).orElseThrow();
        assertThat(control.lines()).hasSize(14);
        for (Control.Line line : control.lines()) {
            Path file = staging().resolve(line.file());
            assertThat(Sha256.of(file)).as(line.file()).isEqualTo(line.sha256());
        }
        assertThat(control.line(OutputFile.EVIDENCE).orElseThrow().rows())
                .isEqualTo(
                        Files.readAllLines(staging().resolve("evidence.jsonl")).size());
    }

    @Test
    void every_file_is_for_its_owner_only() throws IOException {
        night(2).complete();
        try (Stream<Path> paths = Files.walk(staging())) {
            assertThat(paths)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void a_row_lost_on_disk_is_found_in_every_file() throws IOException {
        for (String file : List.of(
                "classification.csv",
                "collections.csv",
                "collections_removed.csv",
                "suppressed.csv",
                "rejects.csv",
                "unmatched.csv",
                "notices/sms.csv",
                "evidence.jsonl")) {
            StagedNight night = night(2);
            change(file, text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
            assertThat(breaks(night)).as(file).contains(Identity.Name.READ_BACK);
        }
    }

    @Test
    void a_cell_changed_on_disk_is_found() throws IOException {
        StagedNight night = night(2);
        change("classification.csv", text -> text.replaceFirst(",SPECIAL_MENTION,OWN", ",SUBSTANDARD,OWN"));
        assertThat(breaks(night)).containsExactly(Identity.Name.READ_BACK);

        night = night(2);
        change("notices/sms.csv", text -> text.replaceFirst(",1,reminder,", ",2,reminder,"));
        assertThat(breaks(night)).containsExactly(Identity.Name.READ_BACK);

        night = night(2);
        change("suppressed.csv", text -> text.replaceFirst(",HOLD,", ",CAP,"));
        assertThat(breaks(night)).containsExactly(Identity.Name.READ_BACK);

        night = night(2);
        change("collections.csv", text -> text.replaceFirst(",CNY,", ",KWD,"));
        assertThat(breaks(night)).contains(Identity.Name.WORKLIST, Identity.Name.READ_BACK);

        night = night(2);
        change("notices/letters.html", text -> text.replaceFirst("<article", "<section"));
        assertThat(breaks(night)).as("a letter too few").containsExactly(Identity.Name.READ_BACK);

        night = night(2);
        change("notices/letters.html", text -> text.replaceFirst("data-overdue-total=\"", "data-overdue-total=\"1"));
        assertThat(breaks(night)).as("another amount").containsExactly(Identity.Name.READ_BACK);

        night = night(2);
        Files.delete(staging().resolve("notices/letters.html"));
        assertThat(breaks(night)).as("no pages at all").containsExactly(Identity.Name.READ_BACK);

        night = night(2);
        change("classification.csv", text -> text.replace("overdue_total", "overdue_sum"));
        assertThat(breaks(night)).as("a column that cannot be found").contains(Identity.Name.READ_BACK);
    }

    @Test
    void a_part_shorter_than_committed_fails() throws IOException {
        CommittedPart part = new CommittedPart(folder.resolve("part"), 10);
        Files.write(part.file(), new byte[9]);

        assertThat(catchThrowable(() -> Staging.begin(staging())
                        .classification(List.of(part), RandomNight.of(SEED, 1).tally(), Map.of())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed or lost since");
    }

    private StagedNight night(int partitions) throws IOException {
        return StagedNight.write(
                RandomNight.of(SEED, 600), folder.resolve("work-" + partitions), staging(), partitions);
    }

    private Path staging() {
        return folder.resolve(".staging").resolve("attempt-1");
    }

    private List<String> digests() throws IOException {
        try (Stream<Path> paths = Files.walk(staging())) {
            return paths.filter(Files::isRegularFile)
                    .sorted()
                    .map(StagedNightTest::digest)
                    .toList();
        }
    }

    private static String digest(Path file) {
        try {
            return file.getFileName() + " " + Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Identity.Name> breaks(StagedNight night) throws IOException {
        return Identities.breaks(night.identities()).stream()
                .map(Identity::name)
                .distinct()
                .toList();
    }

    private void change(String file, UnaryOperator<String> change) throws IOException {
        Path path = staging().resolve(file);
        String before = Files.readString(path, StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).as("the change took").isNotEqualTo(before);
        Files.writeString(path, after, StandardCharsets.UTF_8);
    }
}
