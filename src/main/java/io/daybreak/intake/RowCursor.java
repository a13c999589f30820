package io.daybreak.intake;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Walks the rows of a range of a delimited file as bytes: RFC 4180, with line feed or carriage return and line feed at
 * the end of a row. Fields are ranges of {@link #bytes()}; nothing is made per row or field.
 *
 * <p>It is our own because everything else needs exact byte offsets: cutting at row starts, going on after a restart,
 * reading one loan again. Scan and reading pass use this one class, so they cannot disagree on where a row ends.
 *
 * <p>Rules where RFC 4180 is silent: a quote opens a quoted field only as the field's first byte, elsewhere it is text;
 * bytes between a closing quote and the next delimiter make the row {@linkplain #isMalformed malformed}; empty lines
 * are no rows.
 *
 * <p>How it is fast: a first step finds all delimiters, line feeds and quotes of a buffer, eight bytes at a time and
 * almost without branches; rows are then put together from that list.
 */
final class RowCursor {
    /** The longest row, quoted line breaks included. */
    static final int MAX_ROW_BYTES = 1 << 20;

    /** How much is found out about rows. */
    enum Detail {
        /** Every field. */
        ALL_FIELDS,
        /**
         * The first {@code maxFields} fields; how many there are is known of rows with quoted fields only. For scans that
         * look at one column: three in four marks less.
         */
        FIRST_FIELDS
    }

    /** What keeps a cursor from going on. */
    enum Stop {
        /** Nothing, or the regular end. */
        NONE,
        ROW_TOO_LONG,
        OPEN_QUOTE,
        /** The file ended before the range did. */
        FILE_TOO_SHORT
    }

    /** Sees the bytes of the range once each, in order, before any row made of them. */
    interface ByteObserver {
        void bytes(byte[] bytes, int from, int to, boolean allAscii);
    }

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final byte QUOTE = '"';
    /** Room behind the last byte: a line feed that the file may lack, and the rest of a word. */
    private static final int SLACK = 16;

    private static final int MIN_BUFFER_BYTES = 64;
    /** What a copy adds to the longest row: a line number and delimiters. */
    private static final int COPY_BYTES = 64;

    private static final int ROW = 0;
    private static final int NO_MORE = 1;
    private static final int NEED_BYTES = 2;

    private final ByteSource source;
    private final RowFormat format;
    private long rangeEnd;
    private final int maxFields;
    private final int maxRowBytes;
    private final Detail detail;
    private final ByteObserver observer;
    private final CRC32C checksum = new CRC32C();

    private byte[] buffer;
    /** File offset of {@code buffer[0]}. */
    private long bufferOffset;
    /** Bytes in the buffer. */
    private int limit;
    /** {@code limit}, or one more where a line feed stands in for the one the file lacks at its end. */
    private int limitOfRows;
    /** Whether the buffer reaches the end of the range. */
    private boolean isAtEnd;
    /** Positions of delimiters, line feeds and quotes in the buffer. */
    private int[] marks;

    private int markCount;
    private int nextMark;
    /** Where the next row begins in the buffer, and its line. */
    private int nextRow;

    private long nextLine;
    /** Bytes before this place in the buffer are in the checksum. */
    private int checksumUpTo;

    private final int[] starts;
    private final int[] ends;
    private int fieldCount;
    private int rowStart;
    private long rowLine;
    private boolean isMalformed;
    private boolean spansLines;
    private byte[] rowBytes;
    private byte[] scratch = new byte[0];
    /** Line of the quote that is open where the buffer ends; 0 when none is. */
    private long openQuoteLine;

    private Stop stop = Stop.NONE;

    /**
     * A cursor before the first row of a range.
     *
     * @param source the file
     * @param format how its rows are written
     * @param range whole rows
     * @param maxFields fields kept of a row, at least 1; more are only counted
     * @param bufferBytes size of the buffer, which grows where a row needs it
     * @param observer sees all bytes
     */
    RowCursor(
            ByteSource source,
            RowFormat format,
            RowRange range,
            int maxFields,
            int bufferBytes,
            ByteObserver observer) {
        this(source, format, range, Detail.ALL_FIELDS, maxFields, bufferBytes, observer);
    }

    /** The same with the given detail. */
    RowCursor(
            ByteSource source,
            RowFormat format,
            RowRange range,
            Detail detail,
            int maxFields,
            int bufferBytes,
            ByteObserver observer) {
        this.detail = detail;
        this.source = source;
        this.format = format;
        this.rangeEnd = range.to();
        this.maxFields = maxFields;
        this.maxRowBytes = format.isCopy() ? MAX_ROW_BYTES + COPY_BYTES : MAX_ROW_BYTES;
        this.observer = observer;
        this.bufferOffset = range.from().offset();
        this.nextLine = range.from().line();
        this.rowLine = nextLine;
        int capacity = (int) Math.min(bufferBytes, Math.max(MIN_BUFFER_BYTES, range.bytes()));
        this.buffer = new byte[capacity + SLACK];
        this.marks = new int[capacity + SLACK];
        this.rowBytes = buffer;
        this.starts = new int[maxFields + 1];
        this.ends = new int[maxFields + 1];
    }

    /** Begins anew, before the first row of another range of the same file. */
    void restart(RowRange range) {
        rangeEnd = range.to();
        bufferOffset = range.from().offset();
        nextLine = range.from().line();
        rowLine = nextLine;
        limit = 0;
        limitOfRows = 0;
        isAtEnd = false;
        markCount = 0;
        nextMark = 0;
        nextRow = 0;
        rowStart = 0;
        checksumUpTo = 0;
        checksum.reset();
        stop = Stop.NONE;
    }

    /**
     * Goes to the next row.
     *
     * @return false at the end of the range, or where {@link #stop()} says why
     */
    boolean next() throws IOException {
        while (stop == Stop.NONE) {
            int outcome = row();
            if (outcome == ROW) {
                return true;
            }
            rowStart = nextRow;
            rowLine = nextLine;
            if (outcome == NO_MORE || !readMore()) {
                return false;
            }
        }
        return false;
    }

    /** Puts a row together from the marks; one with a quoted field is read in {@link #quotedRow()}. */
    private int row() {
        final byte[] bytes = buffer;
        final byte delimiter = format.delimiter();
        int start = nextRow;
        int field = 0;
        int mark = nextMark;
        while (mark < markCount) {
            int at = marks[mark++];
            byte kind = bytes[at];
            if (kind == delimiter) {
                if (field < maxFields) {
                    starts[field] = start;
                    ends[field] = at;
                }
                field++;
                start = at + 1;
            } else if (kind == '\n') {
                int end = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
                if (field > 0 || end > nextRow) {
                    return plainRow(field, start, end, at, mark);
                }
                // An empty line is no row.
                nextRow = Math.min(at + 1, limit);
                nextLine++;
                nextMark = mark;
                start = nextRow;
            } else if (at == nextRow || bytes[at - 1] == delimiter) {
                return quotedRow();
            }
        }
        return isAtEnd && nextRow >= limit ? NO_MORE : NEED_BYTES;
    }

    private int plainRow(int lastField, int start, int end, int lineFeed, int mark) {
        if (lastField < maxFields) {
            starts[lastField] = start;
            ends[lastField] = end;
        }
        rowBytes = buffer;
        isMalformed = false;
        spansLines = false;
        int fields = detail == Detail.ALL_FIELDS ? lastField + 1 : split(end);
        int outcome = finishRow(fields, lineFeed, 0);
        nextMark = mark;
        if (format.isCopy()) {
            restoreLineBreaks();
        }
        return outcome;
    }

    /** Finds the first fields of a row of which only the end is known; answers at least how many there are. */
    private int split(int end) {
        int field = 0;
        int start = nextRow;
        for (int at = start; at < end && field < maxFields; at++) {
            if (buffer[at] == format.delimiter()) {
                starts[field] = start;
                ends[field] = at;
                field++;
                start = at + 1;
            }
        }
        if (field < maxFields) {
            starts[field] = start;
            ends[field] = end;
            field++;
        }
        return field;
    }

    private int finishRow(int fields, int lineFeed, int innerLines) {
        if (lineFeed - nextRow > maxRowBytes) {
            stop = Stop.ROW_TOO_LONG;
            return NO_MORE;
        }
        for (int missing = fields; missing < maxFields; missing++) {
            starts[missing] = 0;
            ends[missing] = 0;
        }
        fieldCount = fields;
        rowStart = nextRow;
        rowLine = nextLine;
        nextRow = Math.min(lineFeed + 1, limit);
        nextLine += innerLines + 1L;
        return ROW;
    }

    /** Reads a row with quoted fields byte by byte; what the quotes hold is put together in a place of its own. */
    private int quotedRow() {
        if (scratch.length < limitOfRows - nextRow) {
            scratch = new byte[buffer.length];
        }
        openQuoteLine = 0;
        isMalformed = false;
        int lines = 0;
        int length = 0;
        int at = nextRow;
        for (int field = 0; ; field++) {
            int fieldStart = length;
            boolean isQuoted = at < limit && buffer[at] == QUOTE;
            if (isQuoted) {
                long quoteLine = nextLine + lines;
                at++;
                while (true) {
                    if (at >= limit) {
                        openQuoteLine = quoteLine;
                        return unfinished();
                    }
                    byte letter = buffer[at++];
                    if (letter == QUOTE) {
                        if (at >= limit && !isAtEnd) {
                            // The first byte to be read may make it the first of two.
                            return NEED_BYTES;
                        }
                        if (at >= limit || buffer[at] != QUOTE) {
                            break;
                        }
                        at++;
                    } else if (letter == '\n') {
                        lines++;
                    }
                    scratch[length++] = letter;
                }
            }
            int from = at;
            while (at < limitOfRows && buffer[at] != format.delimiter() && buffer[at] != '\n') {
                at++;
            }
            if (at >= limitOfRows) {
                return NEED_BYTES;
            }
            boolean endsRow = buffer[at] == '\n';
            int end = endsRow && at > from && buffer[at - 1] == '\r' ? at - 1 : at;
            isMalformed |= isQuoted && end > from;
            System.arraycopy(buffer, from, scratch, length, end - from);
            length += end - from;
            if (field < maxFields) {
                starts[field] = fieldStart;
                ends[field] = length;
            }
            if (endsRow) {
                return finishQuotedRow(field, at, lines);
            }
            at++;
        }
    }

    private int unfinished() {
        if (isAtEnd) {
            stop = Stop.OPEN_QUOTE;
            return NO_MORE;
        }
        return NEED_BYTES;
    }

    private int finishQuotedRow(int lastField, int lineFeed, int innerLines) {
        rowBytes = scratch;
        spansLines = innerLines > 0;
        while (nextMark < markCount && marks[nextMark] <= lineFeed) {
            nextMark++;
        }
        return finishRow(lastField + 1, lineFeed, innerLines);
    }

    private void restoreLineBreaks() {
        int end = Math.max(rowStart, nextRow - 1);
        int at = rowStart;
        while (at < end && (buffer[at] & 0xFE) != 0xFE) {
            at++;
        }
        if (at == end) {
            return;
        }
        if (scratch.length < end) {
            scratch = new byte[buffer.length];
        }
        System.arraycopy(buffer, rowStart, scratch, rowStart, end - rowStart);
        for (; at < end; at++) {
            if (scratch[at] == RowFormat.ESCAPED_LINE_FEED) {
                scratch[at] = '\n';
            } else if (scratch[at] == RowFormat.ESCAPED_RETURN) {
                scratch[at] = '\r';
            }
        }
        rowBytes = scratch;
    }

    /** Moves the unfinished row to the front and reads what fits behind it. */
    private boolean readMore() throws IOException {
        int kept = limit - nextRow;
        if (kept > maxRowBytes) {
            stop = openQuoteLine > 0 ? Stop.OPEN_QUOTE : Stop.ROW_TOO_LONG;
            return false;
        }
        checksum.update(buffer, checksumUpTo, nextRow - checksumUpTo);
        keep(kept);
        while (limit < buffer.length - SLACK && bufferOffset + limit < rangeEnd) {
            int room = (int) Math.min(buffer.length - SLACK - limit, rangeEnd - bufferOffset - limit);
            int count = source.read(buffer, limit, room, bufferOffset + limit);
            if (count < 0) {
                stop = Stop.FILE_TOO_SHORT;
                return false;
            }
            limit += count;
        }
        isAtEnd = bufferOffset + limit == rangeEnd;
        limitOfRows = limit;
        if (isAtEnd && limit > 0 && buffer[limit - 1] != '\n') {
            buffer[limit] = '\n';
            limitOfRows = limit + 1;
        }
        boolean allAscii = findMarks(kept, limitOfRows);
        observer.bytes(buffer, kept, limit, allAscii);
        return true;
    }

    private void keep(int kept) {
        byte[] from = buffer;
        int[] oldMarks = marks;
        if (kept > (buffer.length - SLACK) / 2) {
            buffer = new byte[(buffer.length - SLACK) * 2 + SLACK];
            marks = new int[buffer.length];
        }
        System.arraycopy(from, nextRow, buffer, 0, kept);
        int count = markCount - nextMark;
        for (int index = 0; index < count; index++) {
            marks[index] = oldMarks[nextMark + index] - nextRow;
        }
        bufferOffset += nextRow;
        limit = kept;
        markCount = count;
        nextMark = 0;
        nextRow = 0;
        rowStart = 0;
        checksumUpTo = 0;
    }

    /**
     * Finds delimiters, line feeds and quotes, eight bytes at a time: a byte is what is looked for where the exclusive
     * or with it is zero. Most words hold none, one or two, so two are written without asking and a loop takes the
     * rest.
     *
     * @return whether all bytes are ASCII
     */
    private boolean findMarks(int from, int to) {
        final byte[] bytes = buffer;
        final int[] places = marks;
        final long lineFeeds = ONES * '\n';
        final long delimiters = detail == Detail.ALL_FIELDS ? ONES * (format.delimiter() & 0xFF) : lineFeeds;
        final long quotes = format.isCopy() ? lineFeeds : ONES * QUOTE;
        int count = markCount;
        long seen = 0;
        for (int at = from; at < to; at += Long.BYTES) {
            long word = (long) WORD.get(bytes, at);
            if (to - at < Long.BYTES) {
                word &= (1L << (Byte.SIZE * (to - at))) - 1;
            }
            seen |= word;
            long found = ~(notZero(word ^ delimiters) & notZero(word ^ lineFeeds) & notZero(word ^ quotes)) & HIGH_BITS;
            int hits = Long.bitCount(found);
            places[count] = at + (Long.numberOfTrailingZeros(found) >>> 3);
            found &= found - 1;
            places[count + 1] = at + (Long.numberOfTrailingZeros(found) >>> 3);
            for (int hit = 2; hit < hits; hit++) {
                found &= found - 1;
                places[count + hit] = at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            count += hits;
        }
        markCount = count;
        return (seen & HIGH_BITS) == 0;
    }

    /** The high bit of each byte tells whether the byte is not zero. */
    private static long notZero(long word) {
        return ((word & LOW_BITS) + LOW_BITS) | word;
    }

    /** The bytes that {@link #start} and {@link #end} are places in; good until the next row. */
    byte[] bytes() {
        return rowBytes;
    }

    /**
     * Where a field begins. A field that the row does not have is empty, and so is the one after the last that is kept.
     *
     * @param field 0 to {@code maxFields}
     */
    int start(int field) {
        return starts[field];
    }

    /** Where a field ends. */
    int end(int field) {
        return ends[field];
    }

    /** Fields of the row, also those beyond {@code maxFields} (but see {@link Detail#FIRST_FIELDS}). */
    int fieldCount() {
        return fieldCount;
    }

    /** Whether text follows a closing quote. */
    boolean isMalformed() {
        return isMalformed;
    }

    /** Whether the row has line breaks inside quotes. */
    boolean spansLines() {
        return spansLines;
    }

    /** Where the row begins; at the end, the end of what was read. */
    RowMark mark() {
        return new RowMark(offset(), rowLine);
    }

    /** Byte offset of the row; at the end, of the end. */
    long offset() {
        return bufferOffset + rowStart;
    }

    /** The row's first line. */
    long line() {
        return rowLine;
    }

    /** Byte offset after the row. */
    long endOffset() {
        return bufferOffset + nextRow;
    }

    /** Line after the row. */
    long nextLine() {
        return nextLine;
    }

    /** Why there is no next row although the range has not ended. */
    Stop stop() {
        return stop;
    }

    /** Line of the quote that is never closed; of the row, when it is too long. */
    long stopLine() {
        return stop == Stop.OPEN_QUOTE ? openQuoteLine : nextLine;
    }

    /**
     * The CRC-32C of the bytes before the current row since the last call, or since the beginning; empty lines belong to
     * the row after them.
     */
    int takeChecksum() {
        checksum.update(buffer, checksumUpTo, rowStart - checksumUpTo);
        checksumUpTo = rowStart;
        int value = (int) checksum.getValue();
        checksum.reset();
        return value;
    }
}
