package io.daybreak.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: what {@code run --dry-run} does. */
@Command(
        name = "check",
        description = {
            "Does everything that run does up to publishing, against the real store and the last published night,"
                    + " and leaves nothing behind.",
            "The exit codes are those of run."
        })
final class CheckCommand implements Callable<Integer> {
    private final Machine machine;

    @Mixin
    private final NightOptions night = new NightOptions();

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    CheckCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        return new Night(machine, RunCommand.choices(places, night, machine), night.allowsDraft(), true).close();
    }
}
