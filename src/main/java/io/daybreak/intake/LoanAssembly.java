package io.daybreak.intake;

import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Rejection;
import io.daybreak.loan.Reversals;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts one readable loan together from its rows, with the checks that need several of them. One object serves one loan
 * after the other. For one thread.
 */
final class LoanAssembly {
    /** More rows of one loan in one file are no loan any more; it also bounds the memory of one case. */
    static final int MAX_ROWS = 100_000;

    /** The sum of all amounts of a loan; a quarter of what fits, so that any sums of sums still do. */
    private static final long MAX_SUM_MINOR = Long.MAX_VALUE / 4;

    private static final Comparator<Rejection> BY_FILE_AND_LINE =
            Comparator.comparingInt(LoanAssembly::fileRank).thenComparingLong(Rejection::line);

    private final LoanSources sources;
    private final HoldBook.Lookup holds;

    private final List<Installment> installments = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private long loanRows;
    private long installmentRows;
    private long rejectedInstallmentRows;
    private long paymentRows;
    private long paymentsMinor;
    private long reversalRows;
    private long rejectedPaymentRows;
    private long rejectedPaymentsMinor;
    private long postedElsewhereRows;
    private long postedElsewhereMinor;
    private long sumMinor;
    private boolean isOverflown;

    LoanAssembly(LoanSources sources) {
        this.sources = sources;
        this.holds = sources.holds().lookup();
    }

    /** Forgets the last loan. */
    void begin() {
        installments.clear();
        payments.clear();
        rejections.clear();
        loanRows = 0;
        installmentRows = 0;
        rejectedInstallmentRows = 0;
        paymentRows = 0;
        paymentsMinor = 0;
        reversalRows = 0;
        rejectedPaymentRows = 0;
        rejectedPaymentsMinor = 0;
        postedElsewhereRows = 0;
        postedElsewhereMinor = 0;
        sumMinor = 0;
        isOverflown = false;
    }

    /** Counts a row of {@code loans.csv} and takes what is wrong with it. */
    void loanRow(Cells cells) {
        loanRows++;
        takeFaults(cells);
    }

    /** Whether there is room for another installment; if not, the row is only counted. */
    boolean hasRoomForInstallment() {
        return installmentRows < MAX_ROWS;
    }

    /** Takes an installment, or what is wrong with its row. */
    void installment(@Nullable Installment installment, Cells cells) {
        installmentRows++;
        if (installment == null) {
            rejectedInstallmentRows++;
            takeFaults(cells);
        } else {
            installments.add(installment);
            addToSum(installment.principalMinor());
            addToSum(installment.interestMinor());
            addToSum(installment.feeMinor());
            addToSum(installment.penaltyMinor());
        }
    }

    /** Counts an installment row beyond the limit. */
    void installmentBeyondLimit(Cells cells) {
        if (installmentRows++ == MAX_ROWS) {
            cells.fault(RejectReason.TOO_MANY_ROWS, "");
            takeFaults(cells);
        }
        rejectedInstallmentRows++;
    }

    /** Whether there is room for another payment; if not, the row is only counted. */
    boolean hasRoomForPayment() {
        return paymentRows < MAX_ROWS;
    }

    /**
     * Takes a payment, or what is wrong with its row.
     *
     * @param minor its amount of either sign; 0 where it cannot be read
     */
    void payment(@Nullable Payment payment, long minor, PaymentRows rows) {
        paymentRows++;
        PaymentType type = rows.lastType();
        if (type == PaymentType.REVERSAL || type == PaymentType.CHARGEBACK) {
            reversalRows++;
        }
        if (!addToSum(Math.abs(minor))) {
            takeFaults(rows.cells());
            rejectedPaymentRows++;
            return;
        }
        paymentsMinor += minor;
        if (payment == null) {
            takeFaults(rows.cells());
            rejectedPaymentRows++;
            rejectedPaymentsMinor += minor;
        } else if (rows.isPostedElsewhere() || sources.isUnknown(payment.bookedOn())) {
            postedElsewhereRows++;
            postedElsewhereMinor += minor;
        } else {
            payments.add(payment);
        }
    }

    /** Counts a payment row beyond the limit. */
    void paymentBeyondLimit(Cells cells) {
        if (paymentRows++ == MAX_ROWS) {
            cells.fault(RejectReason.TOO_MANY_ROWS, "");
            takeFaults(cells);
        }
        rejectedPaymentRows++;
    }

    private void takeFaults(Cells cells) {
        if (cells.hasFaults()) {
            rejections.addAll(cells.faults());
        }
    }

    /** False once the amounts no longer fit; such an amount counts as 0 from then on. */
    private boolean addToSum(long minor) {
        if (minor > MAX_SUM_MINOR - sumMinor) {
            isOverflown = true;
            return false;
        }
        sumMinor += minor;
        return true;
    }

    /** Checks the loan as a whole and gives it away. */
    LoanCase.ReadableLoan finish(Loan loan, Optional<PublishedStanding> baseline, LoanPlace place) throws IOException {
        if (isOverflown) {
            reject("loans.csv", loan.line(), "", RejectReason.OVERFLOW, "");
        }
        checkVersions();
        checkSchedule(loan);
        checkDirections();
        checkReversals(loan);
        if (rejections.size() > 1) {
            rejections.sort(BY_FILE_AND_LINE);
        }
        LoanRecords records = new LoanRecords(
                loan, installments, payments, holds.of(loan.loanId(), loan.borrowerId(), loan.product()));
        RowTotals totals = new RowTotals(
                loanRows,
                installmentRows,
                paymentRows,
                paymentsMinor,
                reversalRows,
                rejectedPaymentRows,
                rejectedPaymentsMinor,
                postedElsewhereRows,
                postedElsewhereMinor);
        return new LoanCase.ReadableLoan(
                sources.knownOn().map(records::knownOn).orElse(records), baseline, rejections, totals, place);
    }

    /** Gives away a loan whose own row cannot be used. */
    LoanCase.RejectedLoan finishRejected(
            String loanId,
            Optional<PublishedStanding> baseline,
            long installmentCount,
            long paymentCount,
            BigDecimal paymentsAmount) {
        return new LoanCase.RejectedLoan(
                loanId, rejections, baseline, loanRows, installmentCount, paymentCount, paymentsAmount);
    }

    private static int fileRank(Rejection rejection) {
        return rejection.file().equals("loans.csv") ? 0 : rejection.file().equals("installments.csv") ? 1 : 2;
    }

    private void reject(String file, long line, String field, RejectReason reason, String value) {
        rejections.add(new Rejection(file, line, field, reason, value, reason.hint()));
    }

    /** At any day at most one version of an installment may be in force. */
    private void checkVersions() {
        if (hasAscendingNumbers()) {
            return;
        }
        Map<Integer, NavigableMap<LocalDate, Installment>> accepted = new TreeMap<>();
        installments.sort(Comparator.comparingLong(Installment::line));
        installments.removeIf(installment -> {
            NavigableMap<LocalDate, Installment> versions =
                    accepted.computeIfAbsent(installment.number(), number -> new TreeMap<>());
            Optional<Installment> rival = rival(installment, versions);
            if (rival.isEmpty()) {
                versions.put(from(installment), installment);
                return false;
            }
            boolean isRepeat = isSameButForLine(installment, rival.get());
            reject(
                    "installments.csv",
                    installment.line(),
                    "installment_no",
                    isRepeat ? RejectReason.DUPLICATE : RejectReason.OVERLAPPING_VERSIONS,
                    Integer.toString(installment.number()));
            rejectedInstallmentRows++;
            return true;
        });
    }

    /** As almost all schedules come; then nothing can overlap. */
    private boolean hasAscendingNumbers() {
        int last = -1;
        for (Installment installment : installments) {
            if (installment.number() <= last) {
                return false;
            }
            last = installment.number();
        }
        return true;
    }

    /** A version in force on a common day. */
    private static Optional<Installment> rival(Installment installment, NavigableMap<LocalDate, Installment> versions) {
        LocalDate from = from(installment);
        Map.Entry<LocalDate, Installment> before = versions.floorEntry(from);
        if (before != null && to(before.getValue()).isAfter(from)) {
            return Optional.of(before.getValue());
        }
        Map.Entry<LocalDate, Installment> after = versions.ceilingEntry(from);
        return after != null && to(installment).isAfter(after.getKey())
                ? Optional.of(after.getValue())
                : Optional.empty();
    }

    private static LocalDate from(Installment installment) {
        return installment.bookedOn().orElse(LocalDate.MIN);
    }

    private static LocalDate to(Installment installment) {
        return installment.replacedOn().orElse(LocalDate.MAX);
    }

    private static boolean isSameButForLine(Installment left, Installment right) {
        return left.dueDate().equals(right.dueDate())
                && left.principalMinor() == right.principalMinor()
                && left.interestMinor() == right.interestMinor()
                && left.feeMinor() == right.feeMinor()
                && left.penaltyMinor() == right.penaltyMinor()
                && left.bookedOn().equals(right.bookedOn())
                && left.replacedOn().equals(right.replacedOn());
    }

    private void checkSchedule(Loan loan) {
        if (installmentRows == 0
                && loan.statusAt(sources.businessDate()) == LoanStatus.ACTIVE
                && !loan.disbursedOn().isAfter(sources.businessDate())) {
            reject("loans.csv", loan.line(), "", RejectReason.NO_SCHEDULE, "");
        }
    }

    /** A directed payment needs its installment; not asked where an installment could not be read. */
    private void checkDirections() {
        if (rejectedInstallmentRows > 0 || !hasDirectedPayment()) {
            return;
        }
        Set<Integer> numbers = new HashSet<>();
        installments.forEach(installment -> numbers.add(installment.number()));
        payments.removeIf(payment -> {
            if (payment.installmentNumber().isEmpty()
                    || numbers.contains(payment.installmentNumber().getAsInt())) {
                return false;
            }
            reject(
                    "payments.csv",
                    payment.line(),
                    "installment_no",
                    RejectReason.UNKNOWN_INSTALLMENT,
                    Integer.toString(payment.installmentNumber().getAsInt()));
            reclassify(payment);
            return true;
        });
    }

    private boolean hasDirectedPayment() {
        for (Payment payment : payments) {
            if (payment.installmentNumber().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void checkReversals(Loan loan) {
        List<Rejection> found = Reversals.of(payments, loan.currency()).rejections();
        if (found.isEmpty()) {
            return;
        }
        Set<Long> lines = new HashSet<>();
        found.forEach(rejection -> lines.add(rejection.line()));
        rejections.addAll(found);
        payments.removeIf(payment -> {
            boolean isRejected = lines.contains(payment.line());
            if (isRejected) {
                reclassify(payment);
            }
            return isRejected;
        });
    }

    /** A row that was usable by itself is rejected after all. */
    private void reclassify(Payment payment) {
        rejectedPaymentRows++;
        rejectedPaymentsMinor += payment.amountMinor();
    }
}
