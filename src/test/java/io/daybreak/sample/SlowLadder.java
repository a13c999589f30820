package io.daybreak.sample;

import io.daybreak.policy.NoticeLevel;
import io.daybreak.policy.NoticeRules;
import io.daybreak.policy.Policy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who must be told what in nights in which nothing is in doubt: the ladder and the caps, night after night, worked out
 * slowly from {@link SlowReference}'s days. It shares no code with the program but the policy's values.
 */
public final class SlowLadder {
    private final Policy policy;
    private final List<Told> told = new ArrayList<>();
    private boolean first = true;

    /** A notice that went out. */
    private record Told(String loanId, String borrowerId, int level, LocalDate on) {}

    /** A notice that would go out if no cap stops it. */
    private record Wanted(Verdict verdict, int level, LocalDate lastTold) {}

    public SlowLadder(Policy policy) {
        this.policy = policy;
    }

    /** The levels of a published night, by loan_id; the night is remembered. */
    public Map<String, Integer> night(DeliveryDraft delivery, LocalDate date) {
        return night(delivery, date, loanId -> true);
    }

    /** The same for a night in which some loans are in doubt. */
    public Map<String, Integer> night(DeliveryDraft delivery, LocalDate date, Predicate<String> isBeyondDoubt) {
        List<Wanted> wanted = new ArrayList<>();
        SlowReference.of(delivery, date, policy).values().forEach(verdict -> {
            int level = turn(verdict, date);
            if (level > 0 && isBeyondDoubt.test(verdict.loanId())) {
                wanted.add(new Wanted(verdict, level, lastTold(verdict.loanId())));
            }
        });
        Map<String, Integer> levels = new TreeMap<>();
        for (String borrower : new TreeSet<>(
                wanted.stream().map(one -> one.verdict().borrowerId()).toList())) {
            wanted.stream()
                    .filter(one -> one.verdict().borrowerId().equals(borrower))
                    .sorted(Comparator.comparingInt((Wanted one) -> -one.level())
                            .thenComparing(Wanted::lastTold)
                            .thenComparingInt(one -> -one.verdict().dpd())
                            .thenComparing(one -> one.verdict().loanId()))
                    .filter(one -> mayHear(borrower, date))
                    .findFirst()
                    .ifPresent(one -> {
                        levels.put(one.verdict().loanId(), one.level());
                        told.add(new Told(one.verdict().loanId(), borrower, one.level(), date));
                    });
        }
        first = false;
        return levels;
    }

    private int turn(Verdict verdict, LocalDate date) {
        NoticeRules rules = policy.base().notices();
        BigDecimal minimum = BigDecimal.valueOf(rules.minOverdueMinor().get("CNY"), 2);
        if (verdict.outcome() != Verdict.Outcome.CLASSIFIED
                || verdict.dpd() < 1
                || verdict.overdue().total().compareTo(minimum) < 0) {
            return 0;
        }
        LocalDate claim = verdict.oldestUnpaidDueDate().orElseThrow();
        int gone = 0;
        LocalDate goneOn = LocalDate.MIN;
        for (Told one : told) {
            if (one.loanId().equals(verdict.loanId()) && one.on().isAfter(claim) && one.level() > gone) {
                gone = one.level();
                goneOn = one.on();
            }
        }
        if (gone == rules.ladder().size() || (first && gone > 0)) {
            return 0;
        }
        NoticeLevel next = rules.ladder().get(gone);
        boolean reached = verdict.policyDpd() >= next.fromDpd();
        boolean longEnough = gone == 0 || ChronoUnit.DAYS.between(goneOn, date) >= next.minDaysAfterPrevious();
        return reached && longEnough ? next.level() : 0;
    }

    private LocalDate lastTold(String loanId) {
        return told.stream()
                .filter(one -> one.loanId().equals(loanId))
                .map(Told::on)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    private boolean mayHear(String borrower, LocalDate date) {
        NoticeRules.BorrowerCap cap = policy.base().notices().maxPerBorrower().orElseThrow();
        return told.stream()
                        .filter(one -> one.borrowerId().equals(borrower))
                        .filter(one -> ChronoUnit.DAYS.between(one.on(), date) < cap.days())
                        .count()
                < cap.count();
    }
}
