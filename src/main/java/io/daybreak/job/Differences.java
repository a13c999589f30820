package io.daybreak.job;

import io.daybreak.intake.LoanCase;
import io.daybreak.intake.LoanIdOrder;
import io.daybreak.loan.LoanRecords;
import io.daybreak.publication.ClassificationPairs;
import io.daybreak.publication.DifferenceRow;
import io.daybreak.publication.DifferencesFile;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.publication.Sheet;
import io.daybreak.store.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rerun changes: every date that was published before, compared loan by loan with what is staged now, and the
 * rows that made the difference. A date that was never published has nothing to differ from.
 */
final class Differences {
    /** Loans whose rows are looked up; beyond, a difference is listed without its record. */
    private static final long LOOKED_UP_MOST = 20_000;

    private final NightContext context;
    private final LoanIdOrder order;
    private final Optional<KnownRows> known;
    private long lookedUp;

    /**
     * Of a range.
     *
     * @param known what was known on the day whose knowledge is asked for
     */
    Differences(NightContext context, Optional<KnownRows> known) {
        this.known = known;
        this.context = context;
        this.order = context.request().mapping().loanIdOrder();
    }

    /**
     * What was found.
     *
     * @param count loans that differ, each date counted
     * @param unpublished dates that were never published
     */
    record Found(long count, List<LocalDate> unpublished) {
        String words() {
            String differing = count + " difference(s) from what was published";
            return unpublished.isEmpty()
                    ? differing
                    : differing + "; never published before: "
                            + String.join(
                                    ", ",
                                    unpublished.stream()
                                            .map(LocalDate::toString)
                                            .toList());
        }
    }

    /**
     * Writes {@code differences.csv}; it appears whole in its folder.
     *
     * @param closed every date, staged
     * @param published where published attempts lie
     * @param outputs where the result belongs
     * @param target its folder there
     */
    Found write(List<Closed> closed, OutputFolder published, OutputFolder outputs, Path target) throws IOException {
        Path fresh = outputs.freshOf(target);
        long count = 0;
        List<LocalDate> unpublished = new ArrayList<>();
        try (Sheet<DifferenceRow> sheet = DifferencesFile.create(fresh)) {
            long[] rows = {0};
            for (Closed one : closed) {
                LocalDate date = one.run().businessDate();
                Optional<Run> before = context.memory().runs().published(date);
                if (before.isEmpty()) {
                    unpublished.add(date);
                    continue;
                }
                Path folder = published.attempt(date, before.get().attempt().number());
                ClassificationPairs.states(
                        folder.resolve("classification.csv"),
                        staged(one.run()).resolve("classification.csv"),
                        order::compare,
                        pair -> {
                            rows[0]++;
                            sheet.add(new DifferenceRow(
                                    pair.loanId(),
                                    date,
                                    pair.before(),
                                    pair.after(),
                                    record(pair, before.get(), folder)));
                        });
            }
            sheet.finish();
            count = rows[0];
        }
        if (known.isPresent()) {
            known.get().write(fresh);
        }
        outputs.remove(target);
        Publish.rename(fresh, target);
        return new Found(count, unpublished);
    }

    private Path staged(Run run) {
        return context.outputs().staging(run.businessDate(), run.attempt().number());
    }

    private String record(ClassificationPairs.Pair pair, Run before, Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        if (!before.inputs().policy().equals(context.run().inputs().policy())) {
            found.add("the policy changed");
        }
        if (found.isEmpty() || !pair.haveSameRecords()) {
            found.add(rows(pair, before, folder));
        }
        return String.join("; ", found);
    }

    private String rows(ClassificationPairs.Pair pair, Run before, Path folder) throws IOException {
        if (++lookedUp > LOOKED_UP_MOST) {
            return "not looked up: more than " + LOOKED_UP_MOST + " differences";
        }
        Optional<LoanCase> now = context.delivery().find(pair.loanId());
        if (now.isEmpty() || now.get() instanceof LoanCase.Gone) {
            return "the loan is not in the delivery any more";
        }
        if (!(now.get() instanceof LoanCase.ReadableLoan readable) || !readable.isClassifiable()) {
            return "a row of the loan is rejected now; see rejects.csv";
        }
        LocalDate date = before.businessDate();
        Optional<String> unknown = unknownOn(pair.loanId(), date);
        if (unknown.isPresent()) {
            return unknown.get() + provable(readable.records());
        }
        return known(pair, before, folder, readable) + (known.isPresent() ? provable(readable.records()) : "");
    }

    /** Rows that are left out because they were not known on the day that is asked for; empty where none is. */
    private Optional<String> unknownOn(String loanId, LocalDate date) throws IOException {
        Optional<LocalDate> day = context.range().knownOn();
        return day.isEmpty()
                ? Optional.empty()
                : context.delivery()
                        .whole()
                        .find(loanId)
                        .filter(all -> all instanceof LoanCase.ReadableLoan)
                        .map(all ->
                                RecordDifference.unknownOn(day.get(), ((LoanCase.ReadableLoan) all).records(), date))
                        .filter(words -> !words.isEmpty());
    }

    private static String provable(LoanRecords records) {
        return records.isKnowledgeDated() ? "" : "; NOT PROVABLE: rows of the loan do not say when they were entered";
    }

    private String known(ClassificationPairs.Pair pair, Run before, Path folder, LoanCase.ReadableLoan readable)
            throws IOException {
        LocalDate date = before.businessDate();
        Optional<String> named = asDelivered(pair, date, folder, readable);
        if (named.isPresent()) {
            return named.get();
        }
        String since = RecordDifference.knownSince(readable.records(), date);
        if (!since.isEmpty()) {
            return since;
        }
        if (!pair.isInBoth()) {
            return "the loan had no row that day; the delivery of " + date + " would tell why";
        }
        return pair.haveSameRecords()
                ? "no payment, hold or installment up to that day; the program, the loan's own row or another loan of"
                        + " the borrower"
                : "payments, holds or schedule up to that day are others; which, only the delivery of " + date
                        + " would tell, and it is not there as it was published";
    }

    /** Compares with the rows as they were delivered then, where they are still there and are those that were published. */
    private Optional<String> asDelivered(
            ClassificationPairs.Pair pair, LocalDate date, Path folder, LoanCase.ReadableLoan now) throws IOException {
        Path scratch = context.work().close().resolve("then");
        context.outputs().remove(scratch);
        LoanFinder finder =
                new LoanFinder(context.range().deliveries(), context.request().mapping(), scratch, 1, 0);
        if (!pair.isInBoth() || !finder.has(date)) {
            return Optional.empty();
        }
        Optional<LoanFinder.Opened> opened =
                finder.search(pair.loanId(), date, Optional.of(folder.resolve("classification.csv")));
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (LoanFinder.Opened then = opened.get()) {
            if (!then.agreesWithPublished()) {
                return Optional.empty();
            }
            return Optional.of(RecordDifference.between(
                            then.classifiable().orElseThrow().records(), now.records(), date))
                    .filter(words -> !words.isEmpty());
        }
    }
}
