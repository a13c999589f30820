package io.daybreak.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was chosen beside the settings file: a flag beats an environment variable. An empty variable counts as none, as
 * service managers like to leave them.
 */
record Choices(Map<Key, Choice> byKey) {
    Choices {
        byKey = Map.copyOf(byKey);
    }

    /**
     * The choices of one command.
     *
     * @param flags what was given on the command line
     * @param machine for the environment, and the folder that relative paths start from
     */
    static Choices of(Map<Key, String> flags, Machine machine) {
        Path base = machine.workingDirectory();
        Map<Key, Choice> chosen = new EnumMap<>(Key.class);
        for (Key key : Key.values()) {
            String variable = machine.environment().getOrDefault(key.variable(), "");
            if (flags.containsKey(key)) {
                chosen.put(key, new Choice(flags.getOrDefault(key, ""), key.flag(), base));
            } else if (!variable.isEmpty()) {
                chosen.put(key, new Choice(variable, key.variable(), base));
            }
        }
        return new Choices(chosen);
    }

    Optional<Choice> of(Key key) {
        return Optional.ofNullable(byKey.get(key));
    }
}
