package io.daybreak.cli;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something is kept: so many days, weeks, months or years, or since a date. */
sealed interface Age {
    /** So long before today. */
    record Before(Period period) implements Age {}

    /** Before a date. */
    record Until(LocalDate date) implements Age {}

    /** Reads {@code 90d}, {@code 12w}, {@code 18m}, {@code 7y} or a date; empty when it is none of them. */
    static Optional<Age> parse(String text) {
        Matcher length = Pattern.compile("([1-9][0-9]{0,4})([dwmy])").matcher(text);
        if (!length.matches()) {
            return DateText.parse(text).map(Until::new);
        }
        int number = Integer.parseInt(length.group(1));
        return Optional.of(new Before(
                switch (length.group(2)) {
                    case "d" -> Period.ofDays(number);
                    case "w" -> Period.ofWeeks(number);
                    case "m" -> Period.ofMonths(number);
                    default -> Period.ofYears(number);
                }));
    }

    /** The first day that is kept. */
    default LocalDate keptFrom(LocalDate today) {
        return this instanceof Before before ? today.minus(before.period()) : ((Until) this).date();
    }
}
