package io.daybreak.job;

import io.daybreak.publication.CommittedPart;
import io.daybreak.store.Partition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The parts of a settled run as they count: in partition order, each up to its committed length.
 *
 * @param partitions the finished partitions, in order
 * @param work where the parts lie
 * @param date the settled date that is closed
 */
record SettledParts(List<Partition> partitions, WorkFolder work, LocalDate date) {

    /** The parts of one kind. */
    List<CommittedPart> of(Part part) {
        List<CommittedPart> parts = new ArrayList<>();
        for (Partition partition : partitions) {
            SortedMap<String, Long> lengths =
                    PartSet.parse(partition.checkpoint().partLengths());
            Path file = part.isPerDate() ? work.part(partition.name(), date, part) : work.part(partition.name(), part);
            String key = part.isPerDate() ? PartSet.key(part, date) : part.fileName();
            parts.add(new CommittedPart(file, lengths.getOrDefault(key, 0L)));
        }
        return parts;
    }

    /** What all partitions counted for the date. */
    PartitionTotals totals() {
        return PartitionTotals.sum(
                List.of(date),
                partitions.stream()
                        .map(partition ->
                                PartitionTotals.parse(partition.checkpoint().tally()))
                        .toList());
    }

    /**
     * Fails unless every partition was read to its end: a step that ended early would otherwise publish half a
     * portfolio.
     */
    void requireFinished() {
        partitions.stream()
                .filter(partition -> !partition.checkpoint().done())
                .findFirst()
                .ifPresent(partition -> {
                    throw new IllegalStateException("partition " + partition.name() + " was not read to its end");
                });
    }
}
