package io.daybreak.intake;

import java.util.List;

/**
 * What was read of the big files and the baseline; additive over any parts in any order.
 *
 * @param loans of {@code loans.csv}
 * @param installments of {@code installments.csv}
 * @param payments of {@code payments.csv}
 * @param baseline of the baseline; its amount total is always 0
 */
public record FileCounts(FileCount loans, FileCount installments, FileCount payments, FileCount baseline) {
    /** Nothing read. */
    public static final FileCounts NONE =
            new FileCounts(FileCount.NONE, FileCount.NONE, FileCount.NONE, FileCount.NONE);

    /** Both together. */
    public FileCounts plus(FileCounts other) {
        return new FileCounts(
                loans.plus(other.loans),
                installments.plus(other.installments),
                payments.plus(other.payments),
                baseline.plus(other.baseline));
    }

    /** One line that {@link #parse} reads. */
    public String toText() {
        return loans + " " + installments + " " + payments + " " + baseline;
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static FileCounts parse(String text) {
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() != 4) {
            throw new IllegalArgumentException("not file counts: " + text);
        }
        return new FileCounts(
                FileCount.parse(words.get(0)),
                FileCount.parse(words.get(1)),
                FileCount.parse(words.get(2)),
                FileCount.parse(words.get(3)));
    }
}
