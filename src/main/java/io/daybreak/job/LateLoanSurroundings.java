package io.daybreak.job;

import io.daybreak.delinquency.ScheduleDigest;
import io.daybreak.intake.Delivery;
import io.daybreak.intake.KeyedRow;
import io.daybreak.intake.KeyedRows;
import io.daybreak.intake.LoanPlace;
import io.daybreak.intake.Receipt;
import io.daybreak.intake.ReceiptStatus;
import io.daybreak.intake.Sharing;
import io.daybreak.loan.Borrower;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Money;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.PreviousSuppression;
import io.daybreak.notice.Quarantine;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.notice.Surroundings;
import io.daybreak.policy.Channel;
import io.daybreak.store.Store;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up what a decision needs beyond the loan itself; nothing of it is held for the whole portfolio. */
final class LateLoanSurroundings implements Closeable {
    private static final Map<String, SuppressionCode> CODES = Arrays.stream(SuppressionCode.values())
            .collect(Collectors.toUnmodifiableMap(SuppressionCode::name, Function.identity()));

    private final Delivery delivery;
    private final Store memory;
    private final QuarantinesBefore quarantines;
    private final KeyedRows money;
    private final OwnerlessMatcher ownerless;
    private final Optional<KeyedRows> suppressedBefore;
    private final LocalDate date;
    private final boolean isPastDay;
    /** The days since when loans got no notice: few, and each is told of many. */
    private final Map<String, LocalDate> sinceDates = new ConcurrentHashMap<>();

    /**
     * Opens the look-ups of one close.
     *
     * @param memory what was published and sent before
     * @param quarantines loans in quarantine before the date
     * @param money {@code money_in_the_air.csv} of tonight by borrower_id; closed with this
     * @param suppressedBefore the baseline's {@code suppressed.csv}
     * @param isPastDay whether nothing is sent for the date any more
     */
    LateLoanSurroundings(
            Delivery delivery,
            Store memory,
            QuarantinesBefore quarantines,
            KeyedRows money,
            OwnerlessMatcher ownerless,
            Optional<Path> suppressedBefore,
            LocalDate date,
            boolean isPastDay,
            Path workFolder)
            throws IOException {
        this.delivery = delivery;
        this.memory = memory;
        this.quarantines = quarantines;
        this.money = money;
        this.ownerless = ownerless;
        this.suppressedBefore = suppressedBefore.isPresent() && Files.isRegularFile(suppressedBefore.get())
                ? Optional.of(KeyedRows.index(suppressedBefore.get(), "loan_id", workFolder))
                : Optional.empty();
        this.date = date;
        this.isPastDay = isPastDay;
    }

    /** The surroundings of some loans, in their order. */
    List<Surroundings> of(List<LateLoan> lateLoans) throws IOException {
        List<String> loanIds =
                lateLoans.stream().map(late -> late.loan().loanId()).toList();
        Map<String, List<LedgerEntry>> aboutLoan = memory.ledger().ofLoans(loanIds);
        Map<String, List<LedgerEntry>> toBorrower = memory.ledger()
                .ofBorrowers(
                        lateLoans.stream().map(late -> late.loan().borrowerId()).toList());
        Map<String, Quarantine> inQuarantine = quarantines.ofLoans(loanIds);
        List<Surroundings> all = new ArrayList<>(lateLoans.size());
        for (LateLoan late : lateLoans) {
            Optional<Borrower> borrower = delivery.borrower(late.loan().borrowerId());
            Optional<Quarantine> quarantine =
                    Optional.ofNullable(inQuarantine.get(late.loan().loanId()));
            all.add(new Surroundings(
                    borrower,
                    withReceipts(aboutLoan.getOrDefault(late.loan().loanId(), List.of())),
                    withReceipts(toBorrower.getOrDefault(late.loan().borrowerId(), List.of())),
                    money(late),
                    borrower.map(this::sharing).orElse(Map.of()),
                    quarantine,
                    digestAtLastClean(late, quarantine),
                    previous(late)));
        }
        return all;
    }

    /**
     * What tonight's receipts say of a notice counts tonight. A past day knows no later notice; the newest knows those of
     * an older system, which went on until the day of the change.
     */
    private List<LedgerEntry> withReceipts(List<LedgerEntry> entries) throws IOException {
        List<LedgerEntry> all = new ArrayList<>(entries.size());
        for (LedgerEntry entry : entries) {
            if (isPastDay && entry.businessDate().isAfter(date)) {
                continue;
            }
            all.add(withReceipts(entry, delivery));
        }
        return all;
    }

    /** A notice with what the receipts of a delivery say of it. */
    static LedgerEntry withReceipts(LedgerEntry entry, Delivery delivery) throws IOException {
        LedgerEntry known = entry;
        for (Receipt receipt : delivery.receipts(entry.noticeId())) {
            known = known.after(reach(receipt.status()));
        }
        return known;
    }

    static LedgerEntry.Reach reach(ReceiptStatus status) {
        return switch (status) {
            case ACCEPTED -> LedgerEntry.Reach.NOT_KNOWN;
            case DELIVERED -> LedgerEntry.Reach.DELIVERED;
            case BOUNCED, FAILED -> LedgerEntry.Reach.BOUNCED;
            case WRONG_NUMBER -> LedgerEntry.Reach.WRONG_ADDRESS;
            case OPTED_OUT -> LedgerEntry.Reach.OPTED_OUT;
        };
    }

    private Optional<String> digestAtLastClean(LateLoan late, Optional<Quarantine> quarantine) throws IOException {
        if (quarantine.isEmpty() || late.standing().isEmpty()) {
            return Optional.empty();
        }
        LoanRecords records = delivery.reread(LoanPlace.parse(late.place())).records();
        return Optional.of(
                ScheduleDigest.of(records, quarantine.get().lastClean().date()));
    }

    private Map<Channel, Integer> sharing(Borrower borrower) {
        Sharing sharing = delivery.sharing(borrower);
        return Map.of(Channel.SMS, sharing.phone(), Channel.EMAIL, sharing.email(), Channel.LETTER, sharing.address());
    }

    private List<BorrowerMoney> money(LateLoan late) throws IOException {
        List<BorrowerMoney> found =
                new ArrayList<>(MoneyInTheAir.of(money, late.loan().borrowerId()));
        if (ownerless.hasUnnamed()) {
            found.addAll(ownerless.unnamed(amounts(late)));
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
            SuppressionCode code = CODES.get(row.cell("reason"));
            if (code != null) {
                LocalDate since = sinceDates.computeIfAbsent(row.cell("since"), LocalDate::parse);
                return Optional.of(new PreviousSuppression(code, since, Integer.parseInt(row.cell("nights"))));
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
