package io.daybreak.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command: where things lie. What is not given comes from the environment or the settings. */
final class PlaceOptions {
    @Option(
            names = "--input",
            paramLabel = "DIR",
            converter = Named.Text.class,
            description = "Folder of the delivery; may contain {date}. Settings: input.")
    private Optional<String> input = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            converter = Named.Text.class,
            description = "Folder of the outputs. Settings: output.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = "--store",
            paramLabel = "DIR|URL",
            converter = Named.Text.class,
            description = "The store: a folder for the embedded database, or a JDBC URL. Settings: store.")
    private Optional<String> store = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            converter = Named.Text.class,
            description = "The policy. Settings: policy.")
    private Optional<String> policy = Optional.empty();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            converter = Named.Text.class,
            description = "The settings. Without it: jobs/nightly.yaml of the installation.")
    private Optional<String> settings = Optional.empty();

    /** The options that were given. */
    Map<Key, String> given() {
        Map<Key, String> given = new EnumMap<>(Key.class);
        input.ifPresent(text -> given.put(Key.INPUT, text));
        output.ifPresent(text -> given.put(Key.OUTPUT, text));
        store.ifPresent(text -> given.put(Key.STORE, text));
        policy.ifPresent(text -> given.put(Key.POLICY, text));
        settings.ifPresent(text -> given.put(Key.SETTINGS, text));
        return given;
    }
}
