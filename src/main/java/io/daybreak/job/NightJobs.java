package io.daybreak.job;

import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.FileChangedException;
import io.daybreak.intake.FileFacts;
import io.daybreak.store.Run;
import io.daybreak.store.RunChange;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Runs the two jobs of an attempt, settle and close, from wherever an earlier process left them. */
final class NightJobs {
    private static final Logger LOG = LoggerFactory.getLogger(NightJobs.class);

    private final NightContext context;
    private final Run run;
    private final LocalDate date;
    private final BatchEngine engine;
    private final Store working;

    NightJobs(NightContext context) {
        this.context = context;
        this.run = context.run();
        this.date = run.businessDate();
        this.engine = BatchEngine.over(context.working().dataSource());
        // What a step writes to the store must be part of the step's own transaction.
        this.working = context.working()
                .with(new TransactionAwareDataSourceProxy(context.working().dataSource()));
    }

    /** Settles what is not settled and closes what is not closed. */
    NightOutcome settleAndClose() throws IOException {
        NightOutcome outcome = settleAndCloseFrom(SettleJob.parameters(date, run.id()));
        if (context.working().runs().of(run.id()).state().rests()) {
            int number = run.attempt().number();
            context.outputs().remove(context.outputs().work(date, number));
            context.outputs().remove(context.outputs().staging(date, number));
        }
        return outcome;
    }

    private NightOutcome settleAndCloseFrom(JobParameters parameters) throws IOException {
        if (context.working().runs().of(run.id()).state() == RunState.SETTLING) {
            Optional<NightOutcome> ended = settle(parameters);
            if (ended.isPresent()) {
                return ended.get();
            }
            context.working()
                    .runs()
                    .transition(
                            run.id(),
                            RunChange.to(
                                    RunState.CLOSING, context.request().clock().instant()));
        }
        return close(parameters);
    }

    private Optional<NightOutcome> settle(JobParameters parameters) {
        if (engine.isCompleted(SettleJob.NAME, parameters)) {
            return Optional.empty();
        }
        context.progress().phase("classifying", loansDelivered());
        ThreadPoolTaskExecutor threads = threads();
        try {
            Classifier classifier = Classifier.of(
                    context.request().policy(),
                    List.of(date),
                    new Watch(
                            context.request().policy(),
                            context.baseline().date(),
                            context.memory().quarantines().loansBefore(date)));
            Job job = new SettleJob(engine, working, classifier, context).job(threads);
            JobExecution execution = engine.run(job, parameters);
            return execution.getStatus() == BatchStatus.COMPLETED ? Optional.empty() : Optional.of(ended(execution));
        } finally {
            threads.shutdown();
        }
    }

    private long loansDelivered() {
        return context.delivery().files().stream()
                .filter(facts -> facts.file() == DeliveryFile.LOANS)
                .mapToLong(FileFacts::dataRows)
                .sum();
    }

    private ThreadPoolTaskExecutor threads() {
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setCorePoolSize(context.request().threads());
        threads.setMaxPoolSize(context.request().threads());
        threads.setThreadNamePrefix("classify-");
        // An interrupted chunk step can end COMPLETED with loans unread.
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.initialize();
        return threads;
    }

    private NightOutcome close(JobParameters parameters) throws IOException {
        CloseJob close = new CloseJob(engine, context);
        JobExecution execution = engine.run(close.job(), parameters);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            return ended(execution);
        }
        return close.outcome();
    }

    /** What a job came to that did not complete. */
    private NightOutcome ended(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.STOPPED) {
            return NightOutcome.of(
                    NightExit.STOPPED,
                    "Stopped on request; nothing of " + date + " is published.",
                    "Start the same command again; it goes on where it stopped.");
        }
        for (Throwable failure : execution.getAllFailureExceptions()) {
            Optional<NightOutcome> known = known(failure);
            if (known.isPresent()) {
                return known.get();
            }
        }
        execution.getAllFailureExceptions().forEach(failure -> LOG.error("The run of {} failed.", date, failure));
        return NightOutcome.of(
                NightExit.FAILED,
                "The run of " + date + " failed: " + reason(execution) + ".",
                "The log has the details. Start the same command again; it resumes.");
    }

    private Optional<NightOutcome> known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NightStopped stopped) {
                return Optional.of(stopped.outcome());
            }
            if (cause instanceof FileChangedException changed) {
                return Optional.of(changedWhileRead(changed));
            }
            if (cause instanceof UncheckedIOException || cause instanceof IOException) {
                LOG.error("The run of {} failed.", date, failure);
                IOException machine = cause instanceof UncheckedIOException wrapped
                        ? Failures.unwrapped(wrapped)
                        : (IOException) cause;
                return Optional.of(Failures.ofMachine(machine));
            }
        }
        return Optional.empty();
    }

    private NightOutcome changedWhileRead(FileChangedException changed) {
        try {
            Path folder = Refusing.report(
                    context.outputs(),
                    context.request(),
                    run,
                    context.baseline().date(),
                    List.of(changed.refusal()),
                    context.request().clock().instant());
            String reason = changed.refusal().toString();
            context.working()
                    .runs()
                    .transition(
                            run.id(),
                            RunChange.to(
                                    RunState.REFUSED, context.request().clock().instant(), reason));
            return NightOutcome.of(
                    NightExit.REFUSED,
                    "The delivery of " + date + " is refused; nothing is published.",
                    List.of(reason),
                    folder);
        } catch (IOException e) {
            return Failures.ofMachine(e);
        }
    }

    private static String reason(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .map(NightJobs::rootCause)
                .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
                .distinct()
                .findFirst()
                .orElse("no reason was recorded");
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
