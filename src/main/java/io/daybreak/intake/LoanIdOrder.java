package io.daybreak.intake;

import java.util.Arrays;

/** The order of loan_ids in the big files, and in every output. */
public enum LoanIdOrder {
    /** By the bytes of the identifier in UTF-8. */
    UTF8,
    /**
     * Identifiers of ASCII digits by value, then by bytes (so 7 before 007 before 10); others, which are no loan_ids
     * under this order, after them by bytes. The empty identifier comes first under both orders.
     */
    NUMERIC;

    /** Compares two identifiers given as ranges of UTF-8 bytes; negative, zero or positive. Zero means same bytes. */
    int compare(byte[] left, int leftFrom, int leftTo, byte[] right, int rightFrom, int rightTo) {
        return switch (this) {
            case UTF8 -> Arrays.compareUnsigned(left, leftFrom, leftTo, right, rightFrom, rightTo);
            case NUMERIC -> compareNumeric(left, leftFrom, leftTo, right, rightFrom, rightTo);
        };
    }

    /** Compares two identifiers. */
    public int compare(String left, String right) {
        byte[] leftBytes = left.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] rightBytes = right.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return compare(leftBytes, 0, leftBytes.length, rightBytes, 0, rightBytes.length);
    }

    private static int compareNumeric(byte[] left, int leftFrom, int leftTo, byte[] right, int rightFrom, int rightTo) {
        boolean leftDigits = isDigits(left, leftFrom, leftTo);
        boolean rightDigits = isDigits(right, rightFrom, rightTo);
        if (leftDigits != rightDigits) {
            return leftDigits ? -1 : 1;
        }
        if (leftDigits) {
            int leftStart = withoutLeadingZeros(left, leftFrom, leftTo);
            int rightStart = withoutLeadingZeros(right, rightFrom, rightTo);
            int byLength = Integer.compare(leftTo - leftStart, rightTo - rightStart);
            int byValue = byLength != 0
                    ? byLength
                    : Arrays.compareUnsigned(left, leftStart, leftTo, right, rightStart, rightTo);
            if (byValue != 0) {
                return byValue;
            }
            // Same value: fewer leading zeros first, which is also an order of the bytes' own.
            return Integer.compare(leftTo - leftFrom, rightTo - rightFrom);
        }
        return Arrays.compareUnsigned(left, leftFrom, leftTo, right, rightFrom, rightTo);
    }

    /** Whether a cell can be a loan_id in this order: where it is numeric, digits alone. */
    boolean takes(RowCursor row, int place) {
        return this != NUMERIC || isDigits(row.bytes(), row.start(place), row.end(place));
    }

    /** Whether a range holds nothing but ASCII digits; true for an empty one. */
    private static boolean isDigits(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int withoutLeadingZeros(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && bytes[start] == '0') {
            start++;
        }
        return start;
    }
}
