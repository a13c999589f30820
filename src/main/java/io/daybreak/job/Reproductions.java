package io.daybreak.job;

import io.daybreak.intake.LoanIdOrder;
import io.daybreak.publication.ClassificationPairs;
import io.daybreak.publication.DifferenceRow;
import io.daybreak.publication.DifferencesFile;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.publication.ReleaseStaging;
import io.daybreak.publication.ReproductionCheck;
import io.daybreak.publication.ReproductionCheck.Compared;
import io.daybreak.publication.ReproductionCheck.Outcome;
import io.daybreak.publication.ReproductionFile;
import io.daybreak.publication.ReproductionRow;
import io.daybreak.publication.ReproductionRow.Reason;
import io.daybreak.publication.Sheet;
import io.daybreak.publication.WithdrawnBefore;
import io.daybreak.store.Run;
import io.daybreak.store.WrittenNotice;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What dates run again as they were known then came to: {@code reproduction.csv} and {@code differences.csv}. */
final class Reproductions implements Closeable {
    private static final int LINES_SAID = 20;

    private final OutputFolder outputs;
    private final Path target;
    private final Path fresh;
    private final String words;
    private final Sheet<DifferenceRow> differences;
    private final List<ReproductionRow> rows = new ArrayList<>();
    private long differing;

    Reproductions(OutputFolder outputs, LocalDate from, LocalDate to) throws IOException {
        this.outputs = outputs;
        this.words = from.equals(to) ? from.toString() : from + " to " + to;
        this.target = outputs.rerunAsKnownThen(from, to);
        this.fresh = outputs.freshOf(target);
        this.differences = DifferencesFile.create(fresh);
    }

    /** Nothing of the date is published: there is nothing to reproduce. */
    void unpublished(LocalDate date) {
        rows.add(new ReproductionRow(
                date, OptionalInt.empty(), Compared.notPossible(), Optional.of(Reason.NOT_PUBLISHED), ""));
    }

    /** These dates cannot be computed again. */
    void notPossible(List<Run> runs, Reason reason, String detail) {
        for (Run run : runs) {
            rows.add(row(run, Compared.notPossible(), Optional.of(reason), detail));
        }
    }

    private static ReproductionRow row(Run run, Compared compared, Optional<Reason> reason, String detail) {
        return new ReproductionRow(
                run.businessDate(), OptionalInt.of(run.attempt().number()), compared, reason, detail);
    }

    /**
     * Compares a date.
     *
     * @param published the run that published it
     * @param context of the date as it is computed now
     * @param closed the date as it is computed now, staged
     * @param changed what is not as it was, the weightiest first
     */
    void compare(Run published, NightContext context, Closed closed, Map<Reason, String> changed) throws IOException {
        String digest = published
                .controlDigest()
                .orElseThrow(() -> new IOException(published.attempt() + " is published without a control digest"));
        Path folder =
                outputs.attempt(published.businessDate(), published.attempt().number());
        Path staging = context.outputs()
                .staging(context.run().businessDate(), context.run().attempt().number());
        Path released = context.work().close().resolve("released");
        Optional<String> releasedDigest = released(folder, staging, context, closed, released);
        List<Compared> compared = ReproductionCheck.of(
                folder,
                digest,
                releasedDigest.isPresent() ? released : staging,
                releasedDigest.orElse(closed.controlDigest()));
        boolean isThere = ReproductionCheck.isThere(folder, digest);
        Optional<Reason> reason = changed.keySet().stream().findFirst();
        Reason why = reason.orElse(isThere ? Reason.UNEXPLAINED : Reason.PUBLISHED_FILES_GONE);
        String detail = changed.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
        for (Compared file : compared) {
            rows.add(
                    file.outcome() == Outcome.SAME
                            ? row(published, file, Optional.empty(), "")
                            : row(published, file, Optional.of(why), detail));
        }
        if (isThere && compared.stream().anyMatch(file -> file.outcome() != Outcome.SAME)) {
            differences(published, folder, staging, context.request().mapping().loanIdOrder(), why + ": " + detail);
        }
    }

    /** What was published after notices were withdrawn is compared with what that withdrawal leaves of tonight's. */
    private static Optional<String> released(Path folder, Path decided, NightContext context, Closed closed, Path left)
            throws IOException {
        Optional<WithdrawnBefore> opened = WithdrawnBefore.open(folder);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (WithdrawnBefore withdrawn = opened.get();
                BufferedReader evidence =
                        Files.newBufferedReader(decided.resolve("evidence.jsonl"), StandardCharsets.UTF_8);
                BufferedReader lines =
                        Files.newBufferedReader(context.memoryLines(context.run()), StandardCharsets.UTF_8)) {
            Iterator<WrittenNotice> notices = new HeldChanges(lines.lines().iterator(), evidence.lines()).notices();
            return Optional.of(ReleaseStaging.begin(decided, closed.controlDigest(), left)
                    .without(HeldRuns.proved(notices), withdrawn));
        }
    }

    private void differences(Run published, Path folder, Path staging, LoanIdOrder order, String record)
            throws IOException {
        ClassificationPairs.states(
                folder.resolve("classification.csv"), staging.resolve("classification.csv"), order::compare, pair -> {
                    differing++;
                    differences.add(new DifferenceRow(
                            pair.loanId(), published.businessDate(), pair.before(), pair.after(), record));
                });
    }

    /** Puts the files in their place, and says what came of it. */
    NightOutcome finish() throws IOException {
        differences.finish();
        differences.close();
        rows.sort(Comparator.comparing(ReproductionRow::date)
                .thenComparing(row -> row.compared().file()));
        try (Sheet<ReproductionRow> sheet = ReproductionFile.create(fresh)) {
            for (ReproductionRow row : rows) {
                sheet.add(row);
            }
            sheet.finish();
        }
        outputs.remove(target);
        Publish.rename(fresh, target);
        List<ReproductionRow> others = rows.stream()
                .filter(row -> row.compared().outcome() != Outcome.SAME)
                .toList();
        List<String> lines = new ArrayList<>(
                others.stream().limit(LINES_SAID).map(Reproductions::line).toList());
        if (others.size() > LINES_SAID) {
            lines.add("and " + (others.size() - LINES_SAID) + " more; see reproduction.csv");
        }
        return said(lines);
    }

    private NightOutcome said(List<String> lines) {
        long dates = rows.stream()
                .filter(row -> row.attempt().isPresent())
                .map(ReproductionRow::date)
                .distinct()
                .count();
        long files = rows.stream()
                .filter(row -> row.compared().outcome() == Outcome.SAME)
                .count();
        boolean isRefused = rows.stream().anyMatch(row -> row.reason().equals(Optional.of(Reason.DELIVERY_REFUSED)));
        boolean isWhole = rows.stream()
                .allMatch(row -> row.compared().outcome() == Outcome.SAME
                        || row.reason().equals(Optional.of(Reason.NOT_PUBLISHED)));
        if (isWhole) {
            return NightOutcome.of(
                    NightExit.COMPARED,
                    "Reproduced " + words + " as it was known then: " + dates + " date(s), " + files
                            + " file(s), every byte as published.",
                    lines,
                    target);
        }
        return NightOutcome.of(
                isRefused ? NightExit.REFUSED : NightExit.NOT_REPRODUCED,
                "Not all of " + words + " is reproduced as it was published: " + files + " file(s) of " + dates
                        + " date(s) are the same, " + differing + " loan(s) are not. Nothing was published or changed.",
                lines,
                target);
    }

    private static String line(ReproductionRow row) {
        Compared compared = row.compared();
        String where = row.date()
                + (compared.file().isEmpty() ? "" : " " + compared.file())
                + (compared.line().isPresent() ? ":" + compared.line().getAsLong() : "");
        return where + ": " + row.reason().map(Enum::name).orElse("")
                + (row.detail().isEmpty() ? "" : " (" + row.detail() + ")");
    }

    @Override
    public void close() throws IOException {
        differences.close();
        outputs.remove(fresh);
    }
}
