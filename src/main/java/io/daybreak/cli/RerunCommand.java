package io.daybreak.cli;

import io.daybreak.job.AsKnownThen;
import io.daybreak.job.NightExit;
import io.daybreak.job.NightOutcome;
import io.daybreak.job.NightRequest;
import io.daybreak.job.NightRun;
import io.daybreak.job.Progress;
import io.daybreak.job.RerunRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            converter = DateText.Converter.class,
            description = "First business date, such as 2026-06-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DATE",
            converter = DateText.Converter.class,
            description = "Last business date. The delivery is the one of this date or of a later one.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            converter = DecisionOptions.CheckedText.class,
            description = "Why; kept for good.")
    private String reason = "";

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(
            names = "--as-known-on",
            paramLabel = "DATE",
            converter = DateText.Converter.class,
            description = {
                "Only compare: settle every date from what was known on DATE, leaving out payments and installment"
                        + " versions whose booked_on, and holds whose entered_on, is later. Rows that do not say are"
                        + " taken as known; knowledge.csv counts them.",
                "Writes differences.csv and knowledge.csv under rerun-<from>-<to>-as-known-on-DATE in the output"
                        + " folder. DATE is not before --from."
            })
    private Optional<LocalDate> asKnownOn = Optional.empty();

    @Option(
            names = "--as-known-then",
            description = {
                "Only compare: run every date again from its own delivery ({date} in --input), under the policy, the"
                        + " templates, the settings and the notices known then, and compare every byte with what was"
                        + " published.",
                "Writes reproduction.csv and differences.csv under rerun-<from>-<to>-as-known-then in the output"
                        + " folder. Exit code 0: every byte is reproduced; 3: not all are, and it is said where and"
                        + " why; 4: a date's delivery is refused."
            })
    private boolean asKnownThen;

    @Option(names = "--dry-run", description = "Do everything up to publishing, and leave nothing behind.")
    private boolean dryRun;

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    RerunCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        if (from.isAfter(to)) {
            throw new ParameterException(
                    spec.commandLine(), "--from " + from + " is after --to " + to + "; a range runs forward.");
        }
        checkComparison();
        Map<Key, String> given = new EnumMap<>(Key.class);
        given.putAll(places.given());
        given.putAll(work.given());
        given.put(Key.DATE, to.toString());
        return new Night(machine, Choices.of(given, machine), work.allowsDraft(), dryRun || isComparison())
                .close((settings, request, progress) -> {
                    RerunRequest range = new RerunRequest(from, reason, settings::inputOn, asKnownOn);
                    return asKnownThen
                            ? asKnownThen(request, range, progress)
                            : NightRun.rerun(request, range, progress);
                });
    }

    private boolean isComparison() {
        return asKnownThen || asKnownOn.isPresent();
    }

    private void checkComparison() {
        if (asKnownThen && asKnownOn.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "Either --as-known-on DATE or --as-known-then: each asks another question.");
        }
        if (isComparison() && dryRun) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as-known-on and --as-known-then only compare; --dry-run would leave out nothing.");
        }
        if (asKnownOn.isPresent() && asKnownOn.get().isBefore(from)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as-known-on " + asKnownOn.get() + " is before --from " + from
                            + ": nobody could know that day yet.");
        }
    }

    private NightOutcome asKnownThen(NightRequest request, RerunRequest range, Progress progress) {
        Path oneDelivery = range.deliveries().apply(range.from());
        if (!range.from().equals(request.businessDate())
                && oneDelivery.equals(range.deliveries().apply(request.businessDate()))) {
            return new NightOutcome(
                    NightExit.USAGE,
                    "--as-known-then needs every date's own delivery, and --input is " + machine.shown(oneDelivery)
                            + " for all of them.",
                    List.of("Write {date} in it."),
                    Optional.empty());
        }
        return AsKnownThen.compare(request, range, BindingText::parse, progress);
    }
}
