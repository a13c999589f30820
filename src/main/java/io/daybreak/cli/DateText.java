package io.daybreak.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Dates as people write them on a command line: four digits, two, two. */
final class DateText {
    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private DateText() {}

    /** The date; empty when the text is none, or names a day that no calendar has. */
    static Optional<LocalDate> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** What is wrong with a text that is no date. */
    static String problem(String text) {
        return "'" + text + "' is not a date; write year-month-day, as in 2026-06-30";
    }

    /** Takes a date option, and refuses what is no date while the command line is still at hand to point at. */
    static final class Converter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return parse(text).orElseThrow(() -> new TypeConversionException(problem(text) + "."));
        }
    }
}
