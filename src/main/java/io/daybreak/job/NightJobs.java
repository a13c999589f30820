package io.daybreak.job;

import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.FileChangedException;
import io.daybreak.intake.FileFacts;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.store.Partition;
import io.daybreak.store.Run;
import io.daybreak.store.RunChange;
import io.daybreak.store.RunId;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Runs the jobs of a range, from wherever an earlier process left them: one pass settles all dates, each is closed in
 * order and compared with the one before it, and then all are published or none.
 */
final class NightJobs {
    private static final Logger LOG = LoggerFactory.getLogger(NightJobs.class);

    private final NightContext context;
    private final SettledRange range;
    private final BatchEngine engine;
    private final Store working;

    /**
     * The jobs.
     *
     * @param context of the first date
     */
    NightJobs(NightContext context) {
        this.context = context;
        this.range = context.range();
        this.engine = BatchEngine.over(context.working().dataSource());
        // What a step writes to the store must be part of the step's own transaction.
        this.working = context.working()
                .with(new TransactionAwareDataSourceProxy(context.working().dataSource()));
    }

    /** Settles what is not settled, closes what is not closed, and publishes. */
    NightOutcome settleAndClose() throws IOException {
        NightOutcome outcome = settleAndPublish();
        if (context.working().runs().of(range.last().id()).state().rests()) {
            for (Run run : range.runs()) {
                int number = run.attempt().number();
                context.outputs().remove(context.outputs().work(run.businessDate(), number));
                context.outputs().remove(context.outputs().staging(run.businessDate(), number));
            }
        }
        return outcome;
    }

    private static JobParameters parameters(Run run) {
        return SettleJob.parameters(run.businessDate(), run.id());
    }

    private NightOutcome settleAndPublish() throws IOException {
        boolean settling = context.working().runs().of(range.last().id()).state() == RunState.SETTLING;
        List<String> unread = unreadPartitions();
        if (settling || !unread.isEmpty()) {
            Optional<NightOutcome> ended = settle(parameters(range.settling()), unread);
            if (ended.isPresent()) {
                return ended.get();
            }
        }
        if (settling) {
            Map<RunId, RunChange> closing = new LinkedHashMap<>();
            for (Run run : range.runs()) {
                closing.put(
                        run.id(),
                        RunChange.to(RunState.CLOSING, context.request().clock().instant()));
            }
            context.working().runs().transition(closing);
        }
        return closeAndPublish();
    }

    private NightOutcome closeAndPublish() throws IOException {
        List<Closed> closed = new ArrayList<>();
        NightContext date = context;
        for (Run run : range.runs()) {
            date = contextOf(run, closed);
            Optional<Closed> before = range.isLast(run) ? Optional.empty() : closedBefore(date);
            if (before.isPresent()) {
                closed.add(before.get());
                continue;
            }
            CloseJob close = new CloseJob(engine, date);
            JobExecution execution = engine.runAnew(close.job(), parameters(run));
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                return ended(execution);
            }
            closed.add(close.closed()
                    .orElseThrow(() -> new IllegalStateException(
                            "the close of " + run.businessDate() + " completed without an end")));
            context.request().killPoints().reached("after-close");
        }
        PublishJob publish = new PublishJob(engine, date, closed);
        JobExecution execution = engine.runAnew(publish.job(), parameters(range.last()));
        return execution.getStatus() == BatchStatus.COMPLETED ? publish.outcome() : ended(execution);
    }

    private NightContext contextOf(Run run, List<Closed> closed) throws IOException {
        if (closed.isEmpty()) {
            return context;
        }
        Closed previous = closed.get(closed.size() - 1);
        return context.on(
                run, Baseline.staged(previous, staging(previous.run()), DeliveryRecord.of(context.delivery())), closed);
    }

    private Path staging(Run run) {
        return context.outputs().staging(run.businessDate(), run.attempt().number());
    }

    /**
     * What an earlier process closed of a date, if its files are still as it staged them; where it died laying the range
     * aside, they are taken back first.
     */
    private Optional<Closed> closedBefore(NightContext date) throws IOException {
        Run run = date.run();
        Optional<Closed> kept = date.keptClosed(run);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Path held = context.outputs().held(run.businessDate(), run.attempt().number());
        return switch (Publish.inspect(staging(run), held, kept.get().controlDigest())) {
            case STAGING_COMPLETE -> kept;
            case TARGET_COMPLETE -> {
                context.outputs().remove(staging(run));
                Publish.rename(held, staging(run));
                yield kept;
            }
            case NEITHER -> Optional.empty();
        };
    }

    /** Partitions of the plan that the store does not know to be read to their end. */
    private List<String> unreadPartitions() {
        return context.working().partitions().list(range.settling().id()).stream()
                .filter(partition -> !partition.checkpoint().done())
                .map(Partition::name)
                .toList();
    }

    private Optional<NightOutcome> settle(JobParameters parameters, List<String> unread) {
        if (engine.isCompleted(SettleJob.NAME, parameters) && unread.isEmpty()) {
            return Optional.empty();
        }
        if (!unread.isEmpty()) {
            engine.reopen(SettleJob.NAME, parameters, SettleJob.stepsOf(unread));
        }
        context.progress().phase("classifying", loansDelivered());
        ThreadPoolTaskExecutor threads = threads();
        try {
            Classifier classifier = Classifier.of(
                    context.request().policy(),
                    range.dates(),
                    new Watch(
                            context.request().policy(),
                            context.baseline().date(),
                            context.memory()
                                    .quarantines()
                                    .loansBefore(range.first().businessDate())));
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

    /** What a job came to that did not complete. */
    private NightOutcome ended(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.STOPPED) {
            return NightOutcome.of(
                    NightExit.STOPPED,
                    "Stopped on request; nothing of " + range.words() + " is published.",
                    "Start the same command again; it goes on where it stopped.");
        }
        for (Throwable failure : execution.getAllFailureExceptions()) {
            Optional<NightOutcome> known = known(failure);
            if (known.isPresent()) {
                return known.get();
            }
        }
        execution
                .getAllFailureExceptions()
                .forEach(failure -> LOG.error("The run of {} failed.", range.words(), failure));
        return NightOutcome.of(
                NightExit.FAILED,
                "The run of " + range.words() + " failed: " + reason(execution) + ".",
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
        }
        Optional<NightOutcome> ofMachine = failures().of(failure);
        ofMachine.ifPresent(outcome -> LOG.error("The run of {} failed.", range.words(), failure));
        return ofMachine;
    }

    private Failures failures() {
        return new Failures(
                context.request().store(), new OutputFolder(context.request().output()));
    }

    private NightOutcome changedWhileRead(FileChangedException changed) {
        try {
            Path folder = Refusing.report(
                    context.outputs(),
                    context.request(),
                    range.last(),
                    context.baseline().date(),
                    List.of(changed.refusal()),
                    context.request().clock().instant());
            String reason = changed.refusal().toString();
            context.on(range.last(), context.baseline(), List.of()).rest(RunState.REFUSED, reason);
            return NightOutcome.of(
                    NightExit.REFUSED,
                    "The delivery of " + range.words() + " is refused; nothing is published.",
                    List.of(reason),
                    folder);
        } catch (IOException e) {
            return failures().ofMachine(e);
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
