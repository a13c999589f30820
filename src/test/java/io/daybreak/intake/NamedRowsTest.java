package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that people hand in beside a delivery, which no setting maps. */
class NamedRowsTest {
    @TempDir
    private Path folder;

    private String problem(String text, String charset) throws IOException {
        Path file = folder.resolve("complaints.csv");
        Files.write(file, text.getBytes(Charset.forName(charset)));
        NamedRows.Reading reading =
                NamedRows.read(file, List.of("complaint_id"), List.of("loan_id"), folder, row -> {});
        assertThat(reading).isInstanceOf(NamedRows.Reading.Unusable.class);
        return ((NamedRows.Reading.Unusable) reading).problem();
    }

    @Test
    void what_to_do_is_what_can_be_done() throws IOException {
        assertThat(problem("complaint_id;loan_id\nC1;L1\n", "UTF-8"))
                .startsWith("complaints.csv:1: WRONG_HEADER: ")
                .contains("the delimiter seems to be ';'")
                .endsWith("To do: correct the header; commas stand between columns.");
        assertThat(problem("complaint_id,loan_id,text\nC1,L1,我已还款\n", "GB18030"))
                .startsWith("complaints.csv:2: NOT_UTF8: ")
                .endsWith("To do: save the file as UTF-8.");
        assertThat(problem("complaint_id,loan_id\nC1,\"L1\n", "UTF-8")).contains("OPEN_QUOTE", "close every one");
    }
}
