package io.daybreak.cli;

import io.daybreak.job.HeldRuns;
import io.daybreak.job.NightOutcome;
import io.daybreak.store.StoreLocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code discard}: a named person throws a held run away. */
@Command(
        name = "discard",
        description = {
            "Throws the held run of a date away; its files are removed and nobody is told anything.",
            "Who discarded it, and why, is kept for good. The date can be run again, with the same or other inputs."
        })
final class DiscardCommand implements Callable<Integer> {
    private final Machine machine;

    @Mixin
    private final HeldDate date = new HeldDate();

    @Mixin
    private final DecisionOptions decision = new DecisionOptions();

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    DiscardCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        return Preparation.before(machine, places, this::discard);
    }

    private int discard(Settings settings, StoreLocation store) {
        NightOutcome outcome = HeldRuns.discard(date.value(), decision.request(machine, settings, store));
        new Aftermath(machine, settings).ofDecision(date.value(), outcome);
        return Told.of(machine, outcome);
    }
}
