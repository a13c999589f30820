package io.daybreak.job;

import io.daybreak.intake.ControlCheck;
import io.daybreak.intake.Refusal;
import io.daybreak.publication.RunSummary;
import io.daybreak.reconciliation.Identities;
import io.daybreak.reconciliation.Identity;
import io.daybreak.store.Partition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * The job {@code close} of one date: checks what only the whole pass could show, decides who is told what, draws up the
 * identities, and seals what is staged. Its steps are computed anew by every start, so that a restart never leans on
 * half an answer; they read the store and write only files.
 */
final class CloseJob {
    static final String NAME = "close";

    private final BatchEngine engine;
    private final NightContext context;
    private final Ending ending;
    private final NightFiles files;
    private final SettledParts parts;
    private final PartitionTotals totals;
    private Optional<Closed> closed = Optional.empty();

    CloseJob(BatchEngine engine, NightContext context) {
        this.engine = engine;
        this.context = context;
        this.ending = new Ending(context);
        List<Partition> partitions =
                context.working().partitions().list(context.range().settling().id());
        this.parts = new SettledParts(
                partitions, context.settledWork(), context.run().businessDate());
        this.totals = parts.totals();
        this.files = new NightFiles(context, parts, totals);
    }

    Job job() {
        return new JobBuilder(NAME, engine.repository())
                .start(step("check", this::check))
                .next(step("decide", files::decide))
                .next(step("reconcile", this::reconcile))
                .build();
    }

    /** What the job came to; empty unless it completed. */
    Optional<Closed> closed() {
        return closed;
    }

    /** The work of one step. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private Step step(String name, Work work) {
        return new StepBuilder(name, engine.repository())
                .tasklet(
                        (contribution, chunk) -> {
                            stopIfAsked(context, contribution.getStepExecution());
                            context.request().killPoints().reached("before-" + name);
                            work.run();
                            return RepeatStatus.FINISHED;
                        },
                        // Nothing of these steps may hang on one long transaction.
                        new ResourcelessTransactionManager())
                .allowStartIfComplete(true)
                .build();
    }

    static void stopIfAsked(NightContext context, StepExecution execution) throws JobInterruptedException {
        if (context.request().stop().requested()) {
            execution.setTerminateOnly();
            throw new JobInterruptedException("stopped on request");
        }
    }

    private void check() throws IOException {
        parts.requireFinished();
        List<RunSummary.Problem> problems = new ArrayList<>();
        List<Refusal> differences = new ArrayList<>();
        context.delivery()
                .control()
                .ifPresent(control -> differences.addAll(ControlCheck.compare(control, totals.counts())));
        differences.addAll(context.delivery().changes(totals.counts()));
        differences.stream().map(Ending::problem).forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new NightStopped(ending.refused(files, problems));
        }
    }

    private void reconcile() throws IOException {
        List<Identity> identities = files.reconcile();
        List<Identity> breaks = Identities.breaks(identities);
        if (!breaks.isEmpty()) {
            throw new NightStopped(ending.broken(files, breaks));
        }
        Closed sealed = ending.seal(files);
        if (context.request().dryRun()) {
            context.inspection().look(context, sealed);
        }
        closed = Optional.of(sealed);
    }
}
