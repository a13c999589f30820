package io.daybreak.publication;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Components;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.notice.LateLoan.HistoryDigests;
import io.daybreak.notice.LateLoan.OwnMoney;
import io.daybreak.notice.LateLoan.PaymentRows;
import io.daybreak.notice.LateLoan.UnpaidInstallment;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Tier;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Late loans between the pass that found them and the decision about them: records of a binary work file, lossless.
 * It never outlives its run, so it has no version. A tier is kept by its code and found again in the run's policy.
 */
public final class LatePart {
    private LatePart() {}

    /** Renders late loans; for one thread at a time. */
    public static final class Rows {
        private final RecordBytes bytes = new RecordBytes();
        private final DataOutputStream out = new DataOutputStream(bytes);

        /** Renders one loan behind the others. */
        public void add(LateLoan late) {
            try {
                write(late, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // a byte array does not fail
            }
        }

        /** Appends what was rendered to the part and empties the buffer. */
        public void moveTo(PartFile part) throws IOException {
            bytes.moveTo(part);
        }
    }

    private static final class RecordBytes extends ByteArrayOutputStream {
        void moveTo(PartFile part) throws IOException {
            part.append(buf, 0, count);
            reset();
        }
    }

    /** Reads late loans up to the committed length of a part. */
    public static final class Reader implements Closeable {
        private final Policy policy;
        private final DataInputStream in;
        private final CountingStream counting;
        private final long length;

        private Reader(CommittedPart part, Policy policy) throws IOException {
            this.policy = policy;
            this.counting = new CountingStream(new BufferedInputStream(Files.newInputStream(part.file()), 1 << 16));
            this.in = new DataInputStream(counting);
            this.length = part.length();
        }

        /** The next loan, or empty at the end. */
        public Optional<LateLoan> next() throws IOException {
            if (counting.taken >= length) {
                return Optional.empty();
            }
            return Optional.of(read(in, policy));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class CountingStream extends FilterInputStream {
        private long taken;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            taken += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int read = super.read(bytes, offset, count);
            taken += Math.max(read, 0);
            return read;
        }
    }

    /** Begins to render. */
    public static Rows rows() {
        return new Rows();
    }

    /** Opens a part; its tiers are looked up in the policy of the run. */
    public static Reader read(CommittedPart part, Policy policy) throws IOException {
        return new Reader(part, policy);
    }

    private static void write(LateLoan late, DataOutputStream out) throws IOException {
        loan(late.loan(), out);
        date(late.asOf(), out);
        out.writeBoolean(late.standing().isPresent());
        if (late.standing().isPresent()) {
            standing(late.standing().get(), out);
        }
        out.writeInt(late.rejections().size());
        for (RejectReason reason : late.rejections()) {
            text(reason.name(), out);
        }
        out.writeBoolean(late.baseline().isPresent());
        if (late.baseline().isPresent()) {
            published(late.baseline().get(), out);
        }
        holds(late.holds(), out);
        datedAmount(late.lastPayment(), out);
        optionalDate(late.lastReversalOn(), out);
        optionalDate(late.episodeStart(), out);
        optionalDate(late.tierSince(), out);
        datedAmount(late.nextDue(), out);
        out.writeInt(late.unpaid().size());
        for (UnpaidInstallment installment : late.unpaid()) {
            out.writeInt(installment.number());
            date(installment.dueDate(), out);
            components(installment.unpaid(), out);
        }
        out.writeInt(late.unpaidAmounts().size());
        for (long amount : late.unpaidAmounts()) {
            out.writeLong(amount);
        }
        out.writeLong(late.rows().paymentsCounted());
        out.writeLong(late.rows().paymentsTotalMinor());
        out.writeLong(late.rows().reversalsCounted());
        ownMoney(late.ownMoney(), out);
        optionalText(late.history().now(), out);
        optionalText(late.history().atBaseline(), out);
        text(late.place(), out);
    }

    private static LateLoan read(DataInputStream in, Policy policy) throws IOException {
        Loan loan = loan(in);
        List<Tier> tiers = policy.rules(loan.product()).tiers();
        LocalDate asOf = date(in);
        Optional<Standing> standing = in.readBoolean() ? Optional.of(standing(in, tiers)) : Optional.empty();
        return new LateLoan(
                loan,
                asOf,
                standing,
                list(in, () -> RejectReason.valueOf(text(in))),
                in.readBoolean() ? Optional.of(published(in)) : Optional.empty(),
                list(in, () -> hold(in)),
                datedAmount(in),
                optionalDate(in),
                optionalDate(in),
                optionalDate(in),
                datedAmount(in),
                list(in, () -> new UnpaidInstallment(in.readInt(), date(in), components(in))),
                list(in, in::readLong),
                new PaymentRows(in.readLong(), in.readLong(), in.readLong()),
                new OwnMoney(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()),
                new HistoryDigests(optionalText(in), optionalText(in)),
                text(in));
    }

    private static void loan(Loan loan, DataOutputStream out) throws IOException {
        text(loan.loanId(), out);
        text(loan.borrowerId(), out);
        text(loan.product(), out);
        text(loan.currency().getCurrencyCode(), out);
        out.writeLong(loan.principalMinor());
        date(loan.disbursedOn(), out);
        text(loan.status().name(), out);
        optionalDate(loan.statusOn(), out);
        optionalLong(loan.exposureMinor(), out);
        optionalText(loan.contractRef(), out);
        optionalText(loan.productName(), out);
        optionalDate(loan.core().paidToDate(), out);
        optionalInt(loan.core().dpd(), out);
        optionalLong(loan.core().overdueMinor(), out);
        out.writeLong(loan.line());
    }

    private static Loan loan(DataInputStream in) throws IOException {
        return new Loan(
                text(in),
                text(in),
                text(in),
                Currency.getInstance(text(in)),
                in.readLong(),
                date(in),
                LoanStatus.valueOf(text(in)),
                optionalDate(in),
                optionalLong(in),
                optionalText(in),
                optionalText(in),
                new CoreFigures(optionalDate(in), optionalInt(in), optionalLong(in)),
                in.readLong());
    }

    private static void standing(Standing standing, DataOutputStream out) throws IOException {
        date(standing.asOf(), out);
        out.writeInt(standing.dpd());
        out.writeInt(standing.policyDpd());
        optionalText(standing.ownTier().map(Tier::code), out);
        optionalText(standing.tier().map(Tier::code), out);
        text(standing.tierReason().name(), out);
        optionalDate(standing.oldestUnpaidDueDate(), out);
        out.writeInt(standing.installmentsOverdue());
        components(standing.overdue(), out);
        out.writeLong(standing.outstandingPrincipalMinor());
        MoneyFlow flow = standing.flow();
        out.writeLong(flow.creditsMinor());
        out.writeLong(flow.waiversMinor());
        out.writeLong(flow.refundsOutOfCreditMinor());
        out.writeLong(flow.settledMinor());
        out.writeLong(flow.waivedMinor());
        out.writeLong(flow.creditLeftMinor());
        out.writeLong(flow.scheduledMinor());
        out.writeLong(flow.chargedBackMinor());
        out.writeLong(flow.refundedBeyondCreditMinor());
        out.writeLong(flow.overdueMinor());
        out.writeLong(flow.notYetOverdueMinor());
        out.writeLong(flow.onClosedMinor());
    }

    private static Standing standing(DataInputStream in, List<Tier> tiers) throws IOException {
        return new Standing(
                date(in),
                in.readInt(),
                in.readInt(),
                optionalText(in).map(code -> tier(code, tiers)),
                optionalText(in).map(code -> tier(code, tiers)),
                TierReason.valueOf(text(in)),
                optionalDate(in),
                in.readInt(),
                components(in),
                in.readLong(),
                new MoneyFlow(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong()));
    }

    private static Tier tier(String code, List<Tier> tiers) {
        for (Tier tier : tiers) {
            if (tier.code().equals(code)) {
                return tier;
            }
        }
        throw new IllegalStateException("the policy has no tier " + code);
    }

    private static void published(PublishedStanding published, DataOutputStream out) throws IOException {
        text(published.loanId(), out);
        text(published.borrowerId(), out);
        text(published.product(), out);
        text(published.currency(), out);
        optionalInt(published.dpd(), out);
        optionalInt(published.policyDpd(), out);
        optionalText(published.tier(), out);
        text(published.tierReason(), out);
        optionalDate(published.oldestUnpaidDueDate(), out);
        optionalLong(published.overdueTotalMinor(), out);
        optionalLong(published.outstandingPrincipalMinor(), out);
        optionalText(published.scheduleDigest(), out);
        optionalLong(published.paymentsCounted(), out);
        optionalLong(published.paymentsTotalMinor(), out);
        optionalLong(published.reversalsCounted(), out);
    }

    private static PublishedStanding published(DataInputStream in) throws IOException {
        return new PublishedStanding(
                text(in),
                text(in),
                text(in),
                text(in),
                optionalInt(in),
                optionalInt(in),
                optionalText(in),
                text(in),
                optionalDate(in),
                optionalLong(in),
                optionalLong(in),
                optionalText(in),
                optionalLong(in),
                optionalLong(in),
                optionalLong(in));
    }

    private static void holds(List<HoldInForce> holds, DataOutputStream out) throws IOException {
        out.writeInt(holds.size());
        for (HoldInForce hold : holds) {
            text(hold.holdId(), out);
            text(hold.scope().name(), out);
            text(hold.kind(), out);
            date(hold.fromInclusive(), out);
            optionalDate(hold.toExclusive(), out);
        }
    }

    private static HoldInForce hold(DataInputStream in) throws IOException {
        return new HoldInForce(text(in), HoldScope.valueOf(text(in)), text(in), date(in), optionalDate(in));
    }

    private static void ownMoney(OwnMoney money, DataOutputStream out) throws IOException {
        out.writeLong(money.pendingCount());
        out.writeLong(money.pendingMinor());
        out.writeLong(money.futureCount());
        out.writeLong(money.futureMinor());
        out.writeLong(money.reversedCount());
        out.writeLong(money.reversedMinor());
    }

    private static void components(Components components, DataOutputStream out) throws IOException {
        out.writeLong(components.principalMinor());
        out.writeLong(components.interestMinor());
        out.writeLong(components.feesMinor());
        out.writeLong(components.penaltiesMinor());
    }

    private static Components components(DataInputStream in) throws IOException {
        return new Components(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private static void datedAmount(Optional<DatedAmount> amount, DataOutputStream out) throws IOException {
        out.writeBoolean(amount.isPresent());
        if (amount.isPresent()) {
            date(amount.get().date(), out);
            out.writeLong(amount.get().amountMinor());
        }
    }

    private static Optional<DatedAmount> datedAmount(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(new DatedAmount(date(in), in.readLong())) : Optional.empty();
    }

    private static void date(LocalDate date, DataOutputStream out) throws IOException {
        out.writeLong(date.toEpochDay());
    }

    private static LocalDate date(DataInputStream in) throws IOException {
        return LocalDate.ofEpochDay(in.readLong());
    }

    private static void optionalDate(Optional<LocalDate> date, DataOutputStream out) throws IOException {
        out.writeBoolean(date.isPresent());
        if (date.isPresent()) {
            date(date.get(), out);
        }
    }

    private static Optional<LocalDate> optionalDate(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(date(in)) : Optional.empty();
    }

    private static void optionalInt(OptionalInt number, DataOutputStream out) throws IOException {
        out.writeBoolean(number.isPresent());
        if (number.isPresent()) {
            out.writeInt(number.getAsInt());
        }
    }

    private static OptionalInt optionalInt(DataInputStream in) throws IOException {
        return in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty();
    }

    private static void optionalLong(OptionalLong number, DataOutputStream out) throws IOException {
        out.writeBoolean(number.isPresent());
        if (number.isPresent()) {
            out.writeLong(number.getAsLong());
        }
    }

    private static OptionalLong optionalLong(DataInputStream in) throws IOException {
        return in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] utf8 = new byte[in.readInt()];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static void optionalText(Optional<String> text, DataOutputStream out) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            text(text.get(), out);
        }
    }

    private static Optional<String> optionalText(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
    }

    /** Reads one element of a list. */
    @FunctionalInterface
    private interface Element<T> {
        T read() throws IOException;
    }

    private static <T> List<T> list(DataInputStream in, Element<T> element) throws IOException {
        int size = in.readInt();
        List<T> list = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            list.add(element.read());
        }
        return list;
    }
}
