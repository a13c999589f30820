package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.notice.Notice;
import io.daybreak.policy.Channel;
import io.daybreak.reconciliation.FileFigures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters as pages to print. */
class LetterPagesTest {
    @TempDir
    private Path folder;

    @Test
    void without_letters_there_are_no_pages() throws IOException {
        write(List.of());

        assertThat(pages()).isEmpty();
        assertThat(folder.resolve("notices/letter.csv")).isRegularFile();
    }

    @Test
    void a_letter_shows_address_subject_and_paragraphs() throws IOException {
        write(List.of(letter("L3-letter-1", "何晨样\n样例市晨光路1号", "Subject\n\nDear you,\nline two\n\nPay.")));

        assertThat(Files.readString(folder.resolve("notices/letters.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("<address>何晨样<br>样例市晨光路1号</address>\n<h1>Subject</h1>\n")
                .contains("<p>Dear you,<br>line two</p>\n<p>Pay.</p>\n")
                .contains("@page{size:A4")
                .endsWith("</html>\n");
    }

    /** A letter whose address is cut goes astray. */
    @Test
    void a_long_address_is_written_smaller_and_never_cut() throws IOException {
        write(List.of(
                letter("L3-letter-1", "A\nB\nC\nD\nE\nF", "Subject\n\nText"),
                letter("L3-letter-2", "A\nB\nC\nD\nE\nF\nG", "Subject\n\nText"),
                letter("L3-letter-3", "何晨样\n" + "样例市晨光路1号晨光大厦东塔楼".repeat(8), "Subject\n\nText")));

        String page = Files.readString(folder.resolve("notices/letters.html"));
        assertThat(page)
                .contains("<address>A<br>", "<address class=\"long\">A<br>", "<address class=\"long\">何晨样<br>")
                .doesNotContain("overflow:hidden");
    }

    @Test
    void nothing_a_text_says_can_become_a_tag() throws IOException {
        String text = "</p><article class=\"letter\" data-overdue-total=\"9\">\n<script>alert(1)</script> \u202Eabc";
        write(List.of(letter("L3-\"><b>", "<img src=x>\n<article class=\"letter\" data-overdue-total=\"7\">", text)));

        String page = Files.readString(folder.resolve("notices/letters.html"));
        assertThat(page).doesNotContain("<script", "<img", "<b>", "\u202E");
        assertThat(figures("notices/letters.html").rows()).isOne();
    }

    @Test
    void a_thousand_letters_fill_a_file() throws IOException {
        List<Notice> letters = new ArrayList<>();
        for (int number = 1; number <= 2_001; number++) {
            letters.add(letter("L3-letter-" + number, "A\nB", "Subject\n\nText"));
        }
        write(letters);

        assertThat(pages()).containsExactly("letters-2.html", "letters-3.html", "letters.html");
        assertThat(figures("notices/letters.html").rows()).isEqualTo(1_000);
        assertThat(figures("notices/letters-2.html").amountTotal()).isEqualByComparingTo(new BigDecimal("123450.00"));
        assertThat(figures("notices/letters-3.html").rows()).isOne();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("notices/letters-3.html"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_same_letters_give_the_same_bytes() throws IOException {
        List<Notice> letters = List.of(letter("L3-letter-1", "A\nB", "Subject\n\nText"));
        write(letters);
        String first = Sha256.of(folder.resolve("notices/letters.html"));
        write(letters);

        assertThat(Sha256.of(folder.resolve("notices/letters.html"))).isEqualTo(first);
    }

    private void write(List<Notice> letters) throws IOException {
        try (Sheet<Notice> sheet = Staging.begin(folder).notices(Channel.LETTER)) {
            for (Notice letter : letters) {
                sheet.add(letter);
            }
            sheet.finish();
        }
    }

    private List<String> pages() throws IOException {
        try (var files = Files.list(folder.resolve("notices"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private FileFigures figures(String file) throws IOException {
        return Reread.file(folder, file).figures();
    }

    private static Notice letter(String noticeId, String recipient, String text) {
        return new Notice(
                noticeId,
                "L1",
                "B1",
                3,
                "serious-default",
                Channel.LETTER,
                Optional.of("SUBSTANDARD"),
                91,
                123_45,
                Currency.getInstance("CNY"),
                recipient,
                "en",
                OffsetDateTime.parse("2026-07-01T08:00+08:00"),
                OffsetDateTime.parse("2026-07-01T22:00+08:00"),
                Optional.of("Subject"),
                text,
                0,
                LocalDate.of(2026, 6, 30),
                LocalDate.of(2026, 3, 31));
    }
}
