package io.daybreak.intake;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One reason to refuse a delivery.
 *
 * @param code stable code
 * @param file the sender's name of the file
 * @param line line in it, the first being 1, where there is one
 * @param field column at fault, where there is one
 * @param message what is wrong, without personal data
 * @param whatToDo how to mend it
 */
public record Refusal(
        RefusalCode code, String file, OptionalLong line, Optional<String> field, String message, String whatToDo) {

    static Refusal of(RefusalCode code, String file, String message, String whatToDo) {
        return new Refusal(code, file, OptionalLong.empty(), Optional.empty(), message, whatToDo);
    }

    static Refusal at(RefusalCode code, String file, long line, String message, String whatToDo) {
        return new Refusal(code, file, OptionalLong.of(line), Optional.empty(), message, whatToDo);
    }

    Refusal inField(String name) {
        return new Refusal(code, file, line, Optional.of(name), message, whatToDo);
    }

    Refusal toDo(String other) {
        return new Refusal(code, file, line, field, message, other);
    }

    /** Where it is: {@code file}, {@code file:line} or {@code file:line:field}. */
    public String place() {
        StringBuilder place = new StringBuilder(file);
        line.ifPresent(number -> place.append(':').append(number));
        field.ifPresent(name -> place.append(':').append(name));
        return place.toString();
    }

    /** One line: place, code, message, what to do. */
    @Override
    public String toString() {
        return place() + ": " + code + ": " + message + " To do: " + whatToDo;
    }
}
