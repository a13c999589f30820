package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
    @TempDir
    private Path folder;

    @Test
    void is_replaced_whole_and_removed_at_the_end() throws IOException {
        ProgressFile file = ProgressFile.of(new OutputFolder(folder));
        for (long loans = 1; loans <= 2; loans++) {
            file.write(new ProgressFile.Progress(
                    LateLoans.DATE,
                    1,
                    "classifying",
                    loans,
                    10,
                    Instant.parse("2026-07-01T01:00:00Z"),
                    Instant.parse("2026-07-01T01:00:01Z")));
        }

        assertThat(file.file())
                .hasContent(
                        "{\"business_date\":\"2026-06-30\",\"attempt\":1,\"phase\":\"classifying\",\"loans_done\":2,"
                                + "\"loans_expected\":10,\"started_at\":\"2026-07-01T01:00:00Z\","
                                + "\"written_at\":\"2026-07-01T01:00:01Z\"}");
        file.remove();
        file.remove();
        assertThat(file.file()).doesNotExist();
    }
}
