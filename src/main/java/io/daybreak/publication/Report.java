package io.daybreak.publication;

import io.daybreak.reconciliation.Books;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.Identity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything the reconciliation report says of one night: {@code reconciliation.csv} and {@code reconciliation.html} are
 * both drawn from it. It holds no clock and no attempt number, so that the same night gives the same bytes.
 *
 * @param businessDate the day that was closed
 * @param verdict how it ended
 * @param problems why it is not published by itself; empty when it is
 * @param basis what it was computed from
 * @param counted what was counted; empty when it did not come to that
 * @param samples some rows that want a person's eye
 */
public record Report(
        LocalDate businessDate,
        Verdict verdict,
        List<RunSummary.Problem> problems,
        Basis basis,
        Optional<Counted> counted,
        Samples samples) {
    public Report {
        problems = List.copyOf(problems);
    }

    /** How a night ended, as far as it is known when the report is written. */
    public enum Verdict {
        /** Everything ties and nothing held it. */
        PUBLISHED,
        /** Everything ties; it is published only once a named person releases it. */
        HELD,
        /** The delivery may not be used. */
        REFUSED,
        /** An identity breaks. */
        DOES_NOT_TIE
    }

    /**
     * What a night was computed from.
     *
     * @param language the page's language
     * @param policy name and version of the policy
     * @param comparedWith business date of the baseline; empty on a first run
     * @param digests digests of delivery, policy, templates and settings by name, as far as known
     * @param notes what the reader should know of how the delivery was read
     * @param tierLabels the policy's names of its tiers in the page's language, by code
     */
    public record Basis(
            ReportLanguage language,
            String policy,
            Optional<LocalDate> comparedWith,
            SortedMap<String, String> digests,
            List<String> notes,
            Map<String, String> tierLabels) {
        public Basis {
            digests = new TreeMap<>(digests);
            notes = List.copyOf(notes);
            tierLabels = Map.copyOf(tierLabels);
        }
    }

    /**
     * What was counted.
     *
     * @param books all figures
     * @param identities the identities drawn from them
     * @param outputs the output files as read back from disk
     * @param guards the guards over the whole run, in order
     * @param nightsBefore what the nights before published
     */
    public record Counted(
            Books books,
            List<Identity> identities,
            List<ReadBack> outputs,
            List<Guard> guards,
            NightsBefore nightsBefore) {
        public Counted {
            identities = List.copyOf(identities);
            outputs = List.copyOf(outputs);
            guards = List.copyOf(guards);
        }
    }
}
