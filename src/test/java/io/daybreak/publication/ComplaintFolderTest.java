package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.notice.Claim;
import io.daybreak.notice.Complaint;
import io.daybreak.notice.ComplaintAnswer;
import io.daybreak.notice.ComplaintVerdict;
import io.daybreak.notice.MoneyFate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers on disk: names that cannot leave the folder, pages that run nothing, cells that no spreadsheet runs. */
class ComplaintFolderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "K-001, answer-K-001.html",
        "../../etc/passwd, answer-_2e__2e__2f__2e__2e__2f_etc_2f_passwd.html",
        "a_b, answer-a_5f_b.html",
        "投诉 1, answer-_6295__8bc9__20_1.html",
        "=cmd, answer-_3d_cmd.html",
        "'', answer-line_20_2.html"
    })
    void a_name_is_made_of_the_identifier_and_stays_inside(String id, String name) {
        assertThat(ComplaintFolder.pageName(answer(id, "text"))).isEqualTo(name);
    }

    @Test
    void long_identifiers_stay_apart_and_short() {
        String one = ComplaintFolder.pageName(answer("x".repeat(150) + "1", "text"));
        String two = ComplaintFolder.pageName(answer("x".repeat(150) + "2", "text"));

        assertThat(one).isNotEqualTo(two).hasSizeLessThan(200);
    }

    @Test
    void what_people_wrote_runs_neither_in_a_browser_nor_in_a_spreadsheet() throws IOException {
        new ComplaintFolder(folder.resolve("in").resolve("there"))
                .write(List.of(answer("=HYPERLINK(1)", "<script>alert('x')</script>\nline two")));

        Path there = folder.resolve("in").resolve("there");
        String page = Files.readString(there.resolve("answer-_3d_HYPERLINK_28_1_29_.html"));
        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;<br>line two", "default-src 'none'")
                .doesNotContain("<script", "http://", "https://", "src=");
        assertThat(Files.readString(there.resolve("answers.csv")))
                .startsWith("\uFEFFcomplaint_id,line,verdict,")
                .contains("\n'=HYPERLINK(1),2,NOT_OURS,")
                .doesNotContain("\n=");
        try (var files = Files.walk(folder.resolve("in"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void a_row_that_cannot_be_read_hides_no_other_of_the_same_name() {
        ComplaintAnswer unreadable = ComplaintAnswer.unreadable("K-1", 7, List.of("K.csv:7:phone: is no number"));

        assertThat(ComplaintFolder.pageName(unreadable)).isEqualTo("answer-K-1-line-7.html");
    }

    private static ComplaintAnswer answer(String id, String text) {
        Claim claim = new Claim(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Complaint complaint = new Complaint(
                id,
                2,
                Optional.empty(),
                Optional.of("L1"),
                Optional.empty(),
                Optional.empty(),
                claim,
                Optional.of(text));
        return new ComplaintAnswer(
                id,
                2,
                Optional.of(complaint),
                ComplaintVerdict.NOT_OURS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MoneyFate.NOT_CLAIMED,
                List.of(),
                List.of("None fits."),
                List.of(),
                List.of("Tell them."),
                Optional.empty());
    }
}
