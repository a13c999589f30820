package io.daybreak.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes one JSON object on one line, member by member, in the order of the calls. */
final class JsonLine {
    private final StringBuilder text = new StringBuilder(512);

    /** Begins an object; {@link #end()} finishes it. */
    static JsonLine begin() {
        JsonLine line = new JsonLine();
        line.text.append('{');
        return line;
    }

    /** The object as text. */
    String end() {
        return text.append('}').toString();
    }

    JsonLine put(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    JsonLine put(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonLine put(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonLine put(String name, LocalDate value) {
        return put(name, value.toString());
    }

    /** A member that is null when there is no value, so that its absence is seen. */
    JsonLine putOptional(String name, Optional<?> value) {
        name(name);
        if (value.isPresent()) {
            string(value.get().toString());
        } else {
            text.append("null");
        }
        return this;
    }

    JsonLine putObject(String name, Consumer<JsonLine> members) {
        name(name);
        text.append('{');
        members.accept(this);
        text.append('}');
        return this;
    }

    <T> JsonLine putObjects(String name, List<T> values, BiConsumer<JsonLine, T> members) {
        name(name);
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append('{');
            members.accept(this, values.get(i));
            text.append('}');
        }
        text.append(']');
        return this;
    }

    private void name(String name) {
        char last = text.charAt(text.length() - 1);
        if (last != '{') {
            text.append(',');
        }
        string(name);
        text.append(':');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            switch (unit) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (unit < 0x20 || unit == '\u2028' || unit == '\u2029') {
                        text.append("\\u").append(Character.forDigit(unit >> 12, 16));
                        text.append(Character.forDigit(unit >> 8 & 15, 16));
                        text.append(Character.forDigit(unit >> 4 & 15, 16));
                        text.append(Character.forDigit(unit & 15, 16));
                    } else {
                        text.append(unit);
                    }
                }
            }
        }
        text.append('"');
    }
}
