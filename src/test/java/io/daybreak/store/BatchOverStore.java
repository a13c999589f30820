package io.daybreak.store;

import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/** A job of one step that checkpoints a partition with every item, run by Spring Batch over a store's own tables. */
final class BatchOverStore {
    private static final List<Integer> ITEMS = List.of(1, 2, 3, 4, 5);

    private final Store store;
    private final JdbcTransactionManager transactions;
    private final JobRepository repository;
    private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();

    BatchOverStore(Store store) throws Exception {
        this.store = store;
        this.transactions = new JdbcTransactionManager(store.dataSource());
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(store.dataSource());
        factory.setTransactionManager(transactions);
        factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
        factory.afterPropertiesSet();
        this.repository = factory.getObject();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        operator.afterPropertiesSet();
    }

    /**
     * Runs or restarts the job.
     *
     * @param failAt item whose chunk fails after its checkpoint was written; 0: none does
     */
    BatchStatus run(RunId run, int failAt) throws Exception {
        Partitions partitions = store.with(new TransactionAwareDataSourceProxy(store.dataSource()))
                .partitions();
        ItemWriter<Integer> writer = chunk -> {
            for (int item : chunk) {
                partitions.checkpoint(run, "p1", new Checkpoint(Integer.toString(item), "", "", item == ITEMS.size()));
                if (item == failAt) {
                    throw new IllegalStateException("item " + item);
                }
            }
        };
        Job job = new JobBuilder("over-store", repository)
                .start(new StepBuilder("items", repository)
                        .<Integer, Integer>chunk(1)
                        .transactionManager(transactions)
                        .reader(new Reader())
                        .writer(writer)
                        .build())
                .build();
        JobParameters parameters =
                new JobParametersBuilder().addLong("run", run.value()).toJobParameters();
        return operator.start(job, parameters).getStatus();
    }

    /** Reads the items, and goes on behind the last one of a committed chunk. */
    private static final class Reader implements ItemStreamReader<Integer> {
        private int next;

        @Override
        public void open(ExecutionContext context) {
            next = context.getInt("next", 0);
        }

        @Override
        public Integer read() {
            return next == ITEMS.size() ? null : ITEMS.get(next++);
        }

        @Override
        public void update(ExecutionContext context) {
            context.putInt("next", next);
        }
    }
}
