package io.daybreak.job;

import io.daybreak.intake.KeyedRow;
import io.daybreak.intake.KeyedRows;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Run;
import io.daybreak.store.RunId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks loans up in what was published of past dates, as far as it is there and still the bytes that were published. */
final class PublishedClassifications implements Closeable {
    private final OutputFolder outputs;
    private final Path scratch;
    private final Map<RunId, Optional<KeyedRows>> opened = new HashMap<>();

    PublishedClassifications(OutputFolder outputs, Path scratch) {
        this.outputs = outputs;
        this.scratch = scratch;
    }

    /**
     * What was published of a loan.
     *
     * @param dpd days past due; empty for a loan that was not classified
     * @param overdue overdue amount, plain decimal
     * @param tier published tier
     */
    record Row(String dpd, String overdue, String tier) {}

    /** The row of a loan; empty when there is none, or the files are gone or changed. */
    Optional<Row> row(Run run, String loanId) throws IOException {
        Optional<KeyedRows> rows = opened.get(run.id());
        if (rows == null) {
            rows = open(run);
            opened.put(run.id(), rows);
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<KeyedRow> found = rows.get().rows(loanId);
        return found.stream()
                .findFirst()
                .map(row -> new Row(row.cell("dpd"), row.cell("overdue_total"), row.cell("tier")));
    }

    private Optional<KeyedRows> open(Run run) throws IOException {
        Optional<String> digest = run.controlDigest();
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        OutputFolder.Baseline published =
                outputs.baseline(run.businessDate(), run.attempt().number(), digest.get());
        if (published instanceof OutputFolder.Baseline.Verified verified && verified.bytesMatch()) {
            Path folder = Files.createDirectories(
                    scratch.resolve("published-" + run.id().value()));
            return Optional.of(KeyedRows.index(verified.classification(), "loan_id", folder));
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (Optional<KeyedRows> rows : opened.values()) {
            if (rows.isPresent()) {
                rows.get().close();
            }
        }
    }
}
