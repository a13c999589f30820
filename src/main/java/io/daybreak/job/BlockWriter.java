package io.daybreak.job;

import io.daybreak.store.Checkpoint;
import io.daybreak.store.Partition;
import io.daybreak.store.Partitions;
import io.daybreak.store.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes the blocks of one partition: settles their cases, and their rows go to its parts, forced to disk; then, in the chunk's own transaction, the
 * parts' lengths, the totals and the place where the next block begins.
 */
final class BlockWriter implements ItemWriter<LoanBlock>, ItemStream {
    private final Partitions partitions;
    private final RunId run;
    private final Partition partition;
    private final WorkFolder work;
    private final Classifier classifier;
    private final LoanCaseReader reader;
    private final Progress progress;
    private final KillPoints killPoints;
    private PartitionTotals totals;
    private @Nullable CaseRows rows;

    BlockWriter(
            Partitions partitions,
            RunId run,
            Partition partition,
            WorkFolder work,
            Classifier classifier,
            LoanCaseReader reader,
            Progress progress,
            KillPoints killPoints) {
        this.partitions = partitions;
        this.run = run;
        this.partition = partition;
        this.work = work;
        this.classifier = classifier;
        this.reader = reader;
        this.progress = progress;
        this.killPoints = killPoints;
        String committed = partition.checkpoint().tally();
        this.totals = committed.isEmpty() ? PartitionTotals.none(classifier.dates()) : PartitionTotals.parse(committed);
    }

    @Override
    public void open(ExecutionContext context) {
        try {
            rows = new CaseRows(
                    classifier.policy(),
                    PartSet.open(
                            work,
                            partition.name(),
                            classifier.dates(),
                            partition.checkpoint().partLengths()),
                    totals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(Chunk<? extends LoanBlock> blocks) throws IOException {
        for (LoanBlock block : blocks) {
            write(block);
        }
    }

    private void write(LoanBlock block) throws IOException {
        CaseRows opened = opened();
        int count = block.each(loanCase -> opened.add(classifier.settle(loanCase)));
        killPoints.reached("before-append");
        opened.append();
        killPoints.reached("after-append");
        totals = totals.plus(reader.takeCounts());
        commit(false);
        progress.loans(count);
        killPoints.reached("after-checkpoint");
    }

    /** The end of the slice was seen: counts what was read after the last block and marks the partition finished. */
    void finish() {
        totals = totals.plus(reader.takeCounts());
        commit(true);
    }

    private void commit(boolean done) {
        partitions.checkpoint(
                run,
                partition.name(),
                new Checkpoint(reader.position().toText(), opened().lengths(), totals.toText(), done));
    }

    @Override
    public void close() {
        try {
            if (rows != null) {
                rows.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CaseRows opened() {
        if (rows == null) {
            throw new IllegalStateException("the parts are not open");
        }
        return rows;
    }
}
