package io.daybreak.publication;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * One column of an output file: its header, its cells and its line in the data dictionary come from this one place.
 *
 * @param name the header
 * @param kind what its cells are
 * @param meaning what they say, one sentence
 * @param cell renders the cell of a row; puts nothing for an empty one
 */
record Column<R>(String name, Kind kind, String meaning, Cell<R> cell) {

    /** What the cells of a column are. */
    enum Kind {
        /** Text as it is. */
        TEXT,
        /** Text made safe for spreadsheets: an apostrophe in front of what would run as a formula. */
        TEXT_FOR_PEOPLE,
        /** A word of a closed list. */
        CODE,
        /** A whole number. */
        INTEGER,
        /** A plain decimal with the currency's digits. */
        AMOUNT,
        /** yyyy-MM-dd. */
        DATE,
        /** ISO 8601 with offset. */
        TIME,
        /** {@code yes} or {@code no}. */
        YES_NO;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Renders one cell. */
    @FunctionalInterface
    interface Cell<R> {
        void render(R row, RowBuffer out);
    }

    /** What a cell is made of. */
    @FunctionalInterface
    interface Of<R, V> {
        V of(R row);
    }

    static <R> Column<R> text(String name, Of<R, String> value, String meaning) {
        return new Column<>(name, Kind.TEXT, meaning, (row, out) -> out.text(value.of(row)));
    }

    static <R> Column<R> textForPeople(String name, Of<R, String> value, String meaning) {
        return new Column<>(name, Kind.TEXT_FOR_PEOPLE, meaning, (row, out) -> out.textForPeople(value.of(row)));
    }

    static <R> Column<R> optionalText(String name, Of<R, Optional<String>> value, String meaning) {
        return new Column<>(
                name, Kind.TEXT, meaning, (row, out) -> value.of(row).ifPresent(out::text));
    }

    static <R> Column<R> optionalTextForPeople(String name, Of<R, Optional<String>> value, String meaning) {
        return new Column<>(
                name, Kind.TEXT_FOR_PEOPLE, meaning, (row, out) -> value.of(row).ifPresent(out::textForPeople));
    }

    static <R> Column<R> code(String name, Of<R, String> value, String meaning) {
        return new Column<>(name, Kind.CODE, meaning, (row, out) -> out.text(value.of(row)));
    }

    static <R> Column<R> date(String name, Of<R, LocalDate> value, String meaning) {
        return new Column<>(name, Kind.DATE, meaning, (row, out) -> out.date(value.of(row)));
    }

    static <R> Column<R> optionalDate(String name, Of<R, Optional<LocalDate>> value, String meaning) {
        return new Column<>(
                name, Kind.DATE, meaning, (row, out) -> value.of(row).ifPresent(out::date));
    }

    static <R> Column<R> yesNo(String name, Of<R, Boolean> value, String meaning) {
        return new Column<>(name, Kind.YES_NO, meaning, (row, out) -> out.text(value.of(row) ? "yes" : "no"));
    }

    static <R> Column<R> integer(String name, Cell<R> cell, String meaning) {
        return new Column<>(name, Kind.INTEGER, meaning, cell);
    }

    static <R> Column<R> amount(String name, Cell<R> cell, String meaning) {
        return new Column<>(name, Kind.AMOUNT, meaning, cell);
    }
}
