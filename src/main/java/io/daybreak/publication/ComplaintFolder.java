package io.daybreak.publication;

import io.daybreak.notice.ComplaintAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A folder of answers to complaints: {@code answers.csv} and a page for every complaint. Each file is replaced as a
 * whole; mode 0600 in a folder of mode 0700. Answers to complaints that are no longer asked about stay.
 *
 * @param folder where they lie
 */
public record ComplaintFolder(Path folder) {
    /** The longest part of a file name that is made of an identifier. */
    private static final int NAME_MAX = 120;

    /** Writes the answers. */
    public void write(List<ComplaintAnswer> answers) throws IOException {
        PrivateFiles.createFolders(folder);
        RowBuffer buffer = new RowBuffer(64 * 1024);
        RowCount count = new RowCount();
        AnswersFile.TABLE.header(buffer);
        for (ComplaintAnswer answer : answers) {
            OutputFolder.replace(
                    folder.resolve(pageName(answer)), ComplaintPage.of(answer).getBytes(StandardCharsets.UTF_8));
            AnswersFile.TABLE.row(answer, buffer, count);
        }
        OutputFolder.replace(folder.resolve(OutputFile.ANSWERS.path()), buffer.toByteArray());
    }

    /** Where the rows are. */
    public Path answers() {
        return folder.resolve(OutputFile.ANSWERS.path());
    }

    /** File name of a complaint's page: nothing of an identifier can leave the folder or hide another's. */
    static String pageName(ComplaintAnswer answer) {
        String id = answer.complaintId().isEmpty() ? "line " + answer.line() : answer.complaintId();
        boolean repeated = answer.complaint().isEmpty() && !answer.complaintId().isEmpty();
        return "answer-" + encoded(id) + (repeated ? "-line-" + answer.line() : "") + ".html";
    }

    /** ASCII letters, digits and dashes as they are, anything else by its code; long ones are cut and told by a digest. */
    public static String encoded(String id) {
        StringBuilder name = new StringBuilder();
        id.codePoints().forEach(letter -> {
            boolean plain = (letter >= 'a' && letter <= 'z')
                    || (letter >= 'A' && letter <= 'Z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '-';
            if (plain) {
                name.appendCodePoint(letter);
            } else {
                name.append('_').append(Integer.toHexString(letter)).append('_');
            }
        });
        if (name.length() <= NAME_MAX) {
            return name.toString();
        }
        MessageDigest digest = Sha256.begin();
        digest.update(id.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, NAME_MAX / 2) + "_" + HexFormat.of().formatHex(digest.digest(), 0, 10);
    }
}
