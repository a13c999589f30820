package io.daybreak.intake;

import java.util.List;

/**
 * One partition of a delivery: all rows of a contiguous range of loan_ids in the big files and the baseline. The first
 * slice also has the rows without a loan_id. Slices do not overlap and together leave nothing out.
 *
 * @param number 1, 2, …
 * @param loans rows of {@code loans.csv}
 * @param installments rows of {@code installments.csv}
 * @param payments rows of {@code payments.csv}
 * @param baseline rows of the baseline {@code classification.csv}; empty when there is none
 */
public record Slice(int number, RowRange loans, RowRange installments, RowRange payments, RowRange baseline) {

    /** Bytes to be read. */
    public long bytes() {
        return loans.bytes() + installments.bytes() + payments.bytes() + baseline.bytes();
    }

    /** Where the slice begins. */
    public Position start() {
        return new Position(loans.from(), installments.from(), payments.from(), baseline.from());
    }

    /** One line that {@link #parse} reads. */
    public String toText() {
        return number + " " + loans + " " + installments + " " + payments + " " + baseline;
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static Slice parse(String text) {
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() != 5) {
            throw new IllegalArgumentException("not a slice: " + text);
        }
        return new Slice(
                Integer.parseInt(words.get(0)),
                RowRange.parse(words.get(1)),
                RowRange.parse(words.get(2)),
                RowRange.parse(words.get(3)),
                RowRange.parse(words.get(4)));
    }
}
