package io.daybreak.publication;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads back what {@link WorkWriter} wrote, record by record, up to the committed length. */
final class WorkReader implements Closeable {
    private static final int BUFFER = 256 * 1024;
    private static final int LENGTH_BYTES = 4;

    private final CommittedPart part;
    private final InputStream stream;
    private long left;
    private byte[] record = new byte[4096];
    private int at;

    private WorkReader(CommittedPart part, InputStream stream) {
        this.part = part;
        this.stream = stream;
        this.left = part.length();
    }

    static WorkReader open(CommittedPart part) throws IOException {
        return new WorkReader(part, new BufferedInputStream(Files.newInputStream(part.file()), BUFFER));
    }

    /** Goes to the next record; false behind the last one. */
    boolean next() throws IOException {
        if (left == 0) {
            return false;
        }
        fill(LENGTH_BYTES);
        int size = 0;
        for (int index = LENGTH_BYTES - 1; index >= 0; index--) {
            size = (size << 8) | (record[index] & 0xFF);
        }
        fill(size);
        at = 0;
        return true;
    }

    long number() {
        long zigzag = 0;
        int shift = 0;
        while (true) {
            byte next = record[at++];
            zigzag |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
            shift += 7;
        }
    }

    int smallNumber() {
        return Math.toIntExact(number());
    }

    boolean mark() {
        return record[at++] != 0;
    }

    String text() {
        int size = smallNumber();
        String text = new String(record, at, size, StandardCharsets.UTF_8);
        at += size;
        return text;
    }

    LocalDate date() {
        return LocalDate.ofEpochDay(number());
    }

    /** One of all constants of a list, in their order. */
    <E extends Enum<E>> E word(List<E> constants) {
        return constants.get(smallNumber());
    }

    Optional<String> optionalText() {
        return mark() ? Optional.of(text()) : Optional.empty();
    }

    Optional<LocalDate> optionalDate() {
        return mark() ? Optional.of(date()) : Optional.empty();
    }

    OptionalInt optionalSmallNumber() {
        return mark() ? OptionalInt.of(smallNumber()) : OptionalInt.empty();
    }

    OptionalLong optionalNumber() {
        return mark() ? OptionalLong.of(number()) : OptionalLong.empty();
    }

    <V> List<V> list(Supplier<V> reader) {
        int size = smallNumber();
        List<V> values = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            values.add(reader.get());
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private void fill(int count) throws IOException {
        if (count < 0 || count > left) {
            throw new EOFException(part.file() + " ends within a record, " + left + " bytes before the committed "
                    + part.length() + ": it was changed since it was written");
        }
        if (record.length < count) {
            record = new byte[Math.max(count, record.length * 2)];
        }
        if (stream.readNBytes(record, 0, count) < count) {
            throw new EOFException(part.file() + " is shorter than the committed " + part.length()
                    + " bytes: it was changed or lost since");
        }
        left -= count;
    }
}
