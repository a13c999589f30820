package io.daybreak.intake;

/**
 * Tells whether a stream of bytes is UTF-8, strictly: no overlong forms, no surrogates, nothing above U+10FFFF. Bytes
 * come in any pieces; a character may lie across two.
 */
final class Utf8Check {
    /** Continuation bytes still missing of the character begun. */
    private int missing;
    /** What the next continuation byte must lie between. */
    private int lowest;

    private int highest;

    /**
     * Takes the next bytes.
     *
     * @return position of the first byte that cannot be there, or -1
     */
    int firstBad(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            int value = bytes[at] & 0xFF;
            if (missing > 0) {
                if (value < lowest || value > highest) {
                    return at;
                }
                missing--;
                lowest = 0x80;
                highest = 0xBF;
            } else if (value >= 0x80 && !lead(value)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the stream ends between two characters. */
    boolean isComplete() {
        return missing == 0;
    }

    private boolean lead(int value) {
        lowest = 0x80;
        highest = 0xBF;
        if (value >= 0xC2 && value <= 0xDF) {
            missing = 1;
        } else if (value >= 0xE0 && value <= 0xEF) {
            missing = 2;
            lowest = value == 0xE0 ? 0xA0 : 0x80;
            highest = value == 0xED ? 0x9F : 0xBF;
        } else if (value >= 0xF0 && value <= 0xF4) {
            missing = 3;
            lowest = value == 0xF0 ? 0x90 : 0x80;
            highest = value == 0xF4 ? 0x8F : 0xBF;
        } else {
            return false;
        }
        return true;
    }
}
