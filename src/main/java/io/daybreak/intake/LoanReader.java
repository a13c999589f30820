package io.daybreak.intake;

import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.Rejection;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the loans of one slice, each with its rows and its baseline, in the order of their loan_ids: the four files are
 * read side by side, each once. For one thread.
 */
public final class LoanReader implements Closeable {
    private static final int BUFFER_BYTES = 128 << 10;

    private final LoanSources sources;
    private final Lane loans;
    private final Lane installments;
    private final Lane payments;
    private final Optional<Lane> baseline;
    private final RowMark startOfBaseline;
    private final LoanRows loanRows;
    private final InstallmentRows installmentRows;
    private final PaymentRows paymentRows;
    private final Optional<BaselineRows> baselineRows;
    private final LoanAssembly assembly;
    private final Lane.LoanKey key = new Lane.LoanKey();

    private LoanReader(LoanSources sources, List<Lane> lanes, RowMark startOfBaseline) {
        this.sources = sources;
        this.loans = lanes.get(0);
        this.installments = lanes.get(1);
        this.payments = lanes.get(2);
        this.baseline = lanes.size() > 3 ? Optional.of(lanes.get(3)) : Optional.empty();
        this.startOfBaseline = startOfBaseline;
        this.loanRows = new LoanRows(sources.loans(), sources.order());
        this.installmentRows = new InstallmentRows(sources.installments());
        this.paymentRows = new PaymentRows(sources.payments(), sources.repeated(), sources.order());
        this.baselineRows = sources.baseline().map(BaselineRows::new);
        this.assembly = new LoanAssembly(sources);
    }

    /** Opens a slice at a position. */
    static LoanReader open(LoanSources sources, Slice slice, Position position) throws IOException {
        List<Lane> lanes = new ArrayList<>();
        try {
            lanes.add(open(sources.loans(), position.loans(), slice.loans()));
            lanes.add(open(sources.installments(), position.installments(), slice.installments()));
            lanes.add(open(sources.payments(), position.payments(), slice.payments()));
            if (sources.baseline().isPresent()) {
                lanes.add(open(sources.baseline().get(), position.baseline(), slice.baseline()));
            }
            return new LoanReader(sources, lanes, position.baseline());
        } catch (IOException | RuntimeException failure) {
            for (Lane lane : lanes) {
                lane.close();
            }
            throw failure;
        }
    }

    /** The files that {@link #over} reads. */
    static List<ByteSource> mapped(LoanSources sources) throws IOException {
        return List.of(
                MappedBytes.of(sources.loans().path()),
                MappedBytes.of(sources.installments().path()),
                MappedBytes.of(sources.payments().path()));
    }

    /** Reads one loan; needs no closing. */
    static LoanReader over(LoanSources sources, List<ByteSource> files, LoanPlace place) throws IOException {
        return new LoanReader(
                sources,
                List.of(
                        Lane.over(sources.loans(), files.get(0), place.loans(), BUFFER_BYTES),
                        Lane.over(sources.installments(), files.get(1), place.installments(), BUFFER_BYTES),
                        Lane.over(sources.payments(), files.get(2), place.payments(), BUFFER_BYTES)),
                new RowMark(0, 1));
    }

    private static Lane open(RowSource source, RowMark from, RowRange range) throws IOException {
        return Lane.open(source, new RowRange(from, range.to()), BUFFER_BYTES);
    }

    /**
     * The next case, or nothing at the end of the slice.
     *
     * @throws FileChangedException when a file is no longer what the scan saw
     * @throws IOException when a file cannot be read
     */
    public Optional<LoanCase> next() throws IOException {
        Optional<Lane> first = first();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Lane lane = first.get();
        if (lane.isBefore(key, sources.order())) {
            throw lane.changed();
        }
        lane.keyInto(key);
        if (lane == loans) {
            return Optional.of(key.isEmpty() ? loanWithoutId() : loan());
        } else if (lane == installments) {
            return Optional.of(strayInstallment());
        } else if (lane == payments) {
            return Optional.of(ownerlessPayment());
        }
        return Optional.of(new LoanCase.Gone(published().orElseThrow()));
    }

    /** The lane whose row has the lowest loan_id; of equal ones loans, then baseline, installments, payments. */
    private Optional<Lane> first() {
        Optional<Lane> first = loans.hasRow() ? Optional.of(loans) : Optional.empty();
        first = baseline.isPresent() ? earlier(first, baseline.get()) : first;
        first = earlier(first, installments);
        return earlier(first, payments);
    }

    private Optional<Lane> earlier(Optional<Lane> first, Lane lane) {
        if (!lane.hasRow() || (first.isPresent() && !lane.isBefore(first.get(), sources.order()))) {
            return first;
        }
        return Optional.of(lane);
    }

    private LoanCase loan() throws IOException {
        RowMark from = loans.mark();
        assembly.begin();
        Loan loan = loanRows.read(loans.row(), loans.total());
        assembly.loanRow(loanRows.cells());
        loans.used();
        while (loans.isAt(key)) {
            loanRows.readRepeat(loans.row(), loans.total());
            assembly.loanRow(loanRows.cells());
            loans.used();
        }
        if (loan == null) {
            return rejectedLoan();
        }
        RowRange ofLoan = new RowRange(from, loans.mark().offset());
        int digits = loan.currency().getDefaultFractionDigits();
        RowRange ofInstallments = takeInstallments(digits);
        RowRange ofPayments = takePayments(digits);
        return assembly.finish(loan, published(), new LoanPlace(ofLoan, ofInstallments, ofPayments));
    }

    private RowRange takeInstallments(int digits) throws IOException {
        RowMark from = installments.mark();
        while (installments.isAt(key)) {
            if (assembly.hasRoomForInstallment()) {
                Installment installment = installmentRows.read(installments.row(), digits, installments.total());
                assembly.installment(installment, installmentRows.cells());
            } else {
                installmentRows.count(installments.row(), installments.total());
                assembly.installmentBeyondLimit(installmentRows.cells());
            }
            installments.used();
        }
        return new RowRange(from, installments.mark().offset());
    }

    private RowRange takePayments(int digits) throws IOException {
        RowMark from = payments.mark();
        while (payments.isAt(key)) {
            if (assembly.hasRoomForPayment()) {
                Payment payment = paymentRows.read(payments.row(), digits, payments.total());
                assembly.payment(payment, paymentRows.cells().minorOfLast(digits), paymentRows);
            } else {
                paymentRows.count(payments.row(), payments.total());
                assembly.paymentBeyondLimit(paymentRows.cells());
            }
            payments.used();
        }
        return new RowRange(from, payments.mark().offset());
    }

    /** The loan's own row cannot be used, so its installments and payments mean nothing. */
    private LoanCase rejectedLoan() throws IOException {
        long installmentCount = 0;
        while (installments.isAt(key)) {
            installmentRows.count(installments.row(), installments.total());
            installments.used();
            installmentCount++;
        }
        long paymentCount = 0;
        BigDecimal paid = BigDecimal.ZERO;
        while (payments.isAt(key)) {
            paymentRows.count(payments.row(), payments.total());
            paid = paid.add(paymentRows.cells().plainOfLast());
            payments.used();
            paymentCount++;
        }
        return assembly.finishRejected(key.toString(), published(), installmentCount, paymentCount, paid);
    }

    /** Rows without a loan_id have nothing to do with each other, nor with payments that name no loan. */
    private LoanCase loanWithoutId() throws IOException {
        assembly.begin();
        loanRows.read(loans.row(), loans.total());
        assembly.loanRow(loanRows.cells());
        loans.used();
        return assembly.finishRejected("", Optional.empty(), 0, 0, BigDecimal.ZERO);
    }

    private LoanCase strayInstallment() throws IOException {
        installmentRows.count(installments.row(), installments.total());
        installmentRows.judgeStray();
        List<Rejection> faults = installmentRows.cells().faults();
        installments.used();
        return new LoanCase.Stray(faults, false, BigDecimal.ZERO);
    }

    private LoanCase ownerlessPayment() throws IOException {
        Optional<OwnerlessPayment> payment =
                Optional.ofNullable(paymentRows.readOwnerless(payments.row(), payments.total()));
        Cells cells = paymentRows.cells();
        BigDecimal amount = cells.plainOfLast();
        boolean isUnplaceable = paymentRows.isUnplaceable(payments.row(), payments.source());
        boolean isPostedElsewhere = paymentRows.isPostedElsewhere();
        OwnerlessReason reason = key.isEmpty() ? OwnerlessReason.UNMATCHED : OwnerlessReason.ORPHAN;
        List<Rejection> faults = cells.faults();
        long line = cells.line();
        payments.used();
        if (isUnplaceable) {
            return new LoanCase.Unplaceable(faults, amount, unplaceable(line));
        }
        return payment.isPresent()
                ? new LoanCase.Ownerless(
                        payment.get(),
                        reason,
                        isPostedElsewhere || sources.isUnknown(payment.get().bookedOn()))
                : new LoanCase.Stray(faults, true, amount);
    }

    private Refusal unplaceable(long line) {
        return Refusal.at(
                        RefusalCode.UNREADABLE_PAYMENT_LOAN,
                        payments.source().name(),
                        line,
                        "Nobody can say which loan this payment belongs to: its row or its loan_id cannot be read.",
                        "correct the row and deliver the file again; an empty loan_id is allowed.")
                .inField("loan_id");
    }

    /** The baseline's row with the current loan_id. */
    private Optional<PublishedStanding> published() throws IOException {
        if (baseline.isEmpty() || !baseline.get().isAt(key)) {
            return Optional.empty();
        }
        Lane lane = baseline.get();
        PublishedStanding standing = baselineRows.orElseThrow().read(lane.row());
        lane.used();
        if (lane.isAt(key)) {
            throw new IOException("baseline " + lane.source().name() + ":" + lane.line()
                    + " repeats a loan_id: it is not what was published");
        }
        return Optional.of(standing);
    }

    /** Where the case after the last one begins. */
    public Position position() {
        return new Position(
                loans.mark(),
                installments.mark(),
                payments.mark(),
                baseline.map(Lane::mark).orElse(startOfBaseline));
    }

    /** What the cases since the last call (or since the reader was opened) were made of. */
    public FileCounts takeCounts() {
        return new FileCounts(
                loans.takeCount(),
                installments.takeCount(),
                payments.takeCount(),
                baseline.map(Lane::takeCount).orElse(FileCount.NONE));
    }

    @Override
    public void close() throws IOException {
        loans.close();
        installments.close();
        payments.close();
        if (baseline.isPresent()) {
            baseline.get().close();
        }
    }
}
