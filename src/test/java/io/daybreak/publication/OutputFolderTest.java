package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.publication.OutputFolder.Baseline;
import io.daybreak.publication.OutputFolder.Pairing;
import io.daybreak.reconciliation.RandomNight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    private static final LocalDate DATE = RandomNight.DATE;

    @TempDir
    private Path folder;

    private OutputFolder output;

    @BeforeEach
    void begin() {
        output = new OutputFolder(folder.resolve("lender/out"));
    }

    @Test
    void a_new_folder_is_fresh_and_asking_writes_nothing() throws IOException {
        assertThat(output.pair("store-1")).isEqualTo(new Pairing.Fresh());
        assertThat(output.root()).doesNotExist();
    }

    @Test
    void a_marked_folder_belongs_to_its_store_alone_wherever_it_is_moved() throws IOException {
        output.mark("store-1");
        output.mark("store-1");
        OutputFolder moved = new OutputFolder(folder.resolve("moved"));
        Files.move(output.root(), moved.root());

        assertThat(moved.pair("store-1")).isEqualTo(new Pairing.Paired());
        assertThat(moved.pair("store-2"))
                .isInstanceOfSatisfying(Pairing.Foreign.class, foreign -> assertThat(foreign.message())
                        .contains("store-1", "store-2"));
    }

    @Test
    void published_nights_without_a_marker_belong_to_somebody_else() throws IOException {
        output.create(output.attempt(DATE, 1));

        assertThat(output.pair("store-1"))
                .isInstanceOfSatisfying(Pairing.Foreign.class, foreign -> assertThat(foreign.message())
                        .contains(".daybreak-store-id", "restore"));
    }

    /** A comparison only reads the store: one may be under way in another process, and its folder is no leftover. */
    @Test
    void what_a_rerun_put_together_is_left_over_like_its_last_attempt_and_what_a_comparison_did_is_not()
            throws IOException {
        Path rerun = output.freshOf(output.rerun(DATE.minusDays(3), DATE, 12));
        output.create(rerun);
        output.create(output.freshOf(output.rerunAsKnownThen(DATE.minusDays(3), DATE)));
        output.create(output.freshOf(output.rerunAsKnownOn(DATE.minusDays(3), DATE, DATE)));

        assertThat(output.leftovers()).containsExactly(new OutputFolder.Leftover(rerun, DATE, 12));
    }

    @Test
    void folders_and_the_marker_are_for_their_owner_only() throws IOException {
        output.create(output.work(DATE, 3));
        output.mark("store-1");

        assertThat(mode(output.root())).isEqualTo("rwx------");
        assertThat(mode(output.work(DATE, 3))).isEqualTo("rwx------");
        assertThat(mode(output.root().resolve(".daybreak-store-id"))).isEqualTo("rw-------");
    }

    @Test
    void paths_are_those_of_the_contract() {
        assertThat(relative(output.attempt(DATE, 2))).isEqualTo("2026-06-30/attempt-2");
        assertThat(relative(output.refused(DATE, 2))).isEqualTo("refused/2026-06-30/attempt-2");
        assertThat(relative(output.held(DATE, 2))).isEqualTo("held/2026-06-30/attempt-2");
        assertThat(relative(output.staging(DATE, 2))).isEqualTo(".staging/2026-06-30/attempt-2");
        assertThat(relative(output.work(DATE, 2))).isEqualTo(".work/2026-06-30-attempt-2");
    }

    @Test
    void only_what_lies_inside_is_removed() throws IOException {
        output.create(output.work(DATE, 1).resolve("p-1"));
        Files.writeString(output.work(DATE, 1).resolve("p-1/part"), "x");

        output.remove(output.work(DATE, 1));
        output.remove(output.work(DATE, 1));

        assertThat(output.work(DATE, 1)).doesNotExist();
        assertThatThrownBy(() -> output.remove(folder)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> output.remove(output.root())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> output.remove(output.root().resolve("../elsewhere")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_published_baseline_is_verified_by_the_digest_the_store_kept() throws IOException {
        String digest = published();

        Baseline found = output.baseline(DATE, 1, digest);

        assertThat(found).isInstanceOf(Baseline.Verified.class);
        Baseline.Verified verified = (Baseline.Verified) found;
        assertThat(verified.classification()).isEqualTo(output.attempt(DATE, 1).resolve("classification.csv"));
        assertThat(verified.figures().rows())
                .isEqualTo(Files.readAllLines(verified.classification()).size() - 1);
        assertThat(verified.bytesMatch()).isTrue();
        Files.writeString(verified.classification(), "changed");
        assertThat(verified.bytesMatch()).isFalse();
    }

    @Test
    void a_baseline_that_is_not_what_was_published_is_told() throws IOException {
        String digest = published();

        assertThat(output.baseline(DATE, 2, digest)).isInstanceOf(Baseline.NotAsPublished.class);
        assertThat(output.baseline(DATE, 1, "0".repeat(64))).isInstanceOf(Baseline.NotAsPublished.class);
        Files.delete(output.attempt(DATE, 1).resolve("classification.csv"));
        assertThat(output.baseline(DATE, 1, digest))
                .isInstanceOfSatisfying(Baseline.NotAsPublished.class, missing -> assertThat(missing.message())
                        .contains("classification.csv", "restore"));
    }

    @Test
    void a_refused_attempt_leaves_its_report_whole_and_replaces_an_earlier_one() throws IOException {
        for (int round = 0; round < 2; round++) {
            RefusedOutput refused = RefusedOutput.begin(output, DATE, 1);
            refused.staging().rejects().finish();
            refused.staging().run(RunSummaryTest.refused());
            Path target = refused.finish();

            assertThat(target).isEqualTo(output.refused(DATE, 1));
            assertThat(target.resolve("rejects.csv")).isRegularFile();
            assertThat(target.resolve("run.json")).content().contains("CONTROL_ROWS_DIFFER");
        }
        assertThat(output.root().resolve(".staging/refused-2026-06-30")).doesNotExist();
    }

    private String published() throws IOException {
        String digest = StagedNight.write(RandomNight.of(1, 60), folder.resolve("work"), output.staging(DATE, 1), 2)
                .complete();
        Publish.rename(output.staging(DATE, 1), output.attempt(DATE, 1));
        return digest;
    }

    private String relative(Path path) {
        return output.root().relativize(path).toString();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
