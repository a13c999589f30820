package io.daybreak.job;

import java.util.function.Function;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * The worker side of a partitioned step: builds the chunk step of one partition when that partition starts, so that
 * reader, writer and open files belong to one partition and one thread.
 *
 * @param name the worker step's name
 * @param stepOf chunk step of a partition, by partition name
 */
record PerPartitionStep(String name, Function<String, Step> stepOf) implements Step {

    /** Key in a partition's execution context: the partition's name in the frozen plan. */
    static final String PARTITION = "partition";

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isAllowStartIfComplete() {
        return false;
    }

    @Override
    public int getStartLimit() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
        // By the step's own name: the context of an execution whose process was killed as it began may be empty.
        String partition = execution.getStepName().substring(name.length() + 1);
        stepOf.apply(partition).execute(execution);
    }
}
