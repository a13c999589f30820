package io.daybreak.intake;

import java.math.BigDecimal;

/**
 * What was read of one file.
 *
 * @param rows rows, rejected ones too
 * @param amountTotal plain decimal sum of the amount cells that are amounts, whatever the currency, rejected rows too
 *     (loans: principal; installments: the four {@code *_due}; payments: amount); without trailing zeros
 * @param checksum contributions of the bytes read to the CRC-32C of the file's rows; combined by exclusive or, so that
 *     the order of the parts does not matter
 */
public record FileCount(long rows, BigDecimal amountTotal, int checksum) {
    /** Nothing read. */
    public static final FileCount NONE = new FileCount(0, BigDecimal.ZERO, 0);

    public FileCount {
        // One number, one value: 1.0 and 1.00 are the same total.
        amountTotal = amountTotal.signum() == 0 ? BigDecimal.ZERO : amountTotal.stripTrailingZeros();
    }

    /** Both together. */
    public FileCount plus(FileCount other) {
        return new FileCount(
                Math.addExact(rows, other.rows), amountTotal.add(other.amountTotal), checksum ^ other.checksum);
    }

    /** {@code rows/amount/checksum}. */
    @Override
    public String toString() {
        return rows + "/" + amountTotal.toPlainString() + "/" + Integer.toHexString(checksum);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static FileCount parse(String text) {
        String[] words = text.split("/", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException("not rows/amount/checksum: " + text);
        }
        return new FileCount(
                Long.parseLong(words[0]), new BigDecimal(words[1]), Integer.parseUnsignedInt(words[2], 16));
    }
}
