package io.daybreak.publication;

import io.daybreak.loan.Money;
import io.daybreak.notice.Notice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The letters of {@code notices/letter.csv} as pages to print: {@code notices/letters.html}, and from the
 * thousand-and-first letter on {@code letters-2.html} and so forth. One A4 page a letter, the address where the window of
 * a DIN long envelope is (20 mm from the left, 45 mm from the top, 85 by 45 mm). A long address is written smaller, and
 * one that does not fit so either goes on below the window: no line of it is lost. Nothing is written while there is no
 * letter.
 *
 * <p>The line that begins a letter carries its amount, so that {@link Reread} can count the letters back.
 */
final class LetterPages implements Sheet.Companion<Notice> {
    /** What a printer's queue and a browser take well. */
    static final int LETTERS_PER_FILE_MAX = 1_000;

    /** Path inside the attempt that every file of letters begins with. */
    static final String PATH = "notices/letters";

    /** Begins the one line of a page that stands for a letter; escaped text cannot look like it. */
    static final String LETTER_LINE = "<article class=\"letter\" ";

    /** Begins the letter's amount on that line. */
    static final String AMOUNT = "data-overdue-total=\"";

    /** Lines of an address that the window shows, and Latin letters that a line of it surely takes. */
    private static final int WINDOW_LINES = 6;

    private static final int WINDOW_WIDTH = 34;
    private static final int EAST_ASIAN_FROM = 0x2E80;

    private static final String HEAD =
            "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n" + Html.NOTHING_FETCHED + """
            <title>Letters</title>
            <style>
            @page{size:A4;margin:0}
            *{box-sizing:border-box}
            html,body{margin:0;padding:0;background:#fff;color:#000}
            .letter{position:relative;width:210mm;min-height:296mm;padding:50mm 20mm 25mm 25mm;margin:0 auto;\
            font:11pt/1.45 "Noto Sans","Noto Sans CJK SC","Source Han Sans SC",Arial,sans-serif;overflow-wrap:anywhere;\
            break-after:page;break-inside:avoid}
            .letter:last-child{break-after:auto}
            address{width:75mm;min-height:55mm;padding-bottom:5mm;font-style:normal;line-height:1.3}
            address.long{font-size:8pt;line-height:1.25}
            h1{font-size:12pt;margin:0 0 6mm}
            p{margin:0 0 4mm}
            footer{position:absolute;left:25mm;bottom:12mm;font-size:8pt}
            @media screen{body{background:#ddd}.letter{background:#fff;margin:5mm auto;box-shadow:0 0 2mm #888}}
            </style>
            </head>
            <body>
            """;
    private static final String TAIL = "</body>\n</html>\n";

    private final Path folder;
    private Optional<FileChannel> open = Optional.empty();
    private int files;
    private int lettersInFile;

    /** Letters of an attempt whose {@code notices} folder is there. */
    LetterPages(Path folder) {
        this.folder = folder;
    }

    @Override
    public void add(Notice notice) throws IOException {
        if (lettersInFile == LETTERS_PER_FILE_MAX) {
            finish();
        }
        if (open.isEmpty()) {
            begin();
        }
        write(letter(notice));
        lettersInFile++;
    }

    @Override
    public void finish() throws IOException {
        if (open.isPresent()) {
            write(TAIL);
            open.get().force(true);
            close();
        }
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
            lettersInFile = 0;
        }
    }

    private void begin() throws IOException {
        files++;
        String name = files == 1 ? PATH + ".html" : PATH + "-" + files + ".html";
        open = Optional.of(PrivateFiles.createFile(folder.resolve(name)));
        write(HEAD);
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        FileChannel channel = open.orElseThrow();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String letter(Notice notice) {
        StringBuilder page = new StringBuilder(LETTER_LINE)
                .append("lang=\"")
                .append(Html.escaped(notice.language()))
                .append("\" id=\"")
                .append(Html.escaped(notice.noticeId()))
                .append("\" ")
                .append(AMOUNT)
                .append(Money.plain(notice.overdueMinor(), notice.currency()))
                .append(isLong(notice.recipient()) ? "\">\n<address class=\"long\">" : "\">\n<address>")
                .append(Html.lines(notice.recipient()))
                .append("</address>\n");
        notice.subject()
                .ifPresent(subject ->
                        page.append("<h1>").append(Html.escaped(subject)).append("</h1>\n"));
        for (String paragraph : body(notice).split("\n\\s*\n", -1)) {
            if (!paragraph.isBlank()) {
                page.append("<p>").append(Html.lines(paragraph)).append("</p>\n");
            }
        }
        return page.append("<footer>")
                .append(Html.escaped(notice.noticeId()))
                .append("</footer>\n</article>\n")
                .toString();
    }

    /** Whether an address is likely to take more lines than the window shows: East Asian characters are twice as wide. */
    private static boolean isLong(String recipient) {
        long lines = recipient
                .lines()
                .mapToLong(line -> line.chars()
                        .map(letter -> letter >= EAST_ASIAN_FROM ? 2 : 1)
                        .sum())
                .map(width -> Math.max(1, (width + WINDOW_WIDTH - 1) / WINDOW_WIDTH))
                .sum();
        return lines > WINDOW_LINES;
    }

    /** The text without the first line, where that is the subject and stands above it. */
    private static String body(Notice notice) {
        String text = notice.text().replace("\r\n", "\n").strip();
        String subject = notice.subject().orElse("");
        return !subject.isEmpty() && text.startsWith(subject) ? text.substring(subject.length()) : text;
    }
}
