package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.reconciliation.RandomNight;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The publish protocol, and what a process that died between two of its steps leaves behind. */
class PublishTest {
    private static final LocalDate DATE = RandomNight.DATE;

    @TempDir
    private Path folder;

    private OutputFolder output;
    private Path staging;
    private Path target;
    private String digest;

    @BeforeEach
    void stage() throws IOException {
        output = new OutputFolder(folder.resolve("out"));
        staging = output.staging(DATE, 1);
        target = output.attempt(DATE, 1);
        digest = StagedNight.write(RandomNight.of(1, 60), folder.resolve("work"), staging, 2)
                .complete();
    }

    @Test
    void an_attempt_appears_whole_and_links_lead_to_it() throws IOException {
        publish(1);

        assertThat(target.resolve("classification.csv")).isRegularFile();
        assertThat(staging).doesNotExist();
        assertThat(output.root().resolve("latest/control.csv")).isRegularFile();
        assertThat(Files.readSymbolicLink(output.root().resolve("latest")))
                .as("relative, so that the folder can be moved")
                .isEqualTo(Path.of("2026-06-30/attempt-1"));
        assertThat(Files.readSymbolicLink(output.day(DATE).resolve("current"))).isEqualTo(Path.of("attempt-1"));
    }

    @Test
    void a_second_attempt_moves_the_links_and_leaves_the_first() throws IOException {
        publish(1);
        StagedNight.write(RandomNight.of(2, 60), folder.resolve("work2"), output.staging(DATE, 2), 1)
                .complete();
        publish(2);

        assertThat(Files.readSymbolicLink(output.day(DATE).resolve("current"))).isEqualTo(Path.of("attempt-2"));
        assertThat(output.root().resolve("latest").toRealPath())
                .isEqualTo(output.attempt(DATE, 2).toRealPath());
        assertThat(Publish.inspect(staging, target, digest)).isEqualTo(PublishState.TARGET_COMPLETE);
    }

    @Test
    void every_step_may_be_done_again_after_a_crash() throws IOException {
        assertThat(Publish.inspect(staging, target, digest)).isEqualTo(PublishState.STAGING_COMPLETE);
        Publish.forceTree(staging);
        Publish.forceTree(staging);
        assertThat(Publish.inspect(staging, target, digest)).isEqualTo(PublishState.STAGING_COMPLETE);
        Publish.rename(staging, target);
        assertThat(Publish.inspect(staging, target, digest)).isEqualTo(PublishState.TARGET_COMPLETE);
        Files.createSymbolicLink(output.day(DATE).resolve(".current.new"), Path.of("left by a crash"));
        links(1);
        links(1);
        assertThat(Files.readSymbolicLink(output.day(DATE).resolve("current"))).isEqualTo(Path.of("attempt-1"));
        assertThat(output.day(DATE).resolve(".current.new")).doesNotExist();
    }

    @Test
    void staging_that_is_not_whole_is_neither() throws IOException {
        Files.delete(staging.resolve("suppressed.csv"));

        assertThat(Publish.inspect(staging, target, digest)).isEqualTo(PublishState.NEITHER);
    }

    @Test
    void staging_with_a_changed_byte_is_neither() throws IOException {
        Path file = staging.resolve("classification.csv");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);

        assertThat(Publish.inspect(staging, target, digest)).isEqualTo(PublishState.NEITHER);
    }

    @Test
    void another_attempts_control_file_is_neither() throws IOException {
        assertThat(Publish.inspect(staging, target, "0".repeat(64))).isEqualTo(PublishState.NEITHER);
        Files.writeString(staging.resolve("control.csv"), "file,rows,amount_total,sha256\nx,y,z,w\n");
        assertThat(Publish.inspect(staging, target, digest)).isEqualTo(PublishState.NEITHER);
    }

    @Test
    void nothing_at_all_is_neither() throws IOException {
        assertThat(Publish.inspect(folder.resolve("a"), folder.resolve("b"), digest))
                .isEqualTo(PublishState.NEITHER);
    }

    @Test
    void an_attempt_that_is_there_is_never_replaced() throws IOException {
        Files.createDirectories(target);

        assertThatThrownBy(() -> Publish.rename(staging, target))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("never replaced");
        assertThat(staging).isDirectory();
    }

    @Test
    void leftovers_in_staging_are_removed_by_the_next_try() throws IOException {
        Files.writeString(staging.resolve("leftover.csv"), "x");

        Staging.begin(staging);

        assertThat(staging).isEmptyDirectory();
    }

    private void publish(int attempt) throws IOException {
        Publish.forceTree(output.staging(DATE, attempt));
        Publish.rename(output.staging(DATE, attempt), output.attempt(DATE, attempt));
        links(attempt);
    }

    private void links(int attempt) throws IOException {
        Publish.linkCurrent(output, DATE, attempt);
        Publish.linkLatest(output, DATE, attempt);
    }
}
