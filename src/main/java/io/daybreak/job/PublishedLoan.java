package io.daybreak.job;

import io.daybreak.intake.KeyedRow;
import io.daybreak.intake.KeyedRows;
import io.daybreak.intake.LoanIdOrder;
import io.daybreak.policy.Channel;
import io.daybreak.publication.OutputFile;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was published of loans, read from the files of an attempt. They are in loan_id order, so a row is found by
 * halving.
 *
 * @param outputs the published attempts
 * @param order the order of the files
 * @param scratch folder for an index, where a file turns out to be in another order
 */
record PublishedLoan(OutputFolder outputs, LoanIdOrder order, Path scratch) {
    private static final Map<Channel, OutputFile> NOTICES = new EnumMap<>(Map.of(
            Channel.SMS, OutputFile.NOTICES_SMS,
            Channel.EMAIL, OutputFile.NOTICES_EMAIL,
            Channel.LETTER, OutputFile.NOTICES_LETTER));

    /** The classification of an attempt. */
    Path classification(Run run) {
        return file(run, OutputFile.CLASSIFICATION);
    }

    /** What was published of the loan's days and tier, in words. */
    Optional<String> standing(String loanId, Run run) throws IOException {
        return row(classification(run), loanId).map(row -> {
            String dpd = row.cell("dpd");
            String tier = row.cell("tier");
            return "Attempt " + run.attempt().number() + " of " + run.businessDate() + " published: "
                    + (dpd.isEmpty()
                            ? "not classified"
                            : "dpd " + dpd + ", policy_dpd " + row.cell("policy_dpd") + ", overdue "
                                    + row.cell("overdue_total"))
                    + ", tier " + (tier.isEmpty() ? "none" : tier) + " (" + row.cell("tier_reason") + ").";
        });
    }

    /** The digest of the loan's schedule as it was published. */
    Optional<String> scheduleDigest(String loanId, Run run) throws IOException {
        return row(classification(run), loanId)
                .map(row -> row.cell("schedule_digest"))
                .filter(digest -> !digest.isEmpty());
    }

    /**
     * What was decided about a loan's notice.
     *
     * @param noticeId the notice that went out; empty when none did
     * @param words what was decided, in words
     */
    record Decision(Optional<String> noticeId, String words) {}

    /** That a notice went out, in words, without the full stop. */
    static String told(int level, String name, String channel, String noticeId) {
        return "A notice of level " + level + " (" + name + ") went out by " + channel + ", notice_id " + noticeId;
    }

    /** What the published files say about the loan's notice. */
    Decision decision(String loanId, Run run) throws IOException {
        for (Map.Entry<Channel, OutputFile> file : NOTICES.entrySet()) {
            Optional<KeyedRow> notice = row(file(run, file.getValue()), loanId);
            if (notice.isPresent()) {
                KeyedRow row = notice.get();
                String noticeId = row.cell("notice_id");
                String words =
                        told(
                                        Integer.parseInt(row.cell("level")),
                                        row.cell("name"),
                                        file.getKey().word(),
                                        noticeId) + ".";
                return new Decision(Optional.of(noticeId), words);
            }
        }
        Optional<KeyedRow> suppressed = row(file(run, OutputFile.SUPPRESSED), loanId);
        if (suppressed.isPresent()) {
            KeyedRow row = suppressed.get();
            String detail = row.cell("detail");
            String words = "No notice: " + row.cell("reason") + (detail.isEmpty() ? "" : " (" + detail + ")")
                    + ", since " + row.cell("since") + ", " + row.cell("nights") + " night(s).";
            return new Decision(Optional.empty(), words);
        }
        Optional<String> withdrawn = withdrawn(loanId, run);
        return new Decision(
                Optional.empty(),
                withdrawn.isPresent()
                        ? withdrawn.get()
                        : isThere(run) ? "No notice was due: the loan was not past due." : gone(run));
    }

    /** Whether there are files that would name the loan if it had been past due. */
    private boolean isThere(Run run) {
        return Stream.concat(Stream.of(OutputFile.SUPPRESSED), NOTICES.values().stream())
                .allMatch(file -> Files.isRegularFile(file(run, file)));
    }

    private Path file(Run run, OutputFile file) {
        return folder(run).resolve(file.path());
    }

    private String gone(Run run) {
        return "What was decided of its notice is not known: the files of attempt "
                + run.attempt().number() + " are not all in " + folder(run)
                + " any more; restore them from the backup, see status --verify.";
    }

    /** A notice that stood in the held files and did not go out with their release. */
    private Optional<String> withdrawn(String loanId, Run run) throws IOException {
        return row(file(run, OutputFile.WITHDRAWN), loanId)
                .map(row -> "A notice of level "
                        + row.cell("level") + " (" + row.cell("name")
                        + ") was decided and withdrawn when the run was released: " + row.cell("reason")
                        + ". It did not go out.");
    }

    private Path folder(Run run) {
        return outputs.attempt(run.businessDate(), run.attempt().number());
    }

    private Optional<KeyedRow> row(Path file, String loanId) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Optional<List<KeyedRow>> found = KeyedRows.search(file, "loan_id", order, loanId);
        if (found.isPresent()) {
            return found.get().stream().findFirst();
        }
        try (KeyedRows rows = KeyedRows.index(file, "loan_id", scratch)) {
            return rows.rows(loanId).stream().findFirst();
        }
    }
}
