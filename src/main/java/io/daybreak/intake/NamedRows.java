package io.daybreak.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a table that people make and hand in beside a delivery: complaints, notices of an older system. UTF-8 with or
 * without a byte order mark, RFC 4180 with commas, a header, columns in any order.
 */
public final class NamedRows {
    private NamedRows() {}

    /** What came of reading a file. */
    public sealed interface Reading {
        /**
         * All of it was handed over.
         *
         * @param rows how many rows there were
         * @param ignored names in the header that nothing reads
         */
        record Whole(long rows, List<String> ignored) implements Reading {
            public Whole {
                ignored = List.copyOf(ignored);
            }
        }

        /**
         * The file cannot be used; rows up to where that was seen may have been handed over.
         *
         * @param problem where, what, and what to do, in one line
         */
        record Unusable(String problem) implements Reading {}
    }

    /**
     * Reads a file from its first to its last row.
     *
     * @param file the file
     * @param required columns the header must have
     * @param optional columns it may have
     * @param scratch a folder that is there, for what does not outlive the call
     * @param receiver takes every row, in the order of the file
     */
    public static Reading read(
            Path file, List<String> required, List<String> optional, Path scratch, Consumer<NamedRow> receiver)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            return new Reading.Unusable(name + ": There is no such file. To do: check the path.");
        }
        Layout layout = new Layout(name, required, optional);
        try {
            ScannedFile scanned = FileScanner.scan(new FileScanner.Task(
                    layout,
                    file,
                    FileMapping.csv(name),
                    Optional.empty(),
                    scratch,
                    (source, row) -> receiver.accept(named(layout, source, row))));
            return new Reading.Whole(scanned.rows(), scanned.source().columns().ignored());
        } catch (RefusedException refused) {
            return new Reading.Unusable(unmapped(refused.refusal()).toString());
        }
    }

    /** The settings map a delivery's files and none of these. */
    private static Refusal unmapped(Refusal refusal) {
        return switch (refusal.code()) {
            case WRONG_HEADER -> refusal.toDo("correct the header; commas stand between columns.");
            case NOT_UTF8 -> refusal.toDo("save the file as UTF-8.");
            default -> refusal;
        };
    }

    private static NamedRow named(Layout layout, RowSource source, RowCursor row) {
        if (source.isBroken(row)) {
            return new NamedRow(source.line(row), false, Map.of());
        }
        List<String> texts = Columns.texts(row, source.columns().count());
        Map<String, String> cells = new HashMap<>();
        for (String column : layout.columns()) {
            int place = source.columns().place(column);
            String text = place < texts.size() ? texts.get(place).strip() : "";
            if (!text.isEmpty()) {
                cells.put(column, text);
            }
        }
        return new NamedRow(source.line(row), true, cells);
    }
}
