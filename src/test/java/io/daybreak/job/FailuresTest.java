package io.daybreak.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.publication.OutputFolder;
import io.daybreak.store.LocationReading;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a failure of the machine that something of ours wraps. */
class FailuresTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_that_may_not_be_read_is_told_whatever_wraps_it() throws IOException {
        Files.createFile(Files.createDirectory(folder.resolve("store")).resolve("daybreak.mv.db"));
        LocationReading store = StoreLocation.parse("store", folder, Map.of());
        Failures failures = new Failures(((LocationReading.Located) store).location(), new OutputFolder(folder));
        IOException wrapped = new IOException(
                "the delivery could not be scanned: /in/loans.csv", new AccessDeniedException("/in/loans.csv"));

        NightOutcome outcome = failures.ofMachine(wrapped);

        assertThat(outcome.headline())
                .isEqualTo("Failed, NOT_WRITABLE: /in/loans.csv may not be read or written by this user.");
        assertThat(outcome.details()).singleElement().asString().startsWith("Let this user read and write there");
    }
}
