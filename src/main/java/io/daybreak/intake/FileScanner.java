package io.daybreak.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One raw pass over one file: digest, UTF-8, header, row starts, and whether the rows are in loan_id order. Ends at the
 * first thing that makes the whole file unusable.
 */
final class FileScanner {
    private static final int BUFFER_BYTES = 128 << 10;
    /** As many as a sheet of a spreadsheet has. */
    private static final int MAX_COLUMNS = 16_384;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Sees every row of a file, in its order, whatever it is worth. */
    @FunctionalInterface
    interface RowVisitor {
        /** Sees no rows. */
        RowVisitor NOBODY = (source, row) -> {};

        void row(RowSource source, RowCursor row) throws IOException, RefusedException;
    }

    /**
     * What to scan.
     *
     * @param layout what the file is
     * @param path where it lies
     * @param mapping how it is written
     * @param order the order its rows are to be in; empty where they need none
     * @param workFolder where copies may lie
     * @param visitor sees its rows
     */
    record Task(
            Layout layout,
            Path path,
            FileMapping mapping,
            Optional<LoanIdOrder> order,
            Path workFolder,
            RowVisitor visitor) {}

    private final Task task;
    private final boolean isUtf8;
    private final MessageDigest digest = Digests.sha256();
    private final Utf8Check utf8 = new Utf8Check();
    private long bytesSeen;
    private long firstBadByte = -1;

    private long rows;
    private OptionalLong firstLineOutOfOrder = OptionalLong.empty();

    private FileScanner(Task task) {
        this.task = task;
        Charset charset = task.mapping().charset();
        this.isUtf8 = charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }

    /**
     * Scans a file.
     *
     * @throws RefusedException when it cannot be used
     */
    static ScannedFile scan(Task task) throws IOException, RefusedException {
        return new FileScanner(task).scan();
    }

    /**
     * The rows of a file of which only the header is read: whether they can be used, and in which order they stand,
     * nobody knows.
     *
     * @param path the file, in UTF-8
     * @throws RefusedException when the header cannot be used
     */
    static RowSource unscanned(Path path, Layout layout, FileMapping mapping) throws IOException, RefusedException {
        Path folder = Optional.ofNullable(path.getParent()).orElse(path);
        Task task = new Task(layout, path, mapping, Optional.empty(), folder, RowVisitor.NOBODY);
        try (FileChannel channel = FileChannel.open(path)) {
            return new FileScanner(task).open(channel, path);
        }
    }

    private ScannedFile scan() throws IOException, RefusedException {
        BasicFileAttributes before = Files.readAttributes(task.path(), BasicFileAttributes.class);
        Path path = isUtf8
                ? task.path()
                : Transcoder.toUtf8(task.path(), task.mapping(), task.layout(), task.workFolder(), digest);
        RowSource source;
        try (FileChannel channel = FileChannel.open(path)) {
            source = walk(channel, open(channel, path));
        }
        BasicFileAttributes after = Files.readAttributes(task.path(), BasicFileAttributes.class);
        if (after.size() != before.size() || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
            throw changed();
        }
        return new ScannedFile(
                task.path(),
                before.size(),
                before.lastModifiedTime(),
                Digests.hex(digest.digest()),
                rows,
                firstLineOutOfOrder,
                !isUtf8,
                source);
    }

    /** Reads the header. */
    private RowSource open(FileChannel channel, Path path) throws IOException, RefusedException {
        long size = channel.size();
        RowFormat format = RowFormat.delimitedBy(task.mapping().delimiter());
        RowRange all = new RowRange(new RowMark(lengthOfByteOrderMark(channel), 1), size);
        RowCursor header =
                new RowCursor(ByteSource.of(channel), format, all, MAX_COLUMNS, BUFFER_BYTES, RowSource.NOBODY);
        boolean hasHeader = header.next();
        takeHeader(channel, header.endOffset());
        if (!hasHeader) {
            refuseStop(header);
            throw new RefusedException(Refusal.at(
                    RefusalCode.WRONG_HEADER,
                    task.mapping().fileName(),
                    1,
                    "The file is empty; there is not even a header.",
                    "deliver the file, even if it has nothing but a header."));
        }
        List<String> names = Columns.texts(header, MAX_COLUMNS);
        if (Columns.haveLoneReturn(names)) {
            throw loneReturn(header.line());
        }
        Optional<String> problem = problem(header, names);
        if (problem.isPresent()) {
            throw wrongHeader(problem.get(), header.line());
        }
        return new RowSource(
                task.layout(),
                task.mapping().fileName(),
                path,
                format,
                task.mapping(),
                Columns.of(task.layout(), task.mapping(), names),
                new RowRange(new RowMark(header.endOffset(), header.nextLine()), size),
                new SparseIndex(size),
                0);
    }

    private Optional<String> problem(RowCursor header, List<String> names) {
        if (header.isMalformed()) {
            return Optional.of("Text follows a closing quote in the header.");
        }
        return header.fieldCount() > MAX_COLUMNS
                ? Optional.of("The header has more than " + MAX_COLUMNS + " columns.")
                : Columns.problem(task.layout(), task.mapping(), names);
    }

    private static int lengthOfByteOrderMark(FileChannel channel) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(BYTE_ORDER_MARK.length);
        channel.read(first, 0);
        return Arrays.equals(first.array(), BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    }

    private void takeHeader(FileChannel channel, long end) throws IOException, RefusedException {
        byte[] bytes = new byte[(int) end];
        ByteBuffer target = ByteBuffer.wrap(bytes);
        while (target.hasRemaining() && channel.read(target, target.position()) >= 0) {
            // Reads on until the header is whole.
        }
        see(bytes, 0, bytes.length, false);
        if (firstBadByte >= 0) {
            throw notUtf8(firstBadByte);
        }
    }

    /** Reads all rows. */
    private RowSource walk(FileChannel channel, RowSource source) throws IOException, RefusedException {
        boolean needsOneColumn =
                task.visitor() == RowVisitor.NOBODY && task.order().isPresent();
        RowCursor row = new RowCursor(
                ByteSource.of(channel),
                source.format(),
                source.data(),
                needsOneColumn ? RowCursor.Detail.FIRST_FIELDS : RowCursor.Detail.ALL_FIELDS,
                needsOneColumn
                        ? source.columns().place("loan_id") + 1
                        : source.columns().count(),
                BUFFER_BYTES,
                this::see);
        Optional<OrderWatch> watch = task.order().map(order -> new OrderWatch(source, order));
        while (row.next()) {
            rows++;
            if (firstBadByte >= 0) {
                throw notUtf8(firstBadByte);
            }
            if (row.spansLines() && source.isBroken(row)) {
                throw swallowed(row.line());
            }
            if (watch.isPresent()) {
                watch.get().row(row);
            }
            task.visitor().row(source, row);
        }
        if (firstBadByte >= 0 || !utf8.isComplete()) {
            throw notUtf8(firstBadByte >= 0 ? firstBadByte : bytesSeen);
        }
        refuseStop(row);
        firstLineOutOfOrder = watch.map(OrderWatch::firstLineOutOfOrder).orElse(OptionalLong.empty());
        return source.withChecksum(row.takeChecksum());
    }

    private void see(byte[] bytes, int from, int to, boolean allAscii) {
        if (isUtf8) {
            digest.update(bytes, from, to - from);
        }
        if (firstBadByte < 0 && !(allAscii && utf8.isComplete())) {
            int bad = utf8.firstBad(bytes, from, to);
            if (bad >= 0) {
                firstBadByte = bytesSeen + bad - from;
            }
        }
        bytesSeen += to - from;
    }

    private void refuseStop(RowCursor row) throws RefusedException {
        switch (row.stop()) {
            case NONE -> {}
            case ROW_TOO_LONG ->
                throw new RefusedException(Refusal.at(
                        RefusalCode.LINE_TOO_LONG,
                        task.mapping().fileName(),
                        row.stopLine(),
                        "The row is longer than " + RowCursor.MAX_ROW_BYTES + " bytes.",
                        "check line ends and quotes; deliver the file again."));
            case OPEN_QUOTE -> throw openQuote(row.stopLine(), "The quote opened in this line is never closed.");
            case FILE_TOO_SHORT -> throw changed();
        }
    }

    /** Rows that a stray quote swallowed are in no count and would be missed by their loans. */
    private RefusedException swallowed(long line) {
        return openQuote(
                line,
                "A quote opened in this row runs over the end of the line, and the row does not fit the header: it"
                        + " swallowed rows after it.");
    }

    private RefusedException openQuote(long line, String message) {
        return new RefusedException(Refusal.at(
                RefusalCode.OPEN_QUOTE,
                task.mapping().fileName(),
                line,
                message,
                "double quotes inside quoted fields and close every one; deliver the file again."));
    }

    /** Of a whole file whose lines end so not a row would be left. */
    private RefusedException loneReturn(long line) {
        return new RefusedException(Refusal.at(
                RefusalCode.WRONG_HEADER,
                task.mapping().fileName(),
                line,
                "A carriage return without a line feed stands in the header: the lines seem to end with carriage returns"
                        + " alone, which makes one line of the whole file.",
                "end lines with a line feed, or with a carriage return and a line feed; deliver the file again."));
    }

    private RefusedException wrongHeader(String message, long line) {
        return new RefusedException(Refusal.at(
                RefusalCode.WRONG_HEADER,
                task.mapping().fileName(),
                line,
                message,
                "correct the header, or map column names and delimiter in the settings."));
    }

    private RefusedException notUtf8(long offset) throws IOException {
        return new RefusedException(Refusal.at(
                RefusalCode.NOT_UTF8,
                task.mapping().fileName(),
                lineAt(offset),
                "Byte " + offset + " of the file (counted from 0) does not belong to UTF-8 text.",
                "deliver the file in UTF-8, or set its charset in the settings."));
    }

    private RefusedException changed() {
        return new RefusedException(Refusal.of(
                RefusalCode.FILE_CHANGED,
                task.mapping().fileName(),
                "The file changed while it was being scanned.",
                "wait until the sender is done, then start again."));
    }

    private long lineAt(long offset) throws IOException {
        long line = 1;
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(task.path())) {
            long at = 0;
            while (at < offset && channel.read(buffer.clear(), at) > 0) {
                int count = (int) Math.min(buffer.position(), offset - at);
                for (int index = 0; index < count; index++) {
                    line += buffer.get(index) == '\n' ? 1 : 0;
                }
                at += count;
            }
        }
        return line;
    }
}
