package io.daybreak.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

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

    void word(Enum<?> constant) {
        text(constant.name());
    }

    <V> void optional(Optional<V> value, Consumer<V> writer) {
        mark(value.isPresent());
        value.ifPresent(writer);
    }

    void optionalText(Optional<String> text) {
        optional(text, this::text);
    }

    void optionalDate(Optional<LocalDate> date) {
        optional(date, this::date);
    }

    void optionalNumber(OptionalInt number) {
        mark(number.isPresent());
        number.ifPresent(this::number);
    }

    void optionalNumber(OptionalLong number) {
        mark(number.isPresent());
        number.ifPresent(this::number);
    }

    <V> void list(Collection<V> values, Consumer<V> writer) {
        number(values.size());
        values.forEach(writer);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
