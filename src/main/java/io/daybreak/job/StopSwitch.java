package io.daybreak.job;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;

/**
 * Lets a run be stopped on request: the next chunk boundary, or the next step, sees it. A publish in progress is
 * finished first, so that nothing is left half-published.
 */
public final class StopSwitch {
    private final AtomicBoolean requested = new AtomicBoolean();

    /** Asks the run to stop. */
    public void request() {
        requested.set(true);
    }

    /** Whether a stop was asked for. */
    public boolean requested() {
        return requested.get();
    }

    /**
     * The policy every chunk step needs. Marking the execution terminate-only before throwing makes the step STOPPED
     * and restartable; a bare interruption would end it COMPLETED with items unread.
     */
    StepInterruptionPolicy policy() {
        return this::check;
    }

    private void check(StepExecution execution) throws JobInterruptedException {
        if (requested.get() || Thread.currentThread().isInterrupted() || execution.isTerminateOnly()) {
            execution.setTerminateOnly();
            throw new JobInterruptedException("stopped on request");
        }
    }
}
