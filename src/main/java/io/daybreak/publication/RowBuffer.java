package io.daybreak.publication;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Bytes of CSV rows under way to a file: UTF-8, RFC 4180, line feed at the end of a row. One buffer is filled and emptied
 * again and again, so that rendering a row makes no garbage. Cells are put between {@link #beginCell} calls by {@link
 * Table}; nothing else needs to know of commas.
 */
public final class RowBuffer {
    /** Characters that make a cell of ASCII text need a closer look: quotes, or a longer encoding. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        Arrays.fill(PLAIN, true);
        PLAIN['"'] = false;
        PLAIN[','] = false;
        PLAIN['\r'] = false;
        PLAIN['\n'] = false;
    }

    private static final long[] POWER_OF_TEN = {1, 10, 100, 1_000, 10_000};

    private byte[] bytes;
    private int length;

    /** A buffer that begins with room for {@code capacity} bytes and grows as needed. */
    public RowBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** How many bytes are in it. */
    public int length() {
        return length;
    }

    /** Empties it; the room stays. */
    public void clear() {
        length = 0;
    }

    /** Hands all bytes to a stream; the buffer keeps them. */
    public void writeTo(OutputStream stream) throws IOException {
        stream.write(bytes, 0, length);
    }

    /** Appends all bytes to a part and empties the buffer. */
    void moveTo(PartFile part) throws IOException {
        part.append(bytes, 0, length);
        clear();
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void append(byte[] more, int count) {
        ensure(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    void append(byte[] more, int from, int count) {
        ensure(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    void beginCell() {
        ensure(1);
        bytes[length++] = ',';
    }

    void endRow() {
        ensure(1);
        bytes[length++] = '\n';
    }

    /** A cell of text as it is, quoted where RFC 4180 asks for it. */
    public void text(String text) {
        int size = text.length();
        ensure(size);
        byte[] target = bytes;
        int at = length;
        for (int index = 0; index < size; index++) {
            char character = text.charAt(index);
            if (character >= 128 || !PLAIN[character]) {
                unusualText(text);
                return;
            }
            target[at++] = (byte) character;
        }
        length = at;
    }

    /**
     * A cell of text for people: one that a spreadsheet would run as a formula gets an apostrophe in front. That holds
     * for the wide forms of the signs as well, which East Asian spreadsheets take for the narrow ones.
     */
    public void textForPeople(String text) {
        text(isFormula(text) ? "'" + text : text);
    }

    /** A whole number. */
    public void integer(long number) {
        if (number == Long.MIN_VALUE) {
            text(Long.toString(number)); // has no positive counterpart
            return;
        }
        ensure(20);
        long rest = number;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        digits(rest, digitsIn(rest));
    }

    /** An amount in minor units as a plain decimal with the currency's 0 to 4 digits. */
    public void amount(long minorUnits, int fractionDigits) {
        if (fractionDigits == 0 || minorUnits == Long.MIN_VALUE) {
            wholeAmount(minorUnits, fractionDigits);
            return;
        }
        ensure(22);
        long rest = minorUnits;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        long unit = POWER_OF_TEN[fractionDigits];
        long whole = rest / unit;
        digits(whole, digitsIn(whole));
        bytes[length++] = '.';
        digits(rest - whole * unit, fractionDigits);
    }

    /** A date as {@code yyyy-MM-dd}. */
    public void date(LocalDate date) {
        int year = date.getYear();
        if (year < 0 || year > 9999) {
            text(date.toString());
            return;
        }
        ensure(10);
        digits(year, 4);
        bytes[length++] = '-';
        digits(date.getMonthValue(), 2);
        bytes[length++] = '-';
        digits(date.getDayOfMonth(), 2);
    }

    static boolean isFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> true;
            default -> false;
        };
    }

    private void wholeAmount(long minorUnits, int fractionDigits) {
        if (fractionDigits == 0) {
            integer(minorUnits);
        } else {
            text(BigDecimal.valueOf(minorUnits, fractionDigits).toPlainString());
        }
    }

    private void unusualText(String text) {
        boolean quoted = needsQuotes(text);
        byte[] encoded = (quoted ? '"' + text.replace("\"", "\"\"") + '"' : text).getBytes(StandardCharsets.UTF_8);
        append(encoded, encoded.length);
    }

    private static boolean needsQuotes(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < 128 && !PLAIN[character]) {
                return true;
            }
        }
        return false;
    }

    /** Writes exactly {@code count} digits, with zeros in front. */
    private void digits(long number, int count) {
        int end = length + count;
        long rest = number;
        for (int at = end - 1; at >= length; at--) {
            long quotient = rest / 10;
            bytes[at] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        length = end;
    }

    private static int digitsIn(long number) {
        int count = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            count++;
        }
        return count;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
