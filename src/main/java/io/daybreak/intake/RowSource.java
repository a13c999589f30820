package io.daybreak.intake;

import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file whose rows can be read: the delivered one or a copy of it.
 *
 * @param layout what it is in the contract
 * @param name the sender's name of it
 * @param path where it lies
 * @param format how its rows are written
 * @param mapping how its cells are written
 * @param columns where its columns stand
 * @param data its rows, without the header
 * @param index rows by loan_id; empty where the file is not in that order
 * @param checksum CRC-32C of the bytes of {@code data}
 */
record RowSource(
        Layout layout,
        String name,
        Path path,
        RowFormat format,
        FileMapping mapping,
        Columns columns,
        RowRange data,
        SparseIndex index,
        int checksum) {
    /** In copies: where the loan_id stands. */
    static final int COPY_LOAN_ID = 0;
    /** In copies: where the line stands that the row had in the delivered file. */
    static final int COPY_LINE = 1;
    /** In copies: where {@code 1} stands when the row was broken in the delivered file. */
    static final int COPY_BROKEN = 2;
    /** In copies: where the other columns begin. */
    static final int COPY_OTHERS = 3;

    /** Sees no bytes. */
    static final RowCursor.ByteObserver NOBODY = (bytes, from, to, allAscii) -> {};

    /** The same with the checksum of its rows. */
    RowSource withChecksum(int value) {
        return new RowSource(layout, name, path, format, mapping, columns, data, index, value);
    }

    /** A cursor over some of its rows. */
    RowCursor cursor(FileChannel channel, RowRange range, int bufferBytes) {
        return cursor(ByteSource.of(channel), range, bufferBytes);
    }

    /** A cursor over some of its rows. */
    RowCursor cursor(ByteSource bytes, RowRange range, int bufferBytes) {
        return new RowCursor(bytes, format, range, columns.count(), bufferBytes, NOBODY);
    }

    /** The line of a row in the delivered file. */
    long line(RowCursor row) {
        if (!format.isCopy()) {
            return row.line();
        }
        long line = 0;
        for (int at = row.start(COPY_LINE); at < row.end(COPY_LINE); at++) {
            line = line * 10 + row.bytes()[at] - '0';
        }
        return line;
    }

    /** Whether the row has other fields than the header, or text after a closing quote. */
    boolean isBroken(RowCursor row) {
        if (!format.isCopy()) {
            return row.isMalformed() || row.fieldCount() != columns.count();
        }
        return row.bytes()[row.start(COPY_BROKEN)] == '1';
    }
}
