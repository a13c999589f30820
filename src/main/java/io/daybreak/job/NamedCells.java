package io.daybreak.job;

import io.daybreak.intake.NamedRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes the cells of one row of a table that people make, and notes everything that is wrong with it as {@code
 * file:line:field: message}. Values of personal fields are not shown.
 */
final class NamedCells {
    private static final int ID_MAX = 200;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(?:[.][0-9]{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,5}");

    private final String file;
    private final NamedRow row;
    private final List<String> problems = new ArrayList<>();

    NamedCells(String file, NamedRow row) {
        this.file = file;
        this.row = row;
        if (!row.fits()) {
            problems.add(file + ":" + row.line()
                    + ": the row has more or fewer fields than the header; check quotes and commas");
        }
    }

    /** Everything wrong with the row; empty when it can be used. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Notes what is wrong with a field. */
    void problem(String field, String message) {
        problems.add(file + ":" + row.line() + ":" + field + ": " + message);
    }

    /** A text that must be there; a stand-in where it is not, for a row that cannot be used. */
    String required(String field) {
        return required(field, this::identifier).orElse("");
    }

    /** A value that must be there. */
    <T> Optional<T> required(String field, Function<String, Optional<T>> reader) {
        if (row.fits() && row.cell(field).isEmpty()) {
            problem(field, "is missing; fill it in");
        }
        return reader.apply(field);
    }

    /** An identifier or code: one line, not too long. */
    Optional<String> identifier(String field) {
        Optional<String> text = row.cell(field);
        if (text.isPresent()
                && (text.get().length() > ID_MAX || text.get().chars().anyMatch(Character::isISOControl))) {
            problem(field, "is longer than " + ID_MAX + " characters or has control characters; correct it");
            return Optional.empty();
        }
        return text;
    }

    /** A text of up to a number of characters, which may have line breaks. */
    Optional<String> text(String field, int charactersMax) {
        Optional<String> text = row.cell(field);
        if (text.isPresent() && text.get().length() > charactersMax) {
            problem(field, "is longer than " + charactersMax + " characters; shorten it");
            return Optional.empty();
        }
        return text;
    }

    Optional<LocalDate> date(String field) {
        Optional<String> text = row.cell(field);
        try {
            if (text.isPresent() && DATE.matcher(text.get()).matches()) {
                return text.map(LocalDate::parse);
            }
        } catch (DateTimeException noSuchDay) {
            // said below
        }
        text.ifPresent(wrong -> problem(field, "'" + shown(wrong) + "' is no date; write it as 2026-06-30"));
        return Optional.empty();
    }

    /** An amount that is not negative, with a decimal point and at most four decimals. */
    Optional<BigDecimal> amount(String field) {
        Optional<String> text = row.cell(field);
        if (text.isPresent() && !AMOUNT.matcher(text.get()).matches()) {
            problem(field, "'" + shown(text.get()) + "' is no amount; write digits and a decimal point, as in 1144.71");
            return Optional.empty();
        }
        return text.map(BigDecimal::new);
    }

    OptionalInt whole(String field) {
        Optional<String> text = row.cell(field);
        if (text.isPresent() && !WHOLE.matcher(text.get()).matches()) {
            problem(field, "'" + shown(text.get()) + "' is no whole number from 0 to 99999; correct it");
            return OptionalInt.empty();
        }
        return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
    }

    Optional<Currency> currency(String field) {
        Optional<String> text = row.cell(field);
        try {
            Optional<Currency> currency = text.map(Currency::getInstance);
            if (currency.isEmpty() || currency.get().getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // said below
        }
        problem(field, "'" + shown(text.orElse("")) + "' is no ISO 4217 currency code; write one such as CNY");
        return Optional.empty();
    }

    Optional<Boolean> yesOrNo(String field) {
        Optional<String> text = row.cell(field).map(word -> word.toLowerCase(Locale.ROOT));
        if (text.isPresent() && !text.get().equals("yes") && !text.get().equals("no")) {
            problem(field, "'" + shown(text.get()) + "' is neither yes nor no; write one of them");
            return Optional.empty();
        }
        return text.map("yes"::equals);
    }

    /** A word of a closed list, in any letter case. */
    <E extends Enum<E>> Optional<E> word(String field, E[] words) {
        Optional<String> text = row.cell(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String wanted = text.get().toUpperCase(Locale.ROOT);
        for (E word : words) {
            if (word.name().equals(wanted)) {
                return Optional.of(word);
            }
        }
        List<String> names = new ArrayList<>();
        for (E word : words) {
            names.add(word.name().toLowerCase(Locale.ROOT));
        }
        problem(field, "'" + shown(text.get()) + "' is none of " + String.join(", ", names) + "; write one of them");
        return Optional.empty();
    }

    private static String shown(String value) {
        String oneLine = value.replaceAll("\\p{C}", "?");
        return oneLine.length() > 40 ? oneLine.substring(0, 40) + "…" : oneLine;
    }
}
