package io.daybreak.job;

import io.daybreak.intake.Delivery;
import io.daybreak.intake.KeyedRow;
import io.daybreak.intake.KeyedRows;
import io.daybreak.intake.Sharing;
import io.daybreak.loan.Borrower;
import io.daybreak.loan.Money;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.PreviousSuppression;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.notice.Surroundings;
import io.daybreak.policy.Channel;
import io.daybreak.store.NoticeLedger;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up what a decision needs beyond the loan itself; nothing of it is held for the whole portfolio. */
final class LateLoanSurroundings implements Closeable {
    private final Delivery delivery;
    private final NoticeLedger ledger;
    private final KeyedRows money;
    private final OwnerlessMatcher ownerless;
    private final Optional<KeyedRows> suppressedBefore;
    private final LocalDate date;

    /**
     * Opens the look-ups of one close.
     *
     * @param moneyFile rows of {@link BorrowerMoneyRows}
     * @param suppressedBefore the baseline's {@code suppressed.csv}
     */
    LateLoanSurroundings(
            Delivery delivery,
            NoticeLedger ledger,
            Path moneyFile,
            OwnerlessMatcher ownerless,
            Optional<Path> suppressedBefore,
            LocalDate date,
            Path workFolder)
            throws IOException {
        this.delivery = delivery;
        this.ledger = ledger;
        this.money = KeyedRows.index(moneyFile, BorrowerMoneyRows.KEY, workFolder);
        this.ownerless = ownerless;
        this.suppressedBefore = suppressedBefore.isPresent() && Files.isRegularFile(suppressedBefore.get())
                ? Optional.of(KeyedRows.index(suppressedBefore.get(), "loan_id", workFolder))
                : Optional.empty();
        this.date = date;
    }

    /** The surroundings of some loans, in their order. */
    List<Surroundings> of(List<LateLoan> lateLoans) throws IOException {
        Map<String, List<LedgerEntry>> notices = ledger.ofLoans(
                lateLoans.stream().map(late -> late.loan().loanId()).toList());
        List<Surroundings> all = new ArrayList<>(lateLoans.size());
        for (LateLoan late : lateLoans) {
            Optional<Borrower> borrower = delivery.borrower(late.loan().borrowerId());
            all.add(new Surroundings(
                    borrower,
                    notices.getOrDefault(late.loan().loanId(), List.of()),
                    money(late),
                    borrower.map(this::sharing).orElse(Map.of()),
                    Optional.empty(),
                    Optional.empty(),
                    previous(late)));
        }
        return all;
    }

    private Map<Channel, Integer> sharing(Borrower borrower) {
        Sharing sharing = delivery.sharing(borrower);
        return Map.of(Channel.SMS, sharing.phone(), Channel.EMAIL, sharing.email(), Channel.LETTER, sharing.address());
    }

    private List<BorrowerMoney> money(LateLoan late) throws IOException {
        List<BorrowerMoney> found = new ArrayList<>();
        for (KeyedRow row : money.rows(late.loan().borrowerId())) {
            BorrowerMoney open = BorrowerMoneyRows.parse(row, date);
            if (!open.loanId().equals(Optional.of(late.loan().loanId()))) {
                found.add(open);
            }
        }
        if (!ownerless.isEmpty()) {
            found.addAll(ownerless.unnamed(amounts(late), date));
        }
        return found;
    }

    /** What money that names nobody may be meant for: any unpaid installment, or all that is overdue. */
    private static List<BigDecimal> amounts(LateLoan late) {
        List<BigDecimal> amounts = new ArrayList<>();
        late.unpaidAmounts().forEach(minor -> amounts.add(decimal(late, minor)));
        late.standing().ifPresent(standing -> {
            BigDecimal arrears = decimal(late, standing.overdue().totalMinor());
            if (!amounts.contains(arrears)) {
                amounts.add(arrears);
            }
        });
        return amounts;
    }

    private static BigDecimal decimal(LateLoan late, long minor) {
        return new BigDecimal(Money.plain(minor, late.loan().currency()));
    }

    private Optional<PreviousSuppression> previous(LateLoan late) throws IOException {
        if (suppressedBefore.isEmpty()) {
            return Optional.empty();
        }
        for (KeyedRow row : suppressedBefore.get().rows(late.loan().loanId())) {
            // loan_id, borrower_id, level, reason, detail, since, nights
            Optional<SuppressionCode> code = Arrays.stream(SuppressionCode.values())
                    .filter(known -> known.name().equals(row.fields().get(3)))
                    .findFirst();
            if (code.isPresent()) {
                return Optional.of(new PreviousSuppression(
                        code.get(),
                        LocalDate.parse(row.fields().get(5)),
                        Integer.parseInt(row.fields().get(6))));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        money.close();
        if (suppressedBefore.isPresent()) {
            suppressedBefore.get().close();
        }
    }
}
