package io.daybreak.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that settles a delivery. */
final class WorkOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = NightOptions.CheckedThreads.class,
            description = "Working threads. Settings: threads; else as many as there are processors.")
    private Optional<String> threads = Optional.empty();

    @Option(names = "--allow-draft", description = "Take a policy whose status is draft.")
    private boolean allowDraft;

    boolean allowsDraft() {
        return allowDraft;
    }

    /** The options that were given. */
    Map<Key, String> given() {
        Map<Key, String> given = new EnumMap<>(Key.class);
        threads.ifPresent(text -> given.put(Key.THREADS, text));
        return given;
    }
}
