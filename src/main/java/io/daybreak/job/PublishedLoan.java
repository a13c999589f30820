package io.daybreak.job;

import io.daybreak.intake.KeyedRow;
import io.daybreak.intake.KeyedRows;
import io.daybreak.intake.LoanIdOrder;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was published of loans, read from the files of an attempt. They are in loan_id order, so a row is found by
 * halving.
 *
 * @param outputs the published attempts
 * @param order the order of the files
 * @param scratch folder for an index, where a file turns out to be in another order
 */
record PublishedLoan(OutputFolder outputs, LoanIdOrder order, Path scratch) {
    private static final int DPD = 4;
    private static final int POLICY_DPD = 5;
    private static final int TIER = 6;
    private static final int REASON = 7;
    private static final int OVERDUE = 10;
    private static final int SCHEDULE_DIGEST = 16;

    /** The classification of an attempt. */
    Path classification(Run run) {
        return folder(run).resolve("classification.csv");
    }

    /** What was published of the loan's days and tier, in words. */
    Optional<String> standing(String loanId, Run run) throws IOException {
        return row(classification(run), loanId).map(row -> {
            List<String> cells = row.fields();
            return "Attempt " + run.attempt().number() + " of " + run.businessDate() + " published: "
                    + (cells.get(DPD).isEmpty()
                            ? "not classified"
                            : "dpd " + cells.get(DPD) + ", policy_dpd " + cells.get(POLICY_DPD) + ", overdue "
                                    + cells.get(OVERDUE))
                    + ", tier " + (cells.get(TIER).isEmpty() ? "none" : cells.get(TIER)) + " (" + cells.get(REASON)
                    + ").";
        });
    }

    /** The digest of the loan's schedule as it was published. */
    Optional<String> scheduleDigest(String loanId, Run run) throws IOException {
        return row(classification(run), loanId)
                .map(row -> row.fields().get(SCHEDULE_DIGEST))
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
        for (String channel : List.of("sms", "email", "letter")) {
            Optional<KeyedRow> notice = row(folder(run).resolve("notices").resolve(channel + ".csv"), loanId);
            if (notice.isPresent()) {
                List<String> cells = notice.get().fields();
                String words = told(Integer.parseInt(cells.get(3)), cells.get(4), channel, cells.get(0)) + ".";
                return new Decision(Optional.of(cells.get(0)), words);
            }
        }
        Optional<KeyedRow> suppressed = row(folder(run).resolve("suppressed.csv"), loanId);
        if (suppressed.isPresent()) {
            List<String> cells = suppressed.get().fields();
            String words = "No notice: " + cells.get(3) + (cells.get(4).isEmpty() ? "" : " (" + cells.get(4) + ")")
                    + ", since " + cells.get(5) + ", " + cells.get(6) + " night(s).";
            return new Decision(Optional.empty(), words);
        }
        return new Decision(
                Optional.empty(), withdrawn(loanId, run).orElse("No notice was due: the loan was not past due."));
    }

    /** A notice that stood in the held files and did not go out with their release. */
    private Optional<String> withdrawn(String loanId, Run run) throws IOException {
        return row(folder(run).resolve("withdrawn.csv"), loanId).map(row -> {
            List<String> cells = row.fields();
            return "A notice of level " + cells.get(4) + " (" + cells.get(5)
                    + ") was decided and withdrawn when the run was released: " + cells.get(3) + ". It did not go out.";
        });
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
