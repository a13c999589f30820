package io.daybreak.cli;

import io.daybreak.job.DecisionRequest;
import io.daybreak.job.HeldRuns;
import io.daybreak.job.NightOutcome;
import io.daybreak.store.StoreLocation;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code release}: a named person publishes a held run. */
@Command(
        name = "release",
        description = {
            "Publishes the held run of a date: the files as they were staged, after their digests were verified.",
            "Notices whose send_before has passed, and those of borrowers who paid since, go to withdrawn.csv instead."
                    + " Who released it, and why, is kept for good. The same command again does nothing, and resumes a"
                    + " release that was killed."
        })
final class ReleaseCommand implements Callable<Integer> {
    private final Machine machine;

    @Mixin
    private final HeldDate date = new HeldDate();

    @Mixin
    private final DecisionOptions decision = new DecisionOptions();

    @Option(
            names = "--without-notices",
            description = "Publish no notice: all of them go to withdrawn.csv, for collections.")
    private boolean withoutNotices;

    @Option(
            names = "--payments-since",
            paramLabel = "FILE",
            converter = Named.Place.class,
            description = "Payments that came in since the delivery was extracted, and only those: a file like"
                    + " payments.csv. Whoever is in it gets no notice; nor does a notice of exactly the amount of a"
                    + " payment that names nobody.")
    private Optional<Path> paymentsSince = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = CheckedInstant.class,
            description = "The moment at which the notices are handed on, such as 2026-07-01T08:00:00+08:00. Without"
                    + " it: now.")
    private Optional<Instant> at = Optional.empty();

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    ReleaseCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        return Preparation.before(machine, places, this::release);
    }

    private int release(Settings settings, StoreLocation store) {
        DecisionRequest.Withholding withholding = new DecisionRequest.Withholding(
                withoutNotices,
                paymentsSince.map(machine.workingDirectory()::resolve),
                settings.delivery(),
                at.orElseGet(() -> machine.clock().instant()));
        NightOutcome outcome = HeldRuns.release(date.value(), decision.request(machine, settings, store), withholding);
        new Aftermath(machine, settings).ofDecision(date.value(), outcome);
        return Told.of(machine, outcome);
    }

    /** A moment with its offset, so that nobody has to guess whose eight o'clock it is. */
    static final class CheckedInstant implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException none) {
                throw new TypeConversionException("'" + text
                        + "' is not a moment; write date, time and offset, as in 2026-07-01T08:00:00+08:00.");
            }
        }
    }
}
