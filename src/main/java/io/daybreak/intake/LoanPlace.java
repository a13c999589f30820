package io.daybreak.intake;

import java.util.List;

/**
 * Where the rows of one loan lie, so that they can be read again without a search. Good for the delivery it came from
 * and for the same files scanned again.
 *
 * @param loans its row in {@code loans.csv} (rows, if repeated)
 * @param installments its rows in {@code installments.csv}
 * @param payments its rows in {@code payments.csv}
 */
public record LoanPlace(RowRange loans, RowRange installments, RowRange payments) {

    /** One line that {@link #parse} reads. */
    public String toText() {
        return loans + " " + installments + " " + payments;
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static LoanPlace parse(String text) {
        List<String> words = List.of(text.split(" ", -1));
        if (words.size() != 3) {
            throw new IllegalArgumentException("not a loan's place: " + text);
        }
        return new LoanPlace(RowRange.parse(words.get(0)), RowRange.parse(words.get(1)), RowRange.parse(words.get(2)));
    }
}
