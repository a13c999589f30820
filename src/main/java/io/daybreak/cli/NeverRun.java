package io.daybreak.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The dates between the first and the last published one that were never published.
 *
 * @param gaps runs of such dates, oldest first
 */
record NeverRun(List<Gap> gaps) {
    NeverRun {
        gaps = List.copyOf(gaps);
    }

    /**
     * Consecutive dates.
     *
     * @param first inclusive
     * @param last inclusive
     */
    record Gap(LocalDate first, LocalDate last) {
        String words() {
            return first.equals(last) ? first.toString() : first + " to " + last;
        }
    }

    /** What lies between some dates, given oldest first. */
    static NeverRun between(List<LocalDate> published) {
        List<Gap> gaps = new ArrayList<>();
        for (int index = 1; index < published.size(); index++) {
            LocalDate first = published.get(index - 1).plusDays(1);
            LocalDate last = published.get(index).minusDays(1);
            if (!first.isAfter(last)) {
                gaps.add(new Gap(first, last));
            }
        }
        return new NeverRun(gaps);
    }

    /** A line for a person; empty when no date is missing. */
    Optional<String> line() {
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        Gap oldest = gaps.get(0);
        return Optional.of("Never run: " + gaps.stream().map(Gap::words).collect(Collectors.joining(", "))
                + ". To catch up: jobs/daybreak rerun --from " + oldest.first() + " --to " + oldest.last()
                + " --reason TEXT");
    }
}
