package io.daybreak.delinquency;

import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The past of all loans of one borrower taken together: since when a loan has had the tier that another one decides. It
 * is told as the history of one day is: with the money that stands on that day.
 */
public final class BorrowerLife {
    private final LocalDate asOf;
    private final Map<String, Loan> loans = new HashMap<>();
    private final List<BorrowerTiers.Member> unclassified = new ArrayList<>();

    /**
     * A life without loans.
     *
     * @param asOf the day at whose end it is told
     */
    public BorrowerLife(LocalDate asOf) {
        this.asOf = asOf;
    }

    /** A loan that can be told for any day. */
    private record Loan(LoanRecords records, Yardstick yardstick, Timeline timeline) {
        boolean isDisbursedBy(LocalDate day) {
            return !records.loan().disbursedOn().isAfter(day);
        }

        BorrowerTiers.Member on(LocalDate day) {
            return BorrowerTiers.Member.of(records, yardstick, timeline, day);
        }
    }

    /** Takes in a loan that was classified. */
    public void add(LoanRecords records, Yardstick yardstick) {
        LoanRecords told = asToldOnTheDay(records);
        loans.put(records.loan().loanId(), new Loan(told, yardstick, Timeline.of(told, yardstick)));
    }

    /** What a reversal undid by the day never was, and what one undoes later stands. */
    private LoanRecords asToldOnTheDay(LoanRecords records) {
        BitSet undone =
                Reversals.of(records.payments(), records.loan().currency()).undone(asOf);
        List<Payment> standing = new ArrayList<>();
        for (int row = 0; row < records.payments().size(); row++) {
            Payment payment = records.payments().get(row);
            if (payment.type() != PaymentType.REVERSAL && !undone.get(row)) {
                standing.add(payment);
            }
        }
        return new LoanRecords(records.loan(), records.installments(), standing, records.holds());
    }

    /** Takes in a loan that was not: it stands as it is known, on every day. */
    public void add(BorrowerTiers.Member member) {
        unclassified.add(member);
    }

    /**
     * The first day of the unbroken row of days, up to the day, on which the loan had the tier of the day; empty when it
     * has had it from the beginning, or the loan was not classified.
     */
    public Optional<LocalDate> tierSince(String loanId) {
        return Optional.ofNullable(loans.get(loanId)).flatMap(loan -> {
            int since =
                    new TierChange(turns(loan), day -> tierOn(loan, DayNumber.date(day))).lastUpTo(DayNumber.of(asOf));
            return since == DayNumber.NONE ? Optional.empty() : Optional.of(DayNumber.date(since));
        });
    }

    private Tier tierOn(Loan loan, LocalDate day) {
        List<BorrowerTiers.Member> members = new ArrayList<>(unclassified);
        loans.values().stream()
                .filter(each -> each.isDisbursedBy(day))
                .map(each -> each.on(day))
                .forEach(members::add);
        String loanId = loan.records().loan().loanId();
        return BorrowerTiers.of(members, day).stream()
                .filter(outcome -> outcome.loanId().equals(loanId))
                .findFirst()
                .flatMap(BorrowerTiers.Outcome::tier)
                .map(loan.yardstick()::named)
                .orElse(loan.yardstick().firstTier);
    }

    /**
     * Days on which a loan comes to the borrower or gets another status, on which its own tier may turn, and those on which
     * months in default or of probation are over.
     */
    private int[] turns(Loan decided) {
        TreeSet<LocalDate> turns = new TreeSet<>();
        for (Loan loan : loans.values()) {
            turns.add(loan.records().loan().disbursedOn());
            loan.records().loan().statusOn().ifPresent(turns::add);
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
