package io.daybreak.delinquency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * When a loan fell into arrears, reached by its own days the tier that puts the borrower in default (one that spreads to
 * the other loans and sticks), and was clear again. That is all that a borrower-wise rule needs of the past.
 *
 * @param changes ascending by date; before the first the loan is clear
 */
public record ArrearsHistory(List<Change> changes) {
    /** Nothing was ever unpaid. */
    public static final ArrearsHistory CLEAR = new ArrearsHistory(List.of());

    public ArrearsHistory {
        changes = List.copyOf(changes);
    }

    /** What a loan is on a day. */
    public enum State {
        /** The policy calls nothing unpaid. */
        CLEAR('C'),
        /** Something is unpaid, short of the tier that puts the borrower in default. */
        ARREARS('A'),
        /** Its own days reach that tier. */
        DEFAULT('D');

        private final char letter;

        State(char letter) {
            this.letter = letter;
        }

        private static State of(char letter) {
            for (State state : values()) {
                if (state.letter == letter) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state of a loan is written " + letter);
        }
    }

    /**
     * From a day on the loan is in a state.
     *
     * @param from first day
     * @param state the state
     */
    public record Change(LocalDate from, State state) {}

    /** The state on a day. */
    public State on(LocalDate day) {
        State state = State.CLEAR;
        for (Change change : changes) {
            if (!change.from().isAfter(day)) {
                state = change.state();
            }
        }
        return state;
    }

    /** One line of text, for example {@code 2021-04-01A;2021-06-29D}; read back by {@link #parse}. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            text.append(text.isEmpty() ? "" : ";").append(change.from()).append(change.state().letter);
        }
        return text.toString();
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException when it was not written by it
     * @throws java.time.format.DateTimeParseException likewise
     */
    public static ArrearsHistory parse(String text) {
        List<Change> changes = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int separator = text.indexOf(';', start);
            int end = separator < 0 ? text.length() : separator;
            changes.add(new Change(LocalDate.parse(text.substring(start, end - 1)), State.of(text.charAt(end - 1))));
            start = end + 1;
        }
        return new ArrearsHistory(changes);
    }
}
