package io.daybreak.job;

import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.publication.UnmatchedRow;
import io.daybreak.publication.UnmatchedRow.Candidate;
import io.daybreak.publication.UnmatchedRow.Link;
import io.daybreak.reconciliation.Tally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the loans that money without a home might belong to: loans of the borrower it names, unpaid installments and
 * arrears of exactly its amount. Holds the rows without a home, never the portfolio; beyond {@link #ROWS_MAX} of them
 * nobody goes through them one by one, and only the first are searched for.
 */
final class OwnerlessMatcher {
    /** Most rows whose candidates are searched for. */
    static final int ROWS_MAX = 100_000;

    /** Most candidates listed for one row. */
    static final int CANDIDATES_MAX = 5;

    private final List<OwnerlessPayment> rows = new ArrayList<>();
    private final List<List<Candidate>> candidates = new ArrayList<>();
    private final Map<String, List<Integer>> byBorrower = new HashMap<>();
    private final Map<BigDecimal, List<Integer>> byAmount = new HashMap<>();
    private final Map<BigDecimal, BorrowerMoney> unnamedByAmount = new HashMap<>();
    /** The amounts of {@link #byAmount}, in the finest unit of any currency, ascending; made when first asked for. */
    private long @Nullable [] awaited;

    private int searched;

    /**
     * Takes a row in.
     *
     * @param money the same row as money in the air
     */
    void add(OwnerlessPayment payment, BorrowerMoney money) {
        if (money.link() == BorrowerMoney.Link.AMOUNT) {
            // Of several rows of one amount the newest stands for all: it is the last that stops to block.
            unnamedByAmount.merge(payment.amount().stripTrailingZeros(), money, OwnerlessMatcher::newer);
        }
        if (searched == ROWS_MAX) {
            return;
        }
        int index = searched++;
        rows.add(payment);
        candidates.add(new ArrayList<>(0));
        payment.borrowerId().ifPresent(borrower -> byBorrower
                .computeIfAbsent(borrower, key -> new ArrayList<>(1))
                .add(index));
        byAmount.computeIfAbsent(payment.amount().stripTrailingZeros(), key -> new ArrayList<>(1))
                .add(index);
    }

    /** Whether there is any money without a home. */
    boolean isEmpty() {
        return searched == 0;
    }

    /** Whether any row has this amount, in the unit of {@link Tally#minorOfUnknownCurrency}. For rows taken in before. */
    boolean isAwaited(long amount) {
        long[] amounts = awaited;
        if (amounts == null) {
            amounts = byAmount.keySet().stream()
                    .mapToLong(Tally::minorOfUnknownCurrency)
                    .sorted()
                    .toArray();
            awaited = amounts;
        }
        return Arrays.binarySearch(amounts, amount) >= 0;
    }

    /** Whether any money names nobody. */
    boolean hasUnnamed() {
        return !unnamedByAmount.isEmpty();
    }

    /** The borrowers that rows name. */
    Set<String> namedBorrowers() {
        return byBorrower.keySet();
    }

    /** A loan's borrower, in the order of the outputs. */
    void loan(String loanId, String borrowerId) {
        for (int index : byBorrower.getOrDefault(borrowerId, List.of())) {
            offer(index, new Candidate(loanId, Link.SAME_BORROWER));
        }
    }

    /** An unpaid installment, or the arrears where there is no due date. */
    void open(String loanId, Optional<LocalDate> dueDate, BigDecimal amount) {
        for (int index : byAmount.getOrDefault(amount.stripTrailingZeros(), List.of())) {
            if (dueDate.isEmpty()) {
                offer(index, new Candidate(loanId, Link.SAME_AMOUNT_AS_ARREARS));
            } else if (Math.abs(ChronoUnit.DAYS.between(
                            dueDate.get(), rows.get(index).valueDate()))
                    <= OpenInstallments.DAYS_APART_MAX) {
                offer(index, new Candidate(loanId, Link.SAME_AMOUNT_AS_INSTALLMENT));
            }
        }
    }

    private void offer(int index, Candidate candidate) {
        List<Candidate> found = candidates.get(index);
        if (found.stream().anyMatch(known -> known.loanId().equals(candidate.loanId()))) {
            return;
        }
        found.add(candidate);
        if (found.size() > CANDIDATES_MAX) {
            // The best stay: a named borrower says more than an equal amount. The sort is stable, so loan order holds.
            found.sort(Comparator.comparing(Candidate::link));
            found.remove(CANDIDATES_MAX);
        }
    }

    /** The row of {@code unmatched.csv} of the n-th payment taken in. */
    UnmatchedRow row(int index, OwnerlessPayment payment) {
        if (index >= searched) {
            return new UnmatchedRow(payment, List.of());
        }
        List<Candidate> found = new ArrayList<>(candidates.get(index));
        found.sort(Comparator.comparing(Candidate::link));
        return new UnmatchedRow(payment, found);
    }

    private static BorrowerMoney newer(BorrowerMoney one, BorrowerMoney other) {
        return other.since().isAfter(one.since()) ? other : one;
    }

    /** Money that names nobody and is exactly one of these amounts. */
    List<BorrowerMoney> unnamed(List<BigDecimal> amounts) {
        List<BorrowerMoney> money = new ArrayList<>();
        for (BigDecimal amount : amounts) {
            Optional.ofNullable(unnamedByAmount.get(amount.stripTrailingZeros()))
                    .ifPresent(money::add);
        }
        return money;
    }
}
