package io.daybreak.intake;

import java.util.List;

/**
 * How far a slice has been read: the rows that come next. The checkpoint of a partition.
 *
 * @param loans next row of {@code loans.csv}
 * @param installments next row of {@code installments.csv}
 * @param payments next row of {@code payments.csv}
 * @param baseline next row of the baseline
 */
public record Position(RowMark loans, RowMark installments, RowMark payments, RowMark baseline) {

    /** One line that {@link #parse} reads. */
    public String toText() {
        return loans + " " + installments + " " + payments + " " + baseline;
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static Position parse(String text) {
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() != 4) {
            throw new IllegalArgumentException("not a position: " + text);
        }
        return new Position(
                RowMark.parse(words.get(0)),
                RowMark.parse(words.get(1)),
                RowMark.parse(words.get(2)),
                RowMark.parse(words.get(3)));
    }
}
