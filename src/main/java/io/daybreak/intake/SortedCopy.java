package io.daybreak.intake;

import com.google.code.externalsorting.ExternalSort;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies a file into loan_id order. Rows with the same loan_id keep their order, and every row carries the line it had,
 * so that nothing but the time tells the copy from a file that came sorted.
 */
final class SortedCopy {
    /** Bytes as characters one to one: then the order of strings is the order of UTF-8 bytes. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final char DELIMITER = (char) (RowFormat.COPY_DELIMITER & 0xFF);
    private static final long MAX_MEMORY_BYTES = 64L << 20;
    private static final int BUFFER_BYTES = 128 << 10;

    private SortedCopy() {}

    /** The source of a copy in the given order. */
    static RowSource of(RowSource unsorted, LoanIdOrder order, Path workFolder) throws IOException {
        Path copy = workFolder.resolve(unsorted.layout().standardName() + ".sorted");
        List<String> columns = unsorted.layout().columns().stream()
                .filter(unsorted.columns()::has)
                .filter(column -> !column.equals("loan_id"))
                .toList();
        Comparator<String> comparator = comparator(order);
        List<File> parts;
        try (FileChannel channel = FileChannel.open(unsorted.path());
                BufferedReader lines = new BufferedReader(new Lines(unsorted, columns, channel))) {
            parts = ExternalSort.sortInBatch(
                    lines,
                    Math.max(1, unsorted.data().bytes()),
                    comparator,
                    ExternalSort.DEFAULTMAXTEMPFILES,
                    MAX_MEMORY_BYTES,
                    BYTES,
                    workFolder.toFile(),
                    false,
                    0,
                    false,
                    false);
        }
        Files.deleteIfExists(copy);
        ExternalSort.mergeSortedFiles(parts, copy.toFile(), comparator, BYTES, false);
        return indexed(source(unsorted, columns, copy), order);
    }

    private static RowSource source(RowSource unsorted, List<String> columns, Path copy) throws IOException {
        Map<String, Integer> places = new HashMap<>();
        places.put("loan_id", RowSource.COPY_LOAN_ID);
        for (String column : columns) {
            places.put(column, RowSource.COPY_OTHERS + places.size() - 1);
        }
        long size = Files.size(copy);
        return new RowSource(
                unsorted.layout(),
                unsorted.name(),
                copy,
                RowFormat.COPY,
                unsorted.mapping(),
                new Columns(places, List.of(), RowSource.COPY_OTHERS + columns.size(), List.of()),
                new RowRange(new RowMark(0, 1), size),
                new SparseIndex(size),
                0);
    }

    private static RowSource indexed(RowSource source, LoanIdOrder order) throws IOException {
        OrderWatch watch = new OrderWatch(source, order);
        try (FileChannel channel = FileChannel.open(source.path())) {
            RowCursor row = source.cursor(channel, source.data(), BUFFER_BYTES);
            while (row.next()) {
                watch.row(row);
            }
            if (row.stop() != RowCursor.Stop.NONE || watch.firstLineOutOfOrder().isPresent()) {
                throw new IOException("the sorted copy of " + source.name() + " cannot be read back: " + row.stop()
                        + ", out of order at " + watch.firstLineOutOfOrder());
            }
            return source.withChecksum(row.takeChecksum());
        }
    }

    private static Comparator<String> comparator(LoanIdOrder order) {
        return (left, right) -> {
            int leftEnd = left.indexOf(DELIMITER);
            int rightEnd = right.indexOf(DELIMITER);
            byte[] leftId = loanId(left, leftEnd);
            byte[] rightId = loanId(right, rightEnd);
            int byId = order.compare(leftId, 0, leftId.length, rightId, 0, rightId.length);
            return byId != 0 ? byId : Long.compare(line(left, leftEnd + 1), line(right, rightEnd + 1));
        };
    }

    /** The loan_id as it was delivered: the order is that of its own bytes, not of those that stand for line breaks. */
    private static byte[] loanId(String row, int end) {
        byte[] loanId = row.substring(0, end).getBytes(BYTES);
        for (int at = 0; at < loanId.length; at++) {
            if (loanId[at] == RowFormat.ESCAPED_LINE_FEED) {
                loanId[at] = '\n';
            } else if (loanId[at] == RowFormat.ESCAPED_RETURN) {
                loanId[at] = '\r';
            }
        }
        return loanId;
    }

    private static long line(String row, int from) {
        return Long.parseLong(row, from, row.indexOf(DELIMITER, from), 10);
    }

    /** The rows of a file as lines of the copy: bytes as characters, line breaks inside fields replaced. */
    private static final class Lines extends Reader {
        private final RowSource source;
        private final RowCursor row;
        private final int loanId;
        private final int[] others;
        private final StringBuilder line = new StringBuilder();
        private int given;

        Lines(RowSource source, List<String> columns, FileChannel channel) {
            this.source = source;
            this.row = source.cursor(channel, source.data(), BUFFER_BYTES);
            this.loanId = source.columns().place("loan_id");
            this.others = columns.stream().mapToInt(source.columns()::place).toArray();
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (given == line.length()) {
                if (!row.next()) {
                    if (row.stop() != RowCursor.Stop.NONE) {
                        throw new FileChangedException(Refusal.at(
                                RefusalCode.FILE_CHANGED,
                                source.name(),
                                row.nextLine(),
                                "The file changed while it was being sorted.",
                                "wait until the sender is done, then start again."));
                    }
                    return -1;
                }
                compose();
            }
            int count = Math.min(length, line.length() - given);
            line.getChars(given, given + count, target, offset);
            given += count;
            return count;
        }

        private void compose() {
            line.setLength(0);
            given = 0;
            append(loanId);
            line.append(DELIMITER).append(source.line(row));
            line.append(DELIMITER).append(source.isBroken(row) ? '1' : '0');
            for (int place : others) {
                line.append(DELIMITER);
                append(place);
            }
            line.append('\n');
        }

        private void append(int place) {
            byte[] bytes = row.bytes();
            int end = row.end(place);
            for (int at = row.start(place); at < end; at++) {
                byte value =
                        switch (bytes[at]) {
                            case '\n' -> RowFormat.ESCAPED_LINE_FEED;
                            case '\r' -> RowFormat.ESCAPED_RETURN;
                            default -> bytes[at];
                        };
                line.append((char) (value & 0xFF));
            }
        }

        @Override
        public void close() {
            // The channel belongs to whoever opened it.
        }
    }
}
