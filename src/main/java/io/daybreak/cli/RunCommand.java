package io.daybreak.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: closes one day and publishes it. */
@Command(
        name = "run",
        description = {
            "Closes one business date: classifies every loan, decides the notices, reconciles and publishes.",
            "The same command again does nothing once published, and resumes a run that was stopped or killed."
        })
final class RunCommand implements Callable<Integer> {
    private final Machine machine;

    @Mixin
    private final NightOptions night = new NightOptions();

    @Option(names = "--dry-run", description = "Do everything up to publishing, and leave nothing behind.")
    private boolean dryRun;

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    RunCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        return new Night(machine, choices(places, night, machine), night.allowsDraft(), dryRun).close();
    }

    static Choices choices(PlaceOptions places, NightOptions night, Machine machine) {
        Map<Key, String> given = new EnumMap<>(Key.class);
        given.putAll(places.given());
        given.putAll(night.given());
        return Choices.of(given, machine);
    }
}
