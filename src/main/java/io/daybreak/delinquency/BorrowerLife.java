package io.daybreak.delinquency;

import io.daybreak.loan.LoanRecords;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The past of all loans of one borrower taken together: since when a loan has had the tier that another one decides.
 * Each past day is told as it was at that day's end.
 */
public final class BorrowerLife {
    private final Map<String, Loan> loans = new HashMap<>();
    private final List<BorrowerTiers.Member> unclassified = new ArrayList<>();

    /** A loan that can be told for any day. */
    private record Loan(LoanRecords records, Yardstick yardstick, Timeline timeline) {
        BorrowerTiers.Member on(LocalDate day) {
            return BorrowerTiers.Member.of(records, yardstick, timeline, day);
        }
    }

    /** Takes in a loan that was classified. */
    public void add(LoanRecords records, Yardstick yardstick) {
        loans.put(records.loan().loanId(), new Loan(records, yardstick, Timeline.of(records, yardstick)));
    }

    /** Takes in a loan that was not: it stands as it is known, on every day. */
    public void add(BorrowerTiers.Member member) {
        unclassified.add(member);
    }

    /**
     * The first day of the unbroken row of days, up to a day, on which the loan had the tier of that day; empty when it
     * has had it from the beginning, or the loan was not classified.
     */
    public Optional<LocalDate> tierSince(String loanId, LocalDate asOf) {
        return Optional.ofNullable(loans.get(loanId)).flatMap(loan -> {
            int since = new TierChange(turns(loan, asOf), day -> tierOn(loan, DayNumber.date(day)))
                    .lastUpTo(DayNumber.of(asOf));
            return since == DayNumber.NONE ? Optional.empty() : Optional.of(DayNumber.date(since));
        });
    }

    private Tier tierOn(Loan loan, LocalDate day) {
        List<BorrowerTiers.Member> members = new ArrayList<>(unclassified);
        loans.values().forEach(each -> members.add(each.on(day)));
        String loanId = loan.records().loan().loanId();
        return BorrowerTiers.of(members, day).stream()
                .filter(outcome -> outcome.loanId().equals(loanId))
                .findFirst()
                .flatMap(BorrowerTiers.Outcome::tier)
                .map(loan.yardstick()::named)
                .orElse(loan.yardstick().firstTier);
    }

    /** Days on which a loan's own tier may turn, and those on which months in default or of probation are over. */
    private int[] turns(Loan decided, LocalDate asOf) {
        TreeSet<LocalDate> turns = new TreeSet<>();
        for (Loan loan : loans.values()) {
            turns.addAll(loan.timeline().tierTurns(asOf));
            for (ArrearsHistory.Change change :
                    loan.timeline().arrearsHistory(asOf).changes()) {
                turns.add(change.from());
                turns.add(change.from().plusMonths(decided.yardstick().probationMonths));
                for (Tier aging : decided.yardstick().agingTiers) {
                    turns.add(change.from().plusMonths(aging.agingMonths().orElseThrow()));
                }
            }
        }
        return turns.headSet(asOf, true).stream().mapToInt(DayNumber::of).toArray();
    }
}
