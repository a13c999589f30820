package io.daybreak.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Values as bytes of a work file that only this program reads again: numbers in as few bytes as they need, texts with
 * their length, optional values behind a mark. Each record stands behind its own length.
 */
final class WorkWriter {
    private static final int LENGTH_BYTES = 4;

    private byte[] bytes = new byte[8 * 1024];
    private int length;
    private int recordStart;

    int length() {
        return length;
    }

    void moveTo(PartFile part) throws IOException {
        part.append(bytes, 0, length);
        length = 0;
    }

    void beginRecord() {
        recordStart = length;
        ensure(LENGTH_BYTES);
        length += LENGTH_BYTES;
    }

    void endRecord() {
        int size = length - recordStart - LENGTH_BYTES;
        for (int index = 0; index < LENGTH_BYTES; index++) {
            bytes[recordStart + index] = (byte) (size >>> (8 * index));
        }
    }

    /** Seven bits a byte, the sign in the lowest: small numbers of either sign are short. */
    void number(long number) {
        ensure(10);
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void mark(boolean present) {
        ensure(1);
        bytes[length++] = (byte) (present ? 1 : 0);
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    void date(LocalDate date) {
        number(date.toEpochDay());
    }

    /** A constant by its place. */
    @SuppressWarnings("EnumOrdinal") // the program that reads it is the one that wrote it
    void word(Enum<?> constant) {
        number(constant.ordinal());
    }

    /** Marks whether a value follows, and says so. */
    boolean begins(Optional<?> value) {
        mark(value.isPresent());
        return value.isPresent();
    }

    void optionalText(Optional<String> text) {
        if (begins(text)) {
            text(text.get());
        }
    }

    void optionalDate(Optional<LocalDate> date) {
        if (begins(date)) {
            date(date.get());
        }
    }

    void optionalNumber(OptionalInt number) {
        mark(number.isPresent());
        if (number.isPresent()) {
            number(number.getAsInt());
        }
    }

    void optionalNumber(OptionalLong number) {
        mark(number.isPresent());
        if (number.isPresent()) {
            number(number.getAsLong());
        }
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
