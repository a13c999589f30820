package io.daybreak.publication;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The control file of a published or staged attempt, as read from disk.
 *
 * @param lines one for each file
 */
record Control(List<Line> lines) {
    Control {
        lines = List.copyOf(lines);
    }

    /** What it says of one file. */
    record Line(String file, long rows, BigDecimal amountTotal, String sha256) {}

    /** Reads it; empty when there is none, or not the one with that digest. */
    static Optional<Control> read(Path folder, String controlDigest) throws IOException {
        Path file = folder.resolve(OutputFile.CONTROL.path());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        try (ReadBackCursor cursor = ReadBackCursor.open(file)) {
            int name = cursor.column("file");
            int rows = cursor.column("rows");
            int amount = cursor.column("amount_total");
            int sha256 = cursor.column("sha256");
            while (cursor.next()) {
                lines.add(new Line(
                        cursor.text(name),
                        cursor.integer(rows),
                        new BigDecimal(cursor.text(amount)),
                        cursor.text(sha256)));
            }
            return cursor.sha256().equals(controlDigest) ? Optional.of(new Control(lines)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // not a file this program wrote
        }
    }

    Optional<Line> line(OutputFile file) {
        return lines.stream().filter(line -> line.file().equals(file.path())).findFirst();
    }
}
