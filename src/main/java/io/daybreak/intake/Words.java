package io.daybreak.intake;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words that stand for the constants of an enum in files: their names, exactly. */
final class Words {
    private Words() {}

    static <E extends Enum<E>> Map<String, E> of(E[] constants) {
        return Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
    }
}
