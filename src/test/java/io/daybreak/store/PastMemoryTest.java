package io.daybreak.store;

import static io.daybreak.store.StoreFixture.OPTIONS;
import static io.daybreak.store.StoreFixture.night;
import static io.daybreak.store.StoreFixture.notice;
import static io.daybreak.store.StoreFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.notice.CleanNight;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Quarantine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered now gives again what was remembered before any run. */
class PastMemoryTest {
    private static final long SEED = Long.getLong("past.seed", 20260701L);
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final Instant START = Instant.parse("2026-06-02T01:00:00Z");
    private static final int RUNS = 40;
    private static final int LOANS = 6;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> noticeIds = new ArrayList<>();
    private final List<String> ofThisRun = new ArrayList<>();
    private long minutes;

    /** Nights, second attempts, receipts, corrections, quarantines and clearances, in any order. */
    @Test
    void everyRunFindsWhatItFoundThen() {
        Map<Run, String> found = new LinkedHashMap<>();
        try (Store store = opened(Store.open(StoreFixture.folder(folder.resolve("present")), OPTIONS))) {
            int newest = 0;
            for (int run = 0; run < RUNS; run++) {
                boolean isAnotherAttempt = newest > 0 && random.nextInt(3) == 0;
                LocalDate date = FIRST.plusDays(isAnotherAttempt ? random.nextInt(newest) : newest++);
                String before = said(store);
                found.put(published(store, date), before);
                if (random.nextInt(4) == 0) {
                    clear(store);
                }
            }
            String now = said(store);
            try (PastMemory past = store.past(StoreFixture.folder(folder.resolve("past")), OPTIONS)) {
                found.forEach((run, before) -> assertThat(said(past.before(past.placeOf(run, false))))
                        .as("seed %s, before %s", SEED, run.attempt())
                        .isEqualTo(before));
                assertThat(said(past.before(Long.MAX_VALUE))).isEqualTo(now);
                assertThat(past.isWhole()).isTrue();
            }
            assertThat(said(store)).as("the present is only read").isEqualTo(now);
        }
        assertThat(noticeIds).as("seed %s", SEED).hasSizeGreaterThan(RUNS / 4);
    }

    private Instant now() {
        minutes++;
        return START.plusSeconds(60 * minutes);
    }

    private Run published(Store store, LocalDate date) {
        Run run = store.runs().begin(night(date), now());
        store.runs().transition(run.id(), RunChange.to(RunState.CLOSING, now()));
        List<MemoryChange> changes = new ArrayList<>();
        for (int change = random.nextInt(5); change > 0; change--) {
            changes.add(change(run, date, change));
        }
        store.beginPublishing(run.id(), "c0de" + run.id(), "", changes.iterator(), now());
        store.finishPublishing(run.id(), now());
        // A receipt, or a doubt, is about an earlier notice.
        noticeIds.addAll(ofThisRun);
        ofThisRun.clear();
        return store.runs().of(run.id());
    }

    private MemoryChange change(Run run, LocalDate date, int number) {
        String loan = loan(random.nextInt(LOANS));
        boolean tellsOfNotice = !noticeIds.isEmpty();
        return switch (random.nextInt(5)) {
            case 0 -> tellsOfNotice ? new MemoryChange.Corrected(anyNotice()) : noticed(run, loan, date, number);
            case 1 ->
                tellsOfNotice
                        ? new MemoryChange.Reached(anyNotice(), LedgerEntry.Reach.DELIVERED)
                        : noticed(run, loan, date, number);
            case 2 -> new MemoryChange.QuarantineEnded(loan);
            case 3 ->
                new MemoryChange.Quarantined(new Quarantine(
                        loan,
                        List.of(Quarantine.Kind.values()).get(random.nextInt(Quarantine.Kind.values().length)),
                        date,
                        new CleanNight(date.minusDays(1), 3, Optional.of("abc").filter(any -> number > 1), 7, 1)));
            default -> noticed(run, loan, date, number);
        };
    }

    private MemoryChange noticed(Run run, String loan, LocalDate date, int number) {
        String id = "N-" + run.id() + "-" + number;
        ofThisRun.add(id);
        return new MemoryChange.Noticed(notice(id, loan, date));
    }

    private String anyNotice() {
        return noticeIds.get(random.nextInt(noticeIds.size()));
    }

    private void clear(Store store) {
        List<String> loans =
                store.quarantines().inForce().stream().map(Quarantine::loanId).toList();
        if (!loans.isEmpty()) {
            store.clear(
                    loans,
                    new Approval(
                            Approval.Action.CLEAR,
                            Optional.empty(),
                            "all",
                            "Ms Yu",
                            "operator",
                            "looked at",
                            "",
                            now()));
        }
    }

    private static String loan(int number) {
        return "L-" + number;
    }

    /** Everything a night asks for. */
    private static String said(Store store) {
        List<String> lines = new ArrayList<>();
        lines.add("newest " + store.runs().newestPublishedDate() + ", oldest "
                + store.runs().oldestPublishedDate());
        for (int loan = 0; loan < LOANS; loan++) {
            lines.add(store.ledger().ofLoans(List.of(loan(loan))).toString());
            store.ledger()
                    .rememberedOfLoan(loan(loan))
                    .forEach(notice -> lines.add(notice.entry() + " " + notice.written()));
        }
        for (LocalDate date = FIRST; date.isBefore(FIRST.plusDays(RUNS)); date = date.plusDays(1)) {
            lines.add(date + " " + store.runs().published(date).map(Run::attempt) + " "
                    + store.ledger().highestOfNights(date, 5) + " "
                    + store.quarantines().loansBefore(date).stream().sorted().toList());
        }
        lines.add(store.quarantines().inForce().toString());
        return String.join("\n", lines);
    }
}
