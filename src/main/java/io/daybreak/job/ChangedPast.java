package io.daybreak.job;

import io.daybreak.intake.LoanCase;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.publication.ClassificationPairs;
import io.daybreak.publication.CommittedPart;
import io.daybreak.publication.LateReader;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The loans of a rerun whose past is not what was published of it, as its last date sees them: what was told about them
 * is looked at again. The newest published date of the range says what was known; where none of it was published, the
 * first date does, which is compared with what was published before.
 */
final class ChangedPast {
    private static final int BATCH_LOANS = 1_000;

    private final NightContext context;
    private final SettledParts firstDate;

    /**
     * Of a range.
     *
     * @param context of the last date
     */
    ChangedPast(NightContext context) {
        this.context = context;
        this.firstDate = new SettledParts(
                context.working().partitions().list(context.range().settling().id()),
                context.settledWork(),
                context.range().first().businessDate());
    }

    /** Takes loans as they stand on the last date. */
    @FunctionalInterface
    interface Taker {
        void take(List<LateLoan> loans) throws IOException;
    }

    /** Hands the loans that anything was told about over, in their order, some hundreds at a time. */
    void each(Taker taker) throws IOException {
        List<String> batch = new ArrayList<>(BATCH_LOANS);
        eachChanged(loanId -> {
            batch.add(loanId);
            if (batch.size() == BATCH_LOANS) {
                taker.take(told(batch));
                batch.clear();
            }
        });
        taker.take(told(batch));
    }

    @FunctionalInterface
    private interface Ids {
        void take(String loanId) throws IOException;
    }

    private void eachChanged(Ids ids) throws IOException {
        Optional<Run> newest = context.memory()
                .runs()
                .publishedBefore(context.range().last().businessDate().plusDays(1))
                .filter(run ->
                        !run.businessDate().isBefore(context.range().first().businessDate()));
        if (newest.isPresent()) {
            eachOtherThanPublished(newest.get(), ids);
            return;
        }
        for (CommittedPart part : firstDate.of(Part.LATE)) {
            try (LateReader reader = LateReader.open(part, context.request().policy())) {
                for (Optional<LateLoan> late = reader.next(); late.isPresent(); late = reader.next()) {
                    if (late.get().history().pastChanged()) {
                        ids.take(late.get().loan().loanId());
                    }
                }
            }
        }
    }

    private void eachOtherThanPublished(Run published, Ids ids) throws IOException {
        Run again = context.range().runs().stream()
                .filter(run -> run.businessDate().equals(published.businessDate()))
                .findFirst()
                .orElseThrow();
        Path before = new OutputFolder(context.request().output())
                .attempt(published.businessDate(), published.attempt().number());
        Path now =
                context.outputs().staging(again.businessDate(), again.attempt().number());
        ClassificationPairs.records(
                before.resolve("classification.csv"),
                now.resolve("classification.csv"),
                context.request().mapping().loanIdOrder()::compare,
                pair -> ids.take(pair.loanId()));
    }

    private List<LateLoan> told(List<String> loanIds) throws IOException {
        Map<String, List<LedgerEntry>> ledger = context.memory().ledger().ofLoans(loanIds);
        List<LateLoan> loans = new ArrayList<>();
        for (String loanId : loanIds) {
            if (ledger.getOrDefault(loanId, List.of()).stream().anyMatch(Hindsights::mayBeWrong)) {
                standing(loanId).ifPresent(loans::add);
            }
        }
        return loans;
    }

    private Optional<LateLoan> standing(String loanId) throws IOException {
        Classifier classifier = Classifier.of(
                context.request().policy(),
                List.of(context.run().businessDate()),
                new Watch(context.request().policy(), context.baseline().date(), Set.of()).withDoubt(true));
        return context.delivery()
                .find(loanId)
                .filter(found -> found instanceof LoanCase.ReadableLoan)
                .map(found -> classifier.settle(found).days().get(0))
                .filter(day -> day instanceof DayResult.Classified)
                .flatMap(day -> ((DayResult.Classified) day).late());
    }
}
