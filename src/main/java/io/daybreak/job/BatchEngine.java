package io.daybreak.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.DuplicateJobException;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/**
 * Spring Batch over the store's own database, wired by hand: no application context, because the start-up of a cron
 * job counts. Business rows and batch metadata share one DataSource and one transaction manager, so that a chunk's
 * totals, its checkpoint and its metadata commit together or not at all.
 */
final class BatchEngine {
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final TaskExecutorJobOperator operator;
    private final MapJobRegistry registry = new MapJobRegistry();

    private BatchEngine(
            JobRepository repository, PlatformTransactionManager transactions, TaskExecutorJobOperator operator) {
        this.repository = repository;
        this.transactions = transactions;
        this.operator = operator;
    }

    /**
     * Wires the engine over a database whose schema already holds the batch tables.
     *
     * @throws IllegalStateException when the batch tables cannot be used
     */
    static BatchEngine over(DataSource dataSource) {
        try {
            // JdbcTransactionManager, not DataSourceTransactionManager: it translates a failed commit, so that the
            // step is FAILED and restartable instead of UNKNOWN.
            JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(dataSource);
            factory.setTransactionManager(transactions);
            // The default, SERIALIZABLE, fails under concurrent partition creation; the run lock already excludes
            // a second manager.
            factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
            factory.afterPropertiesSet();
            JobRepository repository = factory.getObject();
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            BatchEngine engine = new BatchEngine(repository, transactions, operator);
            operator.setJobRepository(repository);
            operator.setJobRegistry(engine.registry);
            operator.setTaskExecutor(new SyncTaskExecutor());
            operator.afterPropertiesSet();
            return engine;
        } catch (Exception e) {
            throw new IllegalStateException("the store's batch tables cannot be used: " + e.getMessage(), e);
        }
    }

    JobRepository repository() {
        return repository;
    }

    PlatformTransactionManager transactions() {
        return transactions;
    }

    /**
     * Runs a job to its end in this thread, restarting whatever an earlier process left.
     *
     * <p>Holding the store's lock proves that no other process runs a job here, so every execution still marked as
     * running belongs to a dead process and may be recovered.
     */
    JobExecution run(Job job, JobParameters parameters) {
        try {
            // Every date of a range has its own job under one name.
            if (registry.getJobNames().contains(job.getName())) {
                registry.unregister(job.getName());
            }
            registry.register(job);
            recoverDead(job.getName());
            makeStartable(job.getName(), parameters);
            return operator.start(job, parameters);
        } catch (JobInstanceAlreadyCompleteException
                | JobExecutionAlreadyRunningException
                | InvalidJobParametersException
                | JobRestartException
                | DuplicateJobException e) {
            throw new IllegalStateException("job " + job.getName() + " cannot start: " + e.getMessage(), e);
        }
    }

    /** Runs a job that is computed anew by every start, even where an earlier one completed. */
    JobExecution runAnew(Job job, JobParameters parameters) {
        if (isCompleted(job.getName(), parameters)) {
            JobInstance completed = repository.getJobInstance(job.getName(), parameters);
            if (completed != null) {
                repository.deleteJobInstance(completed);
            }
        }
        return run(job, parameters);
    }

    /** The instance of a job with these parameters, if there is one. */
    Optional<JobInstance> instance(String jobName, JobParameters parameters) {
        return Optional.ofNullable(repository.getJobInstance(jobName, parameters));
    }

    /** Forgets an instance with all its executions, in one transaction; nothing starts it again. */
    void forget(JobInstance instance) {
        repository.deleteJobInstance(instance);
    }

    /** Whether a job ran to its end with these parameters. */
    boolean isCompleted(String jobName, JobParameters parameters) {
        JobExecution last = repository.getLastJobExecution(jobName, parameters);
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }

    /**
     * Takes back that steps were completed: the store says they were not. Both are written one after the other, but a
     * file store that several threads write to may be found, after a kill, with the later one and without the earlier.
     */
    void reopen(String jobName, JobParameters parameters, List<String> stepNames) {
        JobInstance instance = repository.getJobInstance(jobName, parameters);
        if (instance == null) {
            return;
        }
        for (String stepName : stepNames) {
            StepExecution step = repository.getLastStepExecution(instance, stepName);
            if (step != null && step.getStatus() == BatchStatus.COMPLETED) {
                fail(step);
            }
        }
        JobExecution last = repository.getLastJobExecution(instance);
        if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
            last.setStatus(BatchStatus.FAILED);
            last.setExitStatus(ExitStatus.FAILED);
            repository.update(last);
        }
    }

    private void recoverDead(String jobName) {
        Set<JobExecution> running = repository.findRunningJobExecutions(jobName);
        for (JobExecution execution : running) {
            operator.recover(execution);
        }
    }

    /**
     * Mends what nothing could start: an instance without an execution, left by a process that was killed between making
     * the one and the other, and executions that died.
     */
    private void makeStartable(String jobName, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(jobName, parameters);
        if (instance == null) {
            return;
        }
        if (repository.getLastJobExecution(instance) == null) {
            repository.deleteJobInstance(instance);
        } else {
            repository.getJobExecutions(instance).forEach(this::endDead);
        }
    }

    /**
     * A job that failed, or was killed as it failed, may leave itself or steps marked as running, or as UNKNOWN where a
     * commit had an unknown outcome, in any of its executions: nothing would start them again. Whoever held them is dead;
     * and since data and metadata share the transaction, the database is consistent either way, and FAILED is the truth
     * that a restart needs.
     */
    private void endDead(JobExecution execution) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN) {
                fail(step);
            }
        }
        if (execution.getStatus() == BatchStatus.UNKNOWN) {
            execution.setStatus(BatchStatus.FAILED);
            repository.update(execution);
        }
    }

    private void fail(StepExecution step) {
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED);
        repository.update(step);
    }
}
