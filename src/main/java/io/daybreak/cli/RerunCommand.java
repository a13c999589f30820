package io.daybreak.cli;

import io.daybreak.job.NightRun;
import io.daybreak.job.RerunRequest;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rerun}: settles dates again, or catches up with dates that were never run. */
@Command(
        name = "rerun",
        description = {
            "Settles every business date of a range again from one delivery, the one of --to: after a late or wrong"
                    + " feed, a new policy, or an outage (dates never run are caught up by the same command).",
            "Each date gets a new attempt that supersedes the old one; rerun-<from>-<to>-attempt-N/differences.csv in"
                    + " the output folder says which loans changed and by which rows. Nothing is ever sent for a past"
                    + " day: only a last date that was never published, and is the newest, is decided as a night is."
                    + " Earlier notices that turn out wrong are corrected once, with the last date.",
            "A guard that trips for one date holds the whole range: release or discard its last date. The same command"
                    + " again does nothing once published, and resumes a rerun that was stopped or killed."
        })
final class RerunCommand implements Callable<Integer> {
    private final Machine machine;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before it calls call
    private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            converter = NightOptions.CheckedDate.class,
            description = "First business date, such as 2026-06-01.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            converter = NightOptions.CheckedDate.class,
            description = "Last business date. The delivery is the one of this date or of a later one.")
    private String to = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            converter = DecisionOptions.CheckedText.class,
            description = "Why; kept for good.")
    private String reason = "";

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(names = "--dry-run", description = "Do everything up to publishing, and leave nothing behind.")
    private boolean dryRun;

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    RerunCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        LocalDate first = DateText.parse(from).orElseThrow();
        LocalDate last = DateText.parse(to).orElseThrow();
        if (first.isAfter(last)) {
            throw new ParameterException(
                    spec.commandLine(), "--from " + first + " is after --to " + last + "; a range runs forward.");
        }
        Map<Key, String> given = new EnumMap<>(Key.class);
        given.putAll(places.given());
        given.putAll(work.given());
        given.put(Key.DATE, to);
        return new Night(machine, Choices.of(given, machine), work.allowsDraft(), dryRun)
                .close((settings, request, progress) ->
                        NightRun.rerun(request, new RerunRequest(first, reason, settings::inputOn), progress));
    }
}
