package io.daybreak.cli;

import io.daybreak.job.NightExit;
import io.daybreak.job.NightOutcome;
import io.daybreak.job.NightRequest;
import io.daybreak.job.NightRun;
import io.daybreak.job.PolicyComparison;
import io.daybreak.job.Progress;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes one day: reads and checks what people wrote, runs the night, and says what came of it.
 *
 * @param machine the machine
 * @param choices what was chosen beside the settings
 * @param allowsDraft whether a draft policy is taken
 * @param dryRun whether nothing is left behind
 */
record Night(Machine machine, Choices choices, boolean allowsDraft, boolean dryRun) {
    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    /** What is done with a request. */
    @FunctionalInterface
    interface Deed {
        NightOutcome on(Settings settings, NightRequest request, Progress progress);
    }

    /** Runs one night to its exit code. */
    int close() {
        return close((settings, request, progress) -> NightRun.run(request, progress));
    }

    /** Runs a deed to its exit code. */
    int close(Deed deed) {
        Preparation preparation = new Preparation(machine, choices);
        Optional<Settings> settings = preparation.settings();
        Optional<NightRequest> request = settings.flatMap(chosen -> request(preparation, chosen));
        if (settings.isEmpty() || request.isEmpty()) {
            return Complaint.of(machine, preparation.problems());
        }
        Path file = logFile(settings.get(), request.get());
        try (LogFile log =
                LogFile.open(file, settings.get().zone(), settings.get().logFormat())) {
            int exitCode = logged(settings.get(), request.get(), log, deed);
            if (dryRun && exitCode != NightExit.FAILED.code()) {
                Files.deleteIfExists(file);
            }
            return exitCode;
        } catch (IOException unwritable) {
            String problem = "the log " + machine.shown(file) + " cannot be written ("
                    + unwritable.getClass().getSimpleName() + "); make its folder writable for user " + machine.user()
                    + ", or set another with settings: log";
            machine.err().println("daybreak: " + problem);
            after(settings.get(), request.get(), NightExit.FAILED, problem, Optional.empty());
            return NightExit.FAILED.code();
        }
    }

    /** Says what the night would be under another policy; publishes nothing. */
    int compareWith(Path otherPolicy) {
        Preparation preparation = new Preparation(machine, choices);
        Optional<Settings> settings = preparation.settings();
        Optional<NightRequest> request = settings.flatMap(chosen -> request(preparation, chosen));
        Optional<Preparation.ReadPolicy> other =
                preparation.policy(machine.workingDirectory().resolve(otherPolicy));
        if (request.isEmpty() || other.isEmpty()) {
            return Complaint.of(machine, preparation.problems());
        }
        try {
            PolicyComparison.Result result = PolicyComparison.compare(
                    request.get(), other.get().policy(), other.get().text());
            if (result instanceof PolicyComparison.Result.Compared compared) {
                compared.lines().forEach(machine.out()::println);
                return 0;
            }
            return Told.of(machine, ((PolicyComparison.Result.NotRun) result).outcome());
        } catch (IOException failed) {
            machine.err().println("daybreak: the policies cannot be compared: " + failed.getMessage());
            return NightExit.FAILED.code();
        } finally {
            machine.stop().nightEnded();
        }
    }

    private Optional<NightRequest> request(Preparation preparation, Settings settings) {
        Optional<LocalDate> date = preparation.date(settings);
        Optional<StoreLocation> store = preparation.store(settings);
        Optional<Preparation.ReadPolicy> policy = preparation.policy(settings.policy());
        policy.ifPresent(read -> preparation.examples(settings.policy(), read.policy()));
        if (!allowsDraft) {
            policy.ifPresent(read -> preparation.refuseDraft(settings.policy(), read.policy()));
        }
        Optional<TemplateFolder> templates = policy.map(read -> preparation.templates(settings, read.policy()));
        if (!preparation.problems().isEmpty()) {
            return Optional.empty();
        }
        LocalDate businessDate = date.orElseThrow();
        return Optional.of(new NightRequest(
                businessDate,
                settings.inputOn(businessDate),
                settings.delivery(),
                settings.output(),
                store.orElseThrow(),
                policy.orElseThrow().policy(),
                policy.orElseThrow().text(),
                templates.orElseThrow().texts(),
                settings.messages(),
                settings.report(),
                BindingText.of(settings),
                ProgramDigest.of(Main.class),
                settings.threads(),
                dryRun,
                machine.scratch(),
                machine.user(),
                machine.clock(),
                machine.stop().nightBegins(),
                machine.killPoints()));
    }

    /** A dry run leaves nothing in the output folder; its log stays only when it failed. */
    private Path logFile(Settings settings, NightRequest request) {
        return dryRun
                ? request.scratch().resolveSibling(request.scratch().getFileName() + ".log")
                : settings.log().resolve("run-" + request.businessDate() + ".log");
    }

    private int logged(Settings settings, NightRequest request, LogFile log, Deed deed) {
        LOG.info(
                "run of {} with {} threads, policy {}",
                request.businessDate(),
                request.threads(),
                request.policy().name());
        try {
            NightOutcome outcome = run(settings, request, deed);
            LOG.info("run of {} ended {}: {}", request.businessDate(), outcome.exit(), outcome.headline());
            int exitCode = Told.of(machine, outcome);
            if (outcome.exit() == NightExit.FAILED) {
                machine.err().println("  log: " + machine.shown(log.file()));
            }
            after(settings, request, outcome.exit(), outcome.headline(), outcome.folder());
            return exitCode;
        } catch (RuntimeException | Error crash) {
            int exitCode = Crash.report(machine, crash, log);
            after(
                    settings,
                    request,
                    NightExit.FAILED,
                    "failed: " + crash.getClass().getSimpleName(),
                    Optional.empty());
            return exitCode;
        }
    }

    private void after(
            Settings settings, NightRequest request, NightExit exit, String headline, Optional<Path> folder) {
        if (!dryRun) {
            new Aftermath(machine, settings).of(request.businessDate(), exit, headline, folder);
        }
    }

    private NightOutcome run(Settings settings, NightRequest request, Deed deed) {
        try (ProgressReport progress = new ProgressReport(machine)) {
            return deed.on(settings, request, progress);
        } finally {
            machine.stop().nightEnded();
        }
    }
}
