package io.daybreak.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words that stand for the constants of an enum in files: their names, exactly, in the enum's order. */
final class Words {
    private Words() {}

    static <E extends Enum<E>> Map<String, E> of(E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name(), constant);
        }
        return Collections.unmodifiableMap(words);
    }
}
