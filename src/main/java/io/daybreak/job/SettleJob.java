package io.daybreak.job;

import io.daybreak.intake.Position;
import io.daybreak.intake.Slice;
import io.daybreak.store.Partition;
import io.daybreak.store.RunId;
import io.daybreak.store.Store;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The job {@code settle}: freezes the partitions of a run in the store, then classifies them, each in its own thread.
 *
 * <p>A chunk is one item, a block of loans that is classified loan by loan while it is written: its rows are appended to the partition's part files and forced to disk, and in the
 * chunk's own transaction the store learns the committed lengths, the totals and the place where the next block begins.
 * After a crash the parts are cut back to those lengths, so no row stands twice and none is missing.
 */
final class SettleJob {
    static final String NAME = "settle";

    private static final String CLASSIFY = "classify";
    private static final String PARTITION_STEP = "classify-partition";

    /** Partitions for each thread: enough that the last thread does not work alone for long. */
    private static final int PARTITIONS_PER_THREAD = 4;

    /** Most partitions of a run: the frozen plan does not depend on the number of threads. */
    private static final int PARTITIONS_MAX = 32;

    private final BatchEngine engine;
    private final Store store;
    private final Classifier classifier;
    private final NightContext context;
    private final NightRequest request;
    private final RunId run;

    /**
     * The job over one attempt.
     *
     * @param store the store, taking part in the steps' transactions
     */
    SettleJob(BatchEngine engine, Store store, Classifier classifier, NightContext context) {
        this.engine = engine;
        this.store = store;
        this.classifier = classifier;
        this.context = context;
        this.request = context.request();
        this.run = context.range().settling().id();
    }

    /** What identifies the job's instance: the last date settled and the run. */
    static JobParameters parameters(LocalDate businessDate, RunId run) {
        return new JobParametersBuilder()
                .addLocalDate("businessDate", businessDate)
                .addLong("run", run.value())
                .toJobParameters();
    }

    /** The steps by which some partitions are read, and the one they are part of. */
    static List<String> stepsOf(List<String> partitions) {
        List<String> steps = new ArrayList<>(List.of(CLASSIFY));
        partitions.forEach(partition -> steps.add(PARTITION_STEP + ":" + partition));
        return steps;
    }

    Job job(ThreadPoolTaskExecutor threads) {
        Step plan = new StepBuilder("plan", engine.repository())
                .tasklet(
                        (contribution, context) -> {
                            freeze();
                            return RepeatStatus.FINISHED;
                        },
                        engine.transactions())
                .build();
        TaskExecutorPartitionHandler handler = new TaskExecutorPartitionHandler();
        handler.setStep(new PerPartitionStep(PARTITION_STEP, this::partitionStep));
        handler.setTaskExecutor(threads);
        handler.setGridSize(PARTITIONS_MAX);
        Step classify = new StepBuilder(CLASSIFY, engine.repository())
                .partitioner(PARTITION_STEP, gridSize -> contexts())
                .partitionHandler(handler)
                .build();
        return new JobBuilder(NAME, engine.repository())
                .start(plan)
                .next(classify)
                .build();
    }

    private void freeze() throws IOException {
        request.killPoints().reached("before-plan");
        if (!store.partitions().list(run).isEmpty()) {
            return;
        }
        List<Partition> plan = new ArrayList<>();
        for (Slice slice :
                context.delivery().plan(Math.min(PARTITIONS_MAX, request.threads() * PARTITIONS_PER_THREAD))) {
            String name = String.format(Locale.ROOT, "p%04d", slice.number());
            plan.add(Partition.planned(name, slice.number(), slice.toText()));
        }
        store.partitions().freeze(run, plan);
    }

    /** Only reads the frozen plan: names the stored plan does not have would silently start anew. */
    private Map<String, ExecutionContext> contexts() {
        Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
        for (Partition partition : store.partitions().list(run)) {
            ExecutionContext context = new ExecutionContext();
            context.putString(PerPartitionStep.PARTITION, partition.name());
            contexts.put(partition.name(), context);
        }
        return contexts;
    }

    private Step partitionStep(String name) {
        Partition partition = store.partitions().list(run).stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("partition " + name + " is not in the frozen plan"));
        Optional<Position> committed = Optional.of(partition.checkpoint().position())
                .filter(text -> !text.isEmpty())
                .map(Position::parse);
        LoanCaseReader reader = new LoanCaseReader(context.delivery(), Slice.parse(partition.slice()), committed);
        BlockWriter writer = new BlockWriter(
                store.partitions(),
                run,
                partition,
                context.settledWork(),
                classifier,
                reader,
                context.progress(),
                request.killPoints());
        return new StepBuilder(PARTITION_STEP, engine.repository())
                        .<LoanBlock, LoanBlock>chunk(1)
                        .transactionManager(engine.transactions())
                        .reader(reader)
                        .writer(writer)
                        .stream(writer)
                        .interruptionPolicy(request.stop().policy())
                        .listener(completeness(reader, writer))
                        .build();
    }

    /**
     * A step that was interrupted can end COMPLETED with loans unread; only a reader that saw the end of its slice
     * finishes a partition.
     */
    private static StepExecutionListener completeness(LoanCaseReader reader, BlockWriter writer) {
        return new StepExecutionListener() {
            @Override
            public ExitStatus afterStep(StepExecution execution) {
                if (execution.getStatus() != BatchStatus.COMPLETED) {
                    return execution.getExitStatus();
                }
                try {
                    if (!reader.exhausted()) {
                        throw new IllegalStateException(
                                execution.getStepName() + " ended before the end of its partition");
                    }
                    writer.finish();
                    return execution.getExitStatus();
                } catch (RuntimeException e) {
                    // A listener's exception would only be logged, and the partition would count as finished.
                    execution.addFailureException(e);
                    execution.setStatus(BatchStatus.FAILED);
                    return ExitStatus.FAILED;
                }
            }
        };
    }
}
