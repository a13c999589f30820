package io.daybreak.intake;

import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Rejection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row after the other as values, and collects what is wrong with them. A method that finds
 * something wrong notes it and answers null or an empty value; the row is then not to be used. For one thread.
 */
final class Cells {
    /** The longest identifier, in characters. */
    static final int MAX_IDENTIFIER = 128;

    private static final int SHORTEST_NUMBER_TOO_LARGE = 10;

    private final RowSource source;
    private final DatePattern dates;
    private final AmountCell amount;
    private final KnownTexts known = new KnownTexts();
    private final List<Rejection> faults = new ArrayList<>();

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private long line;
    private @Nullable RowCursor row;

    Cells(RowSource source) {
        this(source, AmountCell.MAX_MINOR);
    }

    /** Cells whose amounts may be as large as {@code maxMinor} minor units. */
    Cells(RowSource source, long maxMinor) {
        this.source = source;
        this.dates = DatePattern.parse(source.mapping().datePattern()).orElseThrow();
        this.amount = new AmountCell(source.mapping().decimalSign(), maxMinor);
    }

    /** Goes to a row. What was collected of the last one is forgotten. */
    void begin(RowCursor next) {
        row = next;
        line = source.line(next);
        bytes = next.bytes();
        if (!faults.isEmpty()) {
            faults.clear();
        }
    }

    /** The row's line in the delivered file. */
    long line() {
        return line;
    }

    boolean hasFaults() {
        return !faults.isEmpty();
    }

    /** What was found wrong with the row. */
    List<Rejection> faults() {
        return List.copyOf(faults);
    }

    /** Notes that the row as a whole is wrong. */
    void fault(RejectReason reason, String shown) {
        faults.add(new Rejection(source.layout().standardName(), line, "", reason, shown, reason.hint()));
    }

    /** Notes what is wrong with a cell. */
    void fault(Column column, RejectReason reason) {
        fault(column, reason, "");
    }

    /**
     * Notes what is wrong with a cell.
     *
     * @param more what there is to say of this very cell beside the reason's hint; empty: nothing
     */
    private void fault(Column column, RejectReason reason, String more) {
        go(column);
        faults.add(new Rejection(
                source.layout().standardName(),
                line,
                column.name(),
                reason,
                Shown.value(column.name(), text()),
                more.isEmpty() ? reason.hint() : reason.hint() + ": " + more));
    }

    /** The current cell as it stands there. */
    private String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Notes a row that does not fit the header; false when it does. */
    boolean isBroken() {
        RowCursor current = current();
        if (!source.isBroken(current)) {
            return false;
        }
        fault(RejectReason.COLUMN_COUNT, "");
        return true;
    }

    boolean isEmpty(Column column) {
        go(column);
        return from == to;
    }

    /** Whether a cell holds exactly these bytes. */
    boolean holds(Column column, byte[] word) {
        go(column);
        return Arrays.equals(bytes, from, to, word, 0, word.length);
    }

    /** A required identifier. */
    @Nullable
    String identifier(Column column) {
        if (isMissing(column)) {
            return null;
        }
        if (!isIdentifier(bytes, from, to)) {
            fault(column, RejectReason.BAD_IDENTIFIER);
            return null;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Whether a cell holds something that is no identifier. Notes nothing. */
    boolean isBadIdentifier(Column column) {
        go(column);
        return !isIdentifier(bytes, from, to);
    }

    /** An identifier that need not be there. */
    Optional<String> optionalIdentifier(Column column) {
        return isEmpty(column) ? Optional.empty() : Optional.ofNullable(identifier(column));
    }

    /** A required code of few different values. */
    @Nullable
    String code(Column column) {
        if (isMissing(column)) {
            return null;
        }
        return knownIdentifier(column).orElse(null);
    }

    /** A code that need not be there. */
    Optional<String> optionalCode(Column column) {
        return isEmpty(column) ? Optional.empty() : knownIdentifier(column);
    }

    private Optional<String> knownIdentifier(Column column) {
        Optional<String> text = known.text(bytes, from, to);
        if (!isIdentifier(bytes, from, to)) {
            fault(column, RejectReason.BAD_IDENTIFIER);
            return Optional.empty();
        }
        return text;
    }

    /** Free text that need not be there. */
    Optional<String> optionalText(Column column, int maxLength) {
        if (isEmpty(column)) {
            return Optional.empty();
        }
        String text = text();
        if (text.length() > maxLength) {
            fault(column, RejectReason.VALUE_TOO_LONG, "at most " + maxLength + " characters");
            return Optional.empty();
        }
        if (hasControls(text)) {
            fault(column, RejectReason.BAD_TEXT);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Line breaks and tabs are text; other control characters have no business in it. */
    private static boolean hasControls(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean isControl = letter < ' ' || (letter >= 0x7F && letter <= 0x9F);
            if (isControl && letter != '\n' && letter != '\r' && letter != '\t') {
                return true;
            }
        }
        return false;
    }

    /** Required free text. */
    @Nullable
    String text(Column column, int maxLength) {
        return isMissing(column) ? null : optionalText(column, maxLength).orElse(null);
    }

    /** A required date. */
    @Nullable
    LocalDate date(Column column) {
        return isMissing(column) ? null : optionalDate(column).orElse(null);
    }

    /** The day of a required date, which a time may follow after a {@code T} or a space. */
    @Nullable
    LocalDate day(Column column) {
        if (isMissing(column)) {
            return null;
        }
        Optional<LocalDate> date = dates.date(bytes, from, hasTime() ? from + dates.length() : to);
        if (date.isEmpty()) {
            fault(column, RejectReason.BAD_DATE, dates.toString());
        }
        return date.orElse(null);
    }

    /** Whether as many characters as a date has are followed by a time. */
    private boolean hasTime() {
        int end = from + dates.length();
        return end < to && (bytes[end] == 'T' || bytes[end] == ' ') && isTime(end + 1);
    }

    /** Digits, colons, a fraction and an offset: the time itself is nothing to us. */
    private boolean isTime(int start) {
        for (int at = start; at < to; at++) {
            byte letter = bytes[at];
            boolean isDigit = letter >= '0' && letter <= '9';
            if (!isDigit && ":.+-Z".indexOf(letter) < 0) {
                return false;
            }
        }
        return start < to;
    }

    /** A date that need not be there. */
    Optional<LocalDate> optionalDate(Column column) {
        if (isEmpty(column)) {
            return Optional.empty();
        }
        Optional<LocalDate> date = dates.date(bytes, from, to);
        if (date.isEmpty()) {
            fault(column, RejectReason.BAD_DATE, dates + (hasTime() ? ", without a time" : ""));
        }
        return date;
    }

    /** A required whole number of 0 or more that fits an int; -1 where it is none. */
    int number(Column column) {
        if (isMissing(column)) {
            return -1;
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || to - from > SHORTEST_NUMBER_TOO_LARGE) {
                fault(column, RejectReason.BAD_NUMBER);
                return -1;
            }
            number = number * 10 + digit;
        }
        if (number > Integer.MAX_VALUE) {
            fault(column, RejectReason.BAD_NUMBER);
            return -1;
        }
        return (int) number;
    }

    /** A whole number of 0 or more that need not be there. */
    OptionalInt optionalNumber(Column column) {
        if (isEmpty(column)) {
            return OptionalInt.empty();
        }
        int number = number(column);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** A required ISO 4217 currency. */
    @Nullable
    Currency currency(Column column) {
        if (isMissing(column)) {
            return null;
        }
        Currency currency = CurrencyCells.currency(bytes, from, to);
        if (currency == null) {
            fault(column, RejectReason.UNKNOWN_CURRENCY);
        }
        return currency;
    }

    /** One of the words of an enum, which need not be there. */
    <E extends Enum<E>> Optional<E> word(Column column, Map<String, E> words) {
        if (isEmpty(column)) {
            return Optional.empty();
        }
        Optional<E> value =
                Optional.ofNullable(words.get(known.text(bytes, from, to).orElseThrow()));
        if (value.isEmpty()) {
            String close = Spelling.closest(text(), words.keySet());
            String meant = close.isEmpty() ? "" : "; did you mean " + close + "?";
            fault(column, RejectReason.UNKNOWN_VALUE, String.join(", ", words.keySet()) + meant);
        }
        return value;
    }

    /** One of the words of an enum. */
    <E extends Enum<E>> Optional<E> requiredWord(Column column, Map<String, E> words) {
        return isMissing(column) ? Optional.empty() : word(column, words);
    }

    /**
     * A required amount of 0 or more.
     *
     * @param fractionDigits decimals of its currency; negative: the currency is not known, and the answer is 0
     * @param total takes the amount, if it is one, whatever the rest of the row is worth
     * @return minor units; 0 where it is no such amount
     */
    long requiredMinor(Column column, int fractionDigits, DecimalTotal total) {
        long minor = optionalMinor(column, fractionDigits, total);
        if (amount.isEmpty()) {
            fault(column, RejectReason.MISSING_VALUE);
        }
        return minor;
    }

    /** The same for an amount that need not be there. */
    long optionalMinor(Column column, int fractionDigits, DecimalTotal total) {
        count(column, total);
        if (amount.isEmpty()) {
            return 0;
        }
        RejectReason flaw = fractionDigits < 0 ? amount.flaw() : amount.flaw(fractionDigits);
        if (flaw == null && amount.isNegative()) {
            flaw = RejectReason.NEGATIVE_AMOUNT;
        }
        if (flaw != null) {
            fault(column, flaw, more(flaw, fractionDigits));
        }
        return flaw != null || fractionDigits < 0 ? 0 : amount.minor(fractionDigits);
    }

    /** An amount of either sign that need not be there; it counts towards no total. */
    OptionalLong signedMinor(Column column, int fractionDigits) {
        go(column);
        amount.read(bytes, from, to);
        if (amount.isEmpty()) {
            return OptionalLong.empty();
        }
        RejectReason flaw = fractionDigits < 0 ? amount.flaw() : amount.flaw(fractionDigits);
        if (flaw != null) {
            fault(column, flaw, more(flaw, fractionDigits));
        }
        return flaw != null || fractionDigits < 0
                ? OptionalLong.empty()
                : OptionalLong.of(amount.minor(fractionDigits));
    }

    /** What the settings or the currency add to the hint of an amount's flaw. */
    private String more(RejectReason flaw, int fractionDigits) {
        return switch (flaw) {
            case BAD_AMOUNT -> "the decimal sign is " + source.mapping().decimalSign();
            case TOO_MANY_DECIMALS -> "at most " + (fractionDigits < 0 ? AmountCell.MAX_DECIMALS : fractionDigits);
            default -> "";
        };
    }

    /** A required amount of 0 or more without a currency; 0 where it is no such amount. */
    BigDecimal requiredPlain(Column column, DecimalTotal total) {
        requiredMinor(column, -1, total);
        return plainOfLast();
    }

    /** Counts an amount towards the file's total and says nothing about it. */
    void count(Column column, DecimalTotal total) {
        go(column);
        amount.read(bytes, from, to);
        amount.addTo(total);
    }

    /** The amount read last in minor units, of either sign; 0 where it is no amount of such a currency. */
    long minorOfLast(int fractionDigits) {
        return amount.flaw(fractionDigits) == null ? amount.minor(fractionDigits) : 0;
    }

    /** The amount read last, of either sign; 0 where it is no amount of any currency. */
    BigDecimal plainOfLast() {
        return amount.flaw() == null ? amount.plain() : BigDecimal.ZERO;
    }

    private boolean isMissing(Column column) {
        if (!isEmpty(column)) {
            return false;
        }
        fault(column, RejectReason.MISSING_VALUE);
        return true;
    }

    private void go(Column column) {
        RowCursor current = current();
        from = current.start(column.place());
        to = current.end(column.place());
    }

    private RowCursor current() {
        if (row == null) {
            throw new IllegalStateException("no row yet");
        }
        return row;
    }

    /** 1 to 128 characters, none of them invisible, no space at either end. */
    private static boolean isIdentifier(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] > ' ' && bytes[at] < 0x7F) {
            at++;
        }
        return at == to ? to - from <= MAX_IDENTIFIER : isUnusualIdentifier(bytes, from, to);
    }

    /** Spaces that do not break a line are spaces too: nobody sees the difference. */
    private static boolean isSpace(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    private static boolean isUnusualIdentifier(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return text.length() <= MAX_IDENTIFIER
                && !isSpace(text.codePointAt(0))
                && !isSpace(text.codePointBefore(text.length()))
                && text.codePoints().noneMatch(Shown::isInvisible);
    }
}
